using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>Who must do what for groupings to go on, by when, and on which ground.</summary>
sealed class GroupingSteps(Requirements requirements, SecretariatClock clock, TimeProvider time)
{
    /// <param name="db">Reads as the register itself.</param>
    /// <param name="groupings">Whole.</param>
    /// <returns>By grouping, each in the order in which it can be done.</returns>
    public async Task<Dictionary<long, IReadOnlyList<CaseStep>>> ReadAsync(
        RegistryDb db, IEnumerable<Grouping> groupings, IReadOnlyDictionary<long, ConsultationStanding> consulted,
        CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (rolls, steps) = (new Dictionary<DateOnly, SeatRoll>(), new Dictionary<long, IReadOnlyList<CaseStep>>());
        foreach (var grouping in groupings)
        {
            List<Missing> missing = [];
            if (grouping is { Certainty: null, HasEnded: false, WasConstituted: false })
            {
                var day = grouping.SeatingDay(clock.Today);
                if (!rolls.TryGetValue(day, out var roll))
                    rolls[day] = roll = await SeatOffice.RollAsync(db, day, cancellation);
                missing = await requirements.FindAsync(
                    db, grouping, roll, consulted.GetValueOrDefault(grouping.Id), now, cancellation);
            }
            steps[grouping.Id] = [.. grouping.Certainty is null ? Of(grouping, missing) : []];
        }
        return steps;
    }

    IEnumerable<CaseStep> Of(Grouping grouping, List<Missing> missing) => grouping.Status switch
    {
        GroupingStatus.Proposed or GroupingStatus.Consulting when missing.Count > 0 =>
            missing.SelectMany(m => m.Steps),
        GroupingStatus.Proposed or GroupingStatus.Consulting =>
        [
            new CaseStep(CaseActor.Chair, "Constitute it: nothing is missing.", "constituteGrouping",
                Rule: SeatCheck.RuleOfChoice(grouping.Kind)),
        ],
        GroupingStatus.Constituted =>
        [
            .. Asked(grouping),
            new CaseStep(CaseActor.Time, "The work begins by itself on its first day.",
                By: TimeZoneInfo.ConvertTimeToUtc(grouping.From!.Value.ToDateTime(TimeOnly.MinValue), clock.Zone)),
        ],
        GroupingStatus.Active =>
        [
            .. Asked(grouping),
            new CaseStep(CaseActor.Members, "Hand in what was found, and which steps are recommended.",
                "recordGroupingPaper", Rule: "R23"),
        ],
        GroupingStatus.Reported =>
        [
            .. Asked(grouping),
            new CaseStep(CaseActor.Chair, "Dissolve it, once its task is done.", "dissolveGrouping",
                Rule: grouping.Kind is GroupingKind.FriendsOfTheChair ? "R21" : SeatCheck.RuleOf(grouping.Kind)),
        ],
        _ => [],
    };

    /// <summary>Experts may be asked to join a team that is at work.</summary>
    static IEnumerable<CaseStep> Asked(Grouping grouping) =>
        grouping.Present.Where(m => m is { Person: not null, Answer: null }).Select(Requirements.ToAnswer);
}

/// <summary>Reads the steps of groupings for the Chair's office.</summary>
sealed class GroupingReader(
    IDbContextFactory<RegistryDb> contexts, GroupingSteps steps, ICaseQuestions questions, TimeProvider time)
{
    public async ValueTask NextStepsAsync(Batch<long, IEnumerable<CaseStep>> asked, OperationContext operation)
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        db.Viewer = Viewer.Register;
        var ids = asked.Keys;
        var groupings = await db.WholeGroupings().AsNoTrackingWithIdentityResolution()
            .Where(g => ids.Contains(g.Id)).ToListAsync(operation.Cancellation);
        var next = await steps.ReadAsync(db, groupings, await ConsultationStanding.ReadAsync(
            db, [.. ids], time.GetUtcNow().UtcDateTime, operation.Cancellation), operation.Cancellation);
        var open = await questions.OpenAsync(ids, operation.Cancellation);
        foreach (var (grouping, its) in next)
            asked.Answer(grouping, open.Before(grouping, its));
    }
}
