using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Consultations;

/// <summary>The arguments of <c>Query.consultations</c>.</summary>
sealed record ConsultationsAsked(ConsultationFilter? Where)
{
    public static IReadOnlyList<PageOrder<Consultation>> Orders { get; } =
        [new PageOrder<Consultation>().ByDescending(c => c.OpenedAt).By(c => c.Id)];

    /// <exception cref="GraphQLException">The filter cannot be meant as it stands.</exception>
    public static IQueryable<Consultation> Rows(
        RegistryDb db, ConsultationsAsked asked, ConsultedMatters matters, DateTime now)
    {
        var where = asked.Where ?? new ConsultationFilter();
        where.Check(matters);
        var rows = db.Set<Consultation>().Where(c => c.IsExercise == where.IsExercise);
        if (where.About is { Count: > 0 } about)
        {
            List<long?> keys =
                [.. about.Select(id => NodeId.TryParse(id, out var node) ? node.Value.Key : (long?)null)];
            rows = rows.Where(c => keys.Contains(c.MatterId));
        }
        if (where.State is { Count: > 0 } states)
            rows = rows.Where(c => states.Contains(
                c.ClosesAt <= now ? ConsultationState.Closed : ConsultationState.Open));
        if (where.Outcome is { Count: > 0 } outcomes)
            rows = rows.Where(c => c.ClosesAt <= now && c.WithdrawnAt == null && outcomes.Contains(
                c.ObjectionStands ? ConsultationOutcome.Objection : ConsultationOutcome.NoObjection));
        if (where.OpenedAt?.From is { } from)
            rows = rows.Where(c => c.OpenedAt >= from);
        if (where.OpenedAt?.Until is { } until)
            rows = rows.Where(c => c.OpenedAt <= until);
        return rows;
    }
}

/// <summary><c>input ConsultationFilter</c>.</summary>
/// <param name="About">Ids of what participants can be consulted on.</param>
sealed record ConsultationFilter(
    IReadOnlyList<string>? About = null,
    IReadOnlyList<ConsultationState>? State = null,
    IReadOnlyList<ConsultationOutcome>? Outcome = null,
    DateTimeRange? OpenedAt = null,
    bool IsExercise = false)
{
    public void Check(ConsultedMatters matters)
    {
        var check = new FilterCheck();
        check.Size(["where", "about"], About?.Count);
        foreach (var (i, id) in (About ?? []).Take(FilterCheck.LongestList).Index())
        {
            if (!NodeId.TryParse(id, out var node) || matters.Find(node.Value.Prefix) is null)
                check.Add(["where", "about", i],
                    $"`where.about.{i}` takes the id of what participants are consulted on; this is none.");
        }
        check.Size(["where", "state"], State?.Count);
        check.Size(["where", "outcome"], Outcome?.Count);
        check.Range(["where", "openedAt"], OpenedAt);
        check.Refuse();
    }
}
