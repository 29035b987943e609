using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Constitutes a grouping, once all participants were consulted on it, no objection stands, and everybody who is to sit
/// may and does. All that is missing is told at once.
/// </summary>
sealed class ConstituteGrouping(GroupingDesk desk, Requirements requirements)
    : IMutation<ConstituteGroupingInput, ConstituteGroupingPayload>
{
    const string Path = "grouping";

    public async Task<ConstituteGroupingPayload> RunAsync(
        RegistryDb db, Caller caller, ConstituteGroupingInput input, CancellationToken cancellation)
    {
        var (grouping, error) = await GroupingDesk.FindAsync(
            db, input.Grouping.Key, input.ExpectedVersion, cancellation);
        if (grouping is null)
            return new ConstituteGroupingPayload(null, [error!]);
        if (grouping.WasConstituted)
            return new ConstituteGroupingPayload(null, [new Conflict("The grouping is constituted already.", Path)]);

        var roll = await SeatOffice.RollAsync(db, grouping.SeatingDay(desk.Today), cancellation);
        var consulted = await ConsultationStanding.FindAsync(db, grouping.Id, desk.Now, cancellation);
        var missing = await requirements.FindAsync(db, grouping, roll, consulted, desk.Now, cancellation);
        if (missing.Count > 0)
            return new ConstituteGroupingPayload(null, [.. missing.Select(m => m.Refusal(Path))])
            {
                About = [.. grouping.Present.Select(m => m.PersonId).OfType<long>()],
            };

        grouping.Constitute(desk.Today, desk.Now);
        if (grouping.Succeeds is { HasEnded: false } before)
        {
            before.End(desk.Today, $"Its task passed on to \"{grouping.Name}\".");
            before.Version++;
            GroupingDesk.KeepMatters(before, null, desk.Now);
        }
        await desk.SaveAsync(db, grouping, cancellation);
        return new ConstituteGroupingPayload(grouping.Id, []);
    }
}

sealed record ConstituteGroupingInput(Id<Grouping> Grouping, int ExpectedVersion);

sealed record ConstituteGroupingPayload(long? GroupingId, IReadOnlyList<UserError> Errors) : IPayload
{
    public IEnumerable<long> About { get; init; } = [];
}
