using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>Gives a seat free, so that another can be put there.</summary>
sealed class VacateSeat(GroupingDesk desk) : IMutation<VacateSeatInput, VacateSeatPayload>
{
    public async Task<VacateSeatPayload> RunAsync(
        RegistryDb db, Caller caller, VacateSeatInput input, CancellationToken cancellation)
    {
        var (grouping, error) = await GroupingDesk.FindAsync(
            db, input.Grouping.Key, input.ExpectedVersion, cancellation);
        if (grouping is null)
            return Refused(error!);
        if (grouping.WasConstituted && grouping.Kind is not GroupingKind.ExpertTeam)
            return Refused(new RuleViolation(SeatCheck.RuleOfChoice(grouping.Kind),
                "The participants were consulted on who sits, and it is constituted: nobody is unseated any more.",
                "grouping"));
        var member = grouping.Present.FirstOrDefault(m => input.Holder.Person is { } person
            ? m.PersonId == person.Key : m.Participant?.Code == input.Holder.Participant);
        if (member is null)
            return Refused(new NotFound(
                "Nobody of this name sits in the grouping.",
                "holder", input.Holder.Person is null ? "participant" : "person"));
        grouping.Vacate(member, SeatEnd.Vacated, desk.Now);
        await desk.SaveAsync(db, grouping, cancellation);
        return new VacateSeatPayload(grouping.Id, []);
    }

    static VacateSeatPayload Refused(UserError error) => new(null, [error]);
}

sealed record VacateSeatInput(Id<Grouping> Grouping, int ExpectedVersion, SeatHolder Holder);

sealed record VacateSeatPayload(long? GroupingId, IReadOnlyList<UserError> Errors) : IPayload;
