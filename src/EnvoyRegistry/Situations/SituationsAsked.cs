using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Situations;

/// <summary>The arguments of <c>Query.situations</c>.</summary>
sealed record SituationsAsked(SituationFilter? Where)
{
    public static IReadOnlyList<PageOrder<Situation>> Orders { get; } =
        [new PageOrder<Situation>().By(s => (int)s.Status).ByDescending(s => s.OpenedAt).By(s => s.Id)];

    /// <exception cref="GraphQLException">The filter cannot be meant as it stands.</exception>
    public static IQueryable<Situation> Rows(RegistryDb db, SituationsAsked asked)
    {
        var where = asked.Where ?? new SituationFilter();
        where.Check(db);
        var rows = db.Set<Situation>().Where(s => s.IsExercise == where.IsExercise);
        if (where.Status is { Count: > 0 } statuses)
            rows = rows.Where(s => statuses.Contains(s.Status));
        if (where.Party is { Count: > 0 } parties)
            rows = rows.Where(s => s.Parties.Any(p =>
                p.RemovedAt == null && parties.Contains(p.Participant!.Code)));
        if (where.IsImminent is { } imminent)
            rows = rows.Where(s => s.IsImminent == imminent);
        return rows.UpdatedIn(where.UpdatedAt);
    }
}

/// <summary><c>input SituationFilter</c>.</summary>
/// <param name="Party">Codes of participants.</param>
sealed record SituationFilter(
    IReadOnlyList<SituationStatus>? Status = null,
    IReadOnlyList<string>? Party = null,
    bool? IsImminent = null,
    bool IsExercise = false,
    DateTimeRange? UpdatedAt = null)
{
    public void Check(RegistryDb db)
    {
        var check = new FilterCheck();
        check.Size(["where", "status"], Status?.Count);
        check.Participants(db, ["where", "party"], Party);
        check.Range(["where", "updatedAt"], UpdatedAt);
        check.Refuse();
    }
}
