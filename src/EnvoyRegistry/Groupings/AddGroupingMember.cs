using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>Seats one more member in a grouping that has not ended.</summary>
sealed class AddGroupingMember(SecretariatClock clock, SeatLetters letters)
    : IMutation<AddGroupingMemberInput, AddGroupingMemberPayload>
{
    public async Task<AddGroupingMemberPayload> RunAsync(
        RegistryDb db, Caller caller, AddGroupingMemberInput input, CancellationToken cancellation)
    {
        var grouping = await db.Set<Grouping>().Include(g => g.Members)
            .FirstOrDefaultAsync(g => g.Id == input.Grouping.Key, cancellation);
        if (grouping is null)
            return Refused(new NotFound("There is no such grouping.", "grouping"));
        if (grouping.Version != input.ExpectedVersion)
            return Refused(new StaleVersion(grouping.Version, input.ExpectedVersion));
        if (grouping.HasEnded)
            return Refused(new Conflict("The grouping has ended; nobody joins it any more.", "grouping"));

        string[] path = ["member"];
        var (candidate, error) = await db.FindAsync(input.Member, path, cancellation);
        if (error is not null)
            return Refused(error);
        var roll = await SeatOffice.RollAsync(db, grouping.SeatingDay(clock.Today), cancellation);
        var check = new SeatCheck(grouping.Kind, roll, grouping.Members);
        if (check.Refusal(candidate!, path) is { } refusal)
            return Refused(refusal);

        var member = check.Seat(candidate!, EntityId.New());
        grouping.Seat(member);
        await letters.PostAsync(db, grouping, [member], cancellation);
        await db.SaveChangesAsync(cancellation);
        return new AddGroupingMemberPayload(grouping.Id, [])
        {
            Seated = Seated.Of([member], input.About),
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
}
