using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Situations;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Groupings;

/// <summary>The arguments of <c>Query.groupings</c>.</summary>
sealed record GroupingsAsked(GroupingFilter? Where)
{
    public static IReadOnlyList<PageOrder<Grouping>> Orders { get; } =
        [new PageOrder<Grouping>().By(g => (int)g.Status).By(g => g.Name).By(g => g.Id)];

    /// <exception cref="GraphQLException">The filter cannot be meant as it stands.</exception>
    public static IQueryable<Grouping> Rows(RegistryDb db, GroupingsAsked asked)
    {
        var where = asked.Where ?? new GroupingFilter();
        where.Check(db);
        var rows = db.Set<Grouping>().Where(g => g.IsExercise == where.IsExercise);
        if (where.Situation is { } situation)
            rows = rows.Where(g => g.SituationId == situation.Key);
        if (where.Kind is { Count: > 0 } kinds)
            rows = rows.Where(g => kinds.Contains(g.Kind));
        if (where.Status is { Count: > 0 } statuses)
            rows = rows.Where(g => statuses.Contains(g.Status));
        if (where.ActiveOn is { } day)
            rows = rows.Where(g => g.Status >= GroupingStatus.Constituted && g.Status <= GroupingStatus.Dissolved
                && g.From <= day && (g.Until == null || g.Until >= day));
        if (where.Participant is { Count: > 0 } participants)
            rows = rows.Where(g => g.Members.Any(m => participants.Contains(m.Participant!.Code)));
        return rows.UpdatedIn(where.UpdatedAt);
    }
}

/// <summary><c>input GroupingFilter</c>.</summary>
/// <param name="Participant">Codes, such as <c>TH</c>.</param>
sealed record GroupingFilter(
    IReadOnlyList<GroupingKind>? Kind = null,
    IReadOnlyList<GroupingStatus>? Status = null,
    DateOnly? ActiveOn = null,
    IReadOnlyList<string>? Participant = null,
    Id<Situation>? Situation = null,
    bool IsExercise = false,
    DateTimeRange? UpdatedAt = null)
{
    public void Check(RegistryDb db)
    {
        var check = new FilterCheck();
        check.Size(["where", "kind"], Kind?.Count);
        check.Size(["where", "status"], Status?.Count);
        check.Participants(db, ["where", "participant"], Participant);
        check.Range(["where", "updatedAt"], UpdatedAt);
        check.Refuse();
    }
}
