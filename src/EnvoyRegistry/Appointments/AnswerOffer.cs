using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// R3: her own yes or no, and nobody else's. A no owes no reason; a yes is to the terms that were read.
/// </summary>
sealed class AnswerOffer(AppointmentDesk desk) : IMutation<AnswerOfferInput, AnswerOfferPayload>
{
    public async Task<AnswerOfferPayload> RunAsync(
        RegistryDb db, Caller caller, AnswerOfferInput input, CancellationToken cancellation)
    {
        var offer = await db.Set<Offer>().FirstOrDefaultAsync(o => o.Id == input.Offer.Key, cancellation);
        if (offer is null)
            return Refused(new NotFound("There is no such offer.", "offer"));
        if (!IsFor(offer, caller))
            return Refused(new RuleViolation("R3", "Nobody answers an offer for another.", "offer"));
        return await AnswerAsync(db, offer.Id, input, cancellation);
    }

    /// <summary>The answer of whoever it was offered to: that was looked at before.</summary>
    public async Task<AnswerOfferPayload> AnswerAsync(
        RegistryDb db, long id, AnswerOfferInput input, CancellationToken cancellation)
    {
        var of = await db.Set<Offer>().Where(o => o.Id == id).Select(o => o.AppointmentId).SingleAsync(cancellation);
        var (appointment, error) = await desk.FindAsync(db, of, null, cancellation);
        if (appointment is null)
            return Refused(error!);
        var offer = appointment.Offers.Single(o => o.Id == id);
        var isNewTerms = offer.End is OfferEnd.Accepted && offer.TermsNumber != appointment.CurrentTerms!.Number;
        if (!offer.IsOpen && !isNewTerms)
            return Refused(new Conflict("The offer is over.", "offer"));
        if (input.Answer is OfferAnswer.No)
        {
            if (isNewTerms)
                return Refused(new Conflict(
                    "You hold the appointment; to end it, resign. You owe no reason for that either.", "answer"));
            offer.Finish(OfferEnd.Declined, desk.Now);
        }
        else
        {
            if (input.TermsVersion != appointment.CurrentTerms!.Number)
                return Refused(new Conflict(
                    $"What is offered is version {appointment.CurrentTerms.Number} of the terms; read that, and say " +
                    "yes to it.", "termsVersion"));
            if (offer.OfficeId is not null && !Text.IsThere(input.Acting))
                return Refused(new RuleViolation("R16", "An office takes it: name who acts.", "acting"));
            if (!Text.IsLine(input.Acting) || input.Acting?.Length > Text.Line)
                return Refused(new InvalidInput($"In one line of at most {Text.Line} characters.", "acting"));
            offer.ActingName = Text.OrNull(input.Acting) ?? offer.ActingName;
            offer.SayYes(input.TermsVersion.Value, input.Release, desk.Now);
            // Of terms that came after the appointment, the days are others.
            if (isNewTerms && offer.Commitment is { } days)
                (days.From, days.Until) = (appointment.CurrentTerms.From, appointment.CurrentTerms.Until);
        }
        await desk.SaveAsync(db, appointment, cancellation);
        return new AnswerOfferPayload(offer.Id, []);
    }

    static bool IsFor(Offer offer, Caller caller) =>
        (offer.PersonId is { } person && caller.Role is CallerRole.Member && person == caller.PersonId)
        || (offer.OfficeId is { } office && caller.Role is CallerRole.FocalPoint && office == caller.ParticipantId);

    static AnswerOfferPayload Refused(UserError error) => new(null, [error]);
}

/// <param name="TermsVersion">That was read; needed for a yes.</param>
/// <param name="Acting">Of an office: who acts.</param>
sealed record AnswerOfferInput(
    Id<Offer> Offer, OfferAnswer Answer, int? TermsVersion = null,
    EmployerRelease Release = EmployerRelease.NotNeeded, string? Acting = null);

enum OfferAnswer
{
    Yes = 1,
    No = 2,
}

sealed record AnswerOfferPayload(long? OfferId, IReadOnlyList<UserError> Errors) : IPayload;
