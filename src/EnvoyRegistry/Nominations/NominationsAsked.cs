using System.Linq.Expressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>The arguments of <c>Query.nominations</c>.</summary>
sealed record NominationsAsked(NominationFilter? Where)
{
    public static IReadOnlyList<PageOrder<Nomination>> Orders { get; } =
        [new PageOrder<Nomination>().ByDescending(n => n.ChangedAt).By(n => n.Id)];

    public static IQueryable<Nomination> Rows(RegistryDb db, NominationsAsked asked)
    {
        IQueryable<Nomination> rows = db.Set<Nomination>();
        if (asked.Where?.State is { Count: > 0 } states)
            rows = rows.Where(NominationFilter.StateIn(states));
        if (asked.Where?.Participant is { } participant)
            rows = rows.Where(n => n.Participant.Code == participant);
        if (asked.Where?.Person is { } person)
            rows = rows.Where(n => n.PersonId == person.Key);
        return rows;
    }
}

/// <summary><c>input NominationFilter</c>.</summary>
/// <param name="Participant">A code, such as <c>TH</c>.</param>
sealed record NominationFilter(
    IReadOnlyList<NominationState>? State = null, string? Participant = null, Id<Person>? Person = null)
{
    /// <summary>By how a nomination stands now, not by what was last put down.</summary>
    public static Expression<Func<Nomination, bool>> StateIn(IReadOnlyList<NominationState> states)
    {
        var now = Nomination.StateNow;
        return Expression.Lambda<Func<Nomination, bool>>(
            Expression.Call(
                typeof(Enumerable), nameof(Enumerable.Contains), [typeof(NominationState)],
                Expression.Constant(states), now.Body),
            now.Parameters);
    }
}
