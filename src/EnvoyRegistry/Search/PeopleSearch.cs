using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Search;

/// <summary>The arguments of <c>people</c> but those of the page.</summary>
sealed record PeopleAsked(
    PersonFilter? Where = null, PersonOrder? OrderBy = null, string? Search = null, DateTime? AsOf = null)
{
    /// <summary>As most requests are: one of a few questions, equal to those before it.</summary>
    public bool IsPlain => this is { Where: null, Search: null, AsOf: null };
}

/// <summary><c>input PersonOrder</c>.</summary>
/// <param name="Direction">Null for the usual one of the field.</param>
sealed record PersonOrder(PersonOrderField Field, OrderDirection? Direction = null);

/// <summary>
/// What people can be ordered by. Doubled, the value is the place of its ascending order in
/// <see cref="PeopleSearch.Orders"/>, and the descending one follows it.
/// </summary>
enum PersonOrderField
{
    Id = 0,
    Name = 1,
    ConfirmedOn = 2,
    YearsOfExperience = 3,
    Relevance = 4,
}

/// <summary>A person found, with what only the question gives her or him.</summary>
sealed class PersonHit
{
    public required Person Person { get; init; }

    /// <summary>Of the person too, but read from the index that has the names in order.</summary>
    public required PersonSearchText Text { get; init; }

    /// <summary>
    /// The lower the better. A whole number, so that a cursor holds it exactly, of parts so small that also a word in
    /// most people's texts puts those first who have it in the name.
    /// </summary>
    public long Rank { get; init; }

    /// <summary>What was searched for, in which fields and in which texts: see <see cref="Highlight.Parse"/>.</summary>
    public string? Searched { get; init; }
}

/// <summary>Answers <c>people(where:, orderBy:, search:)</c>: which rows, and the orders they can stand in.</summary>
sealed class PeopleSearch(AccessRules access)
{
    readonly Expression<Func<Person, bool>> _seesYears = access.Sees<Person>("Person", "yearsOfExperience");

    // Whoever did not state the value stands last, whichever way the others go.
    public IReadOnlyList<PageOrder<PersonHit>> Orders => field ??=
    [
        New.By(h => h.Person.Id),
        New.ByDescending(h => h.Person.Id),
        New.By(h => h.Text.SortName).By(h => h.Text.PersonId),
        New.ByDescending(h => h.Text.SortName).ByDescending(h => h.Text.PersonId),
        New.By(h => h.Person.ConfirmedOn == null ? 1 : 0).By(h => h.Person.ConfirmedOn ?? DateOnly.MinValue)
            .By(h => h.Person.Id),
        New.By(h => h.Person.ConfirmedOn == null ? 1 : 0).ByDescending(h => h.Person.ConfirmedOn ?? DateOnly.MinValue)
            .ByDescending(h => h.Person.Id),
        New.By(IfYears(_ => 0, 1)).By(IfYears(p => p.YearsOfExperience ?? 0, 0)).By(h => h.Person.Id),
        New.By(IfYears(_ => 0, 1)).ByDescending(IfYears(p => p.YearsOfExperience ?? 0, 0))
            .ByDescending(h => h.Person.Id),
        New.By(h => h.Rank).By(h => h.Person.Id),
    ];

    static PageOrder<PersonHit> New => new();

    // Hidden years are years not stated.
    Expression<Func<PersonHit, object>> IfYears(Expression<Func<Person, int>> years, int otherwise)
    {
        var hit = Expression.Parameter(typeof(PersonHit), "hit");
        var person = Expression.Property(hit, nameof(PersonHit.Person));
        Expression<Func<Person, bool>> isStated = p => p.YearsOfExperience != null;
        var value = Expression.Condition(
            Expression.AndAlso(_seesYears.BodyOn(person), isStated.BodyOn(person)),
            years.BodyOn(person), Expression.Constant(otherwise));
        return Expression.Lambda<Func<PersonHit, object>>(Expression.Convert(value, typeof(object)), hit);
    }

    /// <exception cref="GraphQLException">By relevance, but to nothing; a search in the past.</exception>
    public static int Order(PeopleAsked asked)
    {
        if (asked is { AsOf: not null, Search: not null })
        {
            throw new GraphQLException(GraphQLError.BadArgument(["search"],
                "`search` looks through the register of today, `asOf` asks for an earlier one; give one of them."));
        }
        var field = asked.OrderBy?.Field
            ?? (asked.Search is null ? PersonOrderField.Id : PersonOrderField.Relevance);
        var direction = asked.OrderBy?.Direction;
        if (field is not PersonOrderField.Relevance)
            return ((int)field * 2) + (direction is OrderDirection.Descending ? 1 : 0);
        if (asked.Search is null)
        {
            throw new GraphQLException(GraphQLError.BadArgument(["orderBy", "field"],
                "`orderBy.field: RELEVANCE` goes with `search`, which says to what; without it order by another."));
        }
        if (direction is OrderDirection.Ascending)
        {
            throw new GraphQLException(GraphQLError.BadArgument(["orderBy", "direction"],
                "`RELEVANCE` has one direction, `DESCENDING`: who meets the search best comes first."));
        }
        return (int)field * 2;
    }

    public IQueryable<PersonHit> Rows(RegistryDb db, PeopleAsked asked)
    {
        PersonFilterCheck.Check(db, asked.Where);
        var people = db.Set<Person>().Where(new PersonPredicate(db, access).Build(asked.Where));
        if (asked.Search is { } search)
            return Matching(db, people, SearchTerms.Parse(search, "search"));

        // Names are in order in an index of another table; a query that begins there need not sort.
        return asked.OrderBy?.Field is PersonOrderField.Name
            ? from text in db.Set<PersonSearchText>()
              join person in people on text.PersonId equals person.Id
              select new PersonHit { Person = person, Text = text, Searched = "" + text.SortName }
            : from person in people
              select new PersonHit
              {
                  Person = person,
                  Text = person.SearchText,
                  Searched = "" + person.SearchText.SortName,
              };
    }

    // Each ring has an index of its own: were there one for all, a hidden text would be found, and its words would
    // weigh on the ranks of others. Such a query is made anew for each request, so the table may be the viewer's.
    static IQueryable<PersonHit> Matching(RegistryDb db, IQueryable<Person> people, SearchTerms terms) =>
        db.Viewer.Reach switch
        {
            Reach.Everything => Matching<PersonSearch>(db, people, terms),
            Reach.Participants => Matching<PersonSearchOfParticipants>(db, people, terms),
            _ => Matching<PersonSearchOfSignedIn>(db, people, terms),
        };

    static IQueryable<PersonHit> Matching<TIndex>(RegistryDb db, IQueryable<Person> people, SearchTerms terms)
        where TIndex : SearchIndex
    {
        var (match, reach) = (terms.Match, db.Viewer.Reach);
        var asked = terms.Text.Replace(PersonTexts.Separator, ' ') + PersonTexts.Separator;
        return
            from found in db.Set<TIndex>()
            where found.Match == match
            join person in people on found.PersonId equals person.Id
            select new PersonHit
            {
                Person = person,
                Text = person.SearchText,
                Rank = (long)(found.Rank * 1e12),
                Searched = asked
                    + (reach == Reach.Everything ? ~0
                        : reach == Reach.Participants ? (int)person.OpenToParticipants
                        : (int)person.OpenToSignedIn).ToString()
                    + person.SearchText.Written,
            };
    }
}
