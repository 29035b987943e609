using System.Linq.Expressions;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Nominations;

/// <summary>The arguments of <c>Query.nominations</c>.</summary>
sealed record NominationsAsked(NominationFilter? Where)
{
    public static IReadOnlyList<PageOrder<Nomination>> Orders { get; } =
        [new PageOrder<Nomination>().ByDescending(n => n.UpdatedAt).By(n => n.Id)];

    /// <exception cref="GraphQLException">The filter cannot be meant as it stands.</exception>
    public static IQueryable<Nomination> Rows(RegistryDb db, NominationsAsked asked)
    {
        IQueryable<Nomination> rows = db.Set<Nomination>();
        if (asked.Where is not { } where)
            return rows;
        where.Check(db);
        if (where.State is { Count: > 0 } states)
            rows = rows.Where(NominationFilter.StateIn(states));
        if (where.Participant is { Count: > 0 } participants)
            rows = rows.Where(n => participants.Contains(n.Participant.Code));
        if (where.Person is { Count: > 0 } people)
        {
            List<long?> keys = [.. people.Select(p => (long?)p.Key)];
            rows = rows.Where(n => keys.Contains(n.PersonId));
        }
        return rows.UpdatedIn(where.UpdatedAt);
    }
}

/// <summary><c>input NominationFilter</c>.</summary>
/// <param name="Participant">Codes, such as <c>TH</c>.</param>
sealed record NominationFilter(
    IReadOnlyList<NominationState>? State = null,
    IReadOnlyList<string>? Participant = null,
    IReadOnlyList<Id<Person>>? Person = null,
    DateTimeRange? UpdatedAt = null)
{
    public void Check(RegistryDb db)
    {
        var check = new FilterCheck();
        check.Size(["where", "state"], State?.Count);
        check.Participants(db, ["where", "participant"], Participant);
        check.Size(["where", "person"], Person?.Count);
        check.Range(["where", "updatedAt"], UpdatedAt);
        check.Refuse();
    }

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
