using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Seats one more member: of ministers, before it is constituted, as the participants are consulted on who sits.
/// </summary>
sealed class AddGroupingMember(GroupingDesk desk, SeatLetters letters, Experts experts)
    : IMutation<AddGroupingMemberInput, AddGroupingMemberPayload>
{
    public async Task<AddGroupingMemberPayload> RunAsync(
        RegistryDb db, Caller caller, AddGroupingMemberInput input, CancellationToken cancellation)
    {
        var (grouping, error) = await GroupingDesk.FindAsync(
            db, input.Grouping.Key, input.ExpectedVersion, cancellation);
        if (grouping is null)
            return Refused(error!);
        if (grouping.WasConstituted && grouping.Kind is not GroupingKind.ExpertTeam)
            return Refused(new RuleViolation(SeatCheck.RuleOfChoice(grouping.Kind),
                "The participants were consulted on who sits, and it is constituted: nobody joins any more.",
                "grouping"));

        string[] path = ["member"];
        (var candidate, error) = await db.FindAsync(input.Member, path, cancellation);
        if (error is not null)
            return Refused(error);
        var roll = await SeatOffice.RollAsync(db, grouping.SeatingDay(desk.Today), cancellation);
        var check = new SeatCheck(
            grouping.Kind, roll, grouping.Present, GroupingLookup.PartiesOf(grouping.Situation));
        if (check.Refusal(candidate!, path) is { } refusal)
            return Refused(refusal);

        var member = check.Seat(candidate!, EntityId.New());
        if (candidate!.Person is { } person && experts.NoteTie(
            db, member, person, grouping.Situation, input.Member.Note, path) is { } tie)
            return new AddGroupingMemberPayload(null, [tie]) { About = [person.Id] };
        grouping.Seat(member);
        await letters.AskAsync(db, grouping, [member], cancellation);
        await desk.SaveAsync(db, grouping, cancellation);
        return new AddGroupingMemberPayload(grouping.Id, [])
        {
            Seated = Seated.Of([member], input.About, grouping.Situation),
        };
    }

    static AddGroupingMemberPayload Refused(UserError error) => new(null, [error]);
}

sealed record AddGroupingMemberInput(
    Id<Grouping> Grouping, int ExpectedVersion, GroupingMemberInput Member, IReadOnlyList<string>? About = null);

sealed record AddGroupingMemberPayload(long? GroupingId, IReadOnlyList<UserError> Errors) : IPayload
{
    /// <summary>Null when there are errors.</summary>
    public Seated? Seated { get; init; }

    public IEnumerable<long> About { get; init; } = [];
}
