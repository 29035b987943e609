using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>Takes an offer back before it was accepted.</summary>
sealed class WithdrawOffer(AppointmentDesk desk) : IMutation<WithdrawOfferInput, WithdrawOfferPayload>
{
    public async Task<WithdrawOfferPayload> RunAsync(
        RegistryDb db, Caller caller, WithdrawOfferInput input, CancellationToken cancellation)
    {
        var of = await db.Set<Offer>().Where(o => o.Id == input.Offer.Key).Select(o => (long?)o.AppointmentId)
            .FirstOrDefaultAsync(cancellation);
        if (of is not { } id)
            return new WithdrawOfferPayload(null, [new NotFound("There is no such offer.", "offer")]);
        var (appointment, error) = await desk.FindAsync(db, id, null, cancellation);
        if (appointment is null)
            return new WithdrawOfferPayload(null, [error!]);
        var offer = appointment.Offers.Single(o => o.Id == input.Offer.Key);
        if (!offer.IsOpen)
            return new WithdrawOfferPayload(null, [new Conflict("The offer is over.", "offer")]);

        offer.Finish(OfferEnd.Withdrawn, desk.Now);
        await desk.SaveAsync(db, appointment, cancellation);
        return new WithdrawOfferPayload(appointment.Id, []);
    }
}

sealed record WithdrawOfferInput(Id<Offer> Offer);

sealed record WithdrawOfferPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload;
