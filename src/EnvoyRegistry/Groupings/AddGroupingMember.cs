using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>Seats one more member in a grouping that has not ended.</summary>
sealed class AddGroupingMember(SecretariatClock clock) : IMutation<AddGroupingMemberInput, AddGroupingMemberPayload>
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

        grouping.Seat(check.Seat(candidate!, EntityId.New()));
        await db.SaveChangesAsync(cancellation);
        return new AddGroupingMemberPayload(grouping.Id, []);
    }

    static AddGroupingMemberPayload Refused(UserError error) => new(null, [error]);
}

sealed record AddGroupingMemberInput(Id<Grouping> Grouping, int ExpectedVersion, GroupingMemberInput Member);

sealed record AddGroupingMemberPayload(long? GroupingId, IReadOnlyList<UserError> Errors) : IPayload;
