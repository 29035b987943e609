using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>R3: her own yes or no, and nobody else's. A no owes no reason, and may follow a yes.</summary>
sealed class AnswerSeat(GroupingDesk desk, Experts experts) : IMutation<AnswerSeatInput, AnswerSeatPayload>
{
    public async Task<AnswerSeatPayload> RunAsync(
        RegistryDb db, Caller caller, AnswerSeatInput input, CancellationToken cancellation)
    {
        var (grouping, error) = await GroupingDesk.FindAsync(db, input.Grouping.Key, null, cancellation);
        if (grouping is null)
            return Refused(error!);
        var member = grouping.Present.FirstOrDefault(m => m.PersonId is not null && m.PersonId == caller.PersonId);
        if (member is null)
            return Refused(grouping.Members.Exists(m => m.PersonId == caller.PersonId && m.PersonId is not null)
                ? new Conflict("The seat is not yours any more.", "grouping")
                : new RuleViolation("R3", "Only whoever was asked to sit here answers.", "grouping"));
        if (input.Answer is SeatAnswer.Yes)
        {
            if (member.Answer is SeatAnswer.Yes)
                return Refused(new Conflict("You have said yes already.", "answer"));
            if (await experts.OfYesAsync(db, member.Person!, cancellation, "answer") is { Count: > 0 } errors)
                return new AnswerSeatPayload(null, errors) { About = [member.PersonId!.Value] };
            member.SayYes(desk.Now);
        }
        else
        {
            member.SayNo(desk.Now);
        }
        await desk.SaveAsync(db, grouping, cancellation);
        return new AnswerSeatPayload(grouping.Id, []);
    }

    static AnswerSeatPayload Refused(UserError error) => new(null, [error]);
}

sealed record AnswerSeatInput(Id<Grouping> Grouping, SeatAnswer Answer);

sealed record AnswerSeatPayload(long? GroupingId, IReadOnlyList<UserError> Errors) : IPayload
{
    public IEnumerable<long> About { get; init; } = [];
}
