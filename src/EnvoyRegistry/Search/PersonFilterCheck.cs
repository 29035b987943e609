using System.Globalization;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Search;

/// <summary>Refuses a filter that cannot be meant as it stands, naming each input at fault and what is right.</summary>
sealed class PersonFilterCheck
{
    const int MostFilters = 100;
    const int LongestList = 100;

    readonly List<GraphQLError> _faults = [];
    readonly List<(object[] Path, string Code)> _tags = [];
    readonly List<(object[] Path, string Code)> _groups = [];
    readonly List<(object[] Path, string Code)> _participants = [];
    int _filters;

    PersonFilterCheck()
    {
    }

    /// <exception cref="GraphQLException">Every fault found.</exception>
    public static void Check(RegistryDb db, PersonFilter? filter)
    {
        if (filter is null)
            return;
        var check = new PersonFilterCheck();
        check.Person(["where"], filter);
        if (check._filters > MostFilters)
        {
            throw new GraphQLException(GraphQLError.BadArgument(["where"],
                $"`where` takes at most {MostFilters} filters in all, one in the other; more were given."));
        }
        check.Known(check._participants, "the code of a participant", () => db.Set<Participant>().Select(p => p.Code));
        check.Known(check._tags, "a code of `expertiseTags`", () => db.Set<ExpertiseTag>().Select(t => t.Code));
        check.Known(check._groups, "the code of a group of tags", () => db.Set<ExpertiseGroup>().Select(g => g.Code));
        if (check._faults.Count > 0)
            throw new GraphQLException(check._faults);
    }

    void Person(object[] at, PersonFilter filter)
    {
        if (++_filters > MostFilters)
            return;
        foreach (var (i, each) in (filter.And ?? []).Index())
            Person([.. at, "and", i], each);
        foreach (var (i, each) in (filter.Or ?? []).Index())
            Person([.. at, "or", i], each);
        if (filter.Not is { } not)
            Person([.. at, "not"], not);

        if (filter.Name is { } name && Folding.Words(name).Count == 0)
            _faults.Add(GraphQLError.BadArgument(
                [.. at, "name"], $"`{Named(at, "name")}` takes at least one letter or digit."));
        Codes([.. at, "participant"], filter.Participant, _participants);
        Countries([.. at, "nationalities"], filter.Nationalities);
        Countries([.. at, "countriesKnown"], filter.CountriesKnown);
        Range([.. at, "yearsOfExperience"], filter.YearsOfExperience?.From, filter.YearsOfExperience?.Until);
        Range([.. at, "confirmedOn"], filter.ConfirmedOn?.From, filter.ConfirmedOn?.Until);
        Range([.. at, "confirmationDueOn"], filter.ConfirmationDueOn?.From, filter.ConfirmationDueOn?.Until);
        List([.. at, "formerOffices"], filter.FormerOffices, (_, _) => { });
        List([.. at, "languages"], filter.Languages, (path, language) => Size([.. path, "tag"], language.Tag?.Count));
        List([.. at, "expertise"], filter.Expertise, Expertise);
        List([.. at, "engagements"], filter.Engagements, Engagement);
        List([.. at, "availability"], filter.Availability, Window);
    }

    void Expertise(object[] at, PersonExpertiseFilter filter)
    {
        Codes([.. at, "tag"], filter.Tag, _tags);
        Codes([.. at, "group"], filter.Group, _groups);
        Range([.. at, "years"], filter.Years?.From, filter.Years?.Until);
        Range([.. at, "lastUsedYear"], filter.LastUsedYear?.From, filter.LastUsedYear?.Until);
    }

    void Engagement(object[] at, EngagementFilter filter)
    {
        Countries([.. at, "countries"], filter.Countries);
        Codes([.. at, "participant"], filter.Participant, _participants);
        Range([.. at, "beganIn"], filter.BeganIn?.From, filter.BeganIn?.Until);
    }

    void Window(object[] at, AvailabilityWindowFilter filter)
    {
        Range([.. at, "from"], filter.From?.From, filter.From?.Until);
        Range([.. at, "until"], filter.Until?.From, filter.Until?.Until);
        Range([.. at, "noticeHours"], filter.NoticeHours?.From, filter.NoticeHours?.Until);
        Range([.. at, "confirmedAt"], filter.ConfirmedAt?.From, filter.ConfirmedAt?.Until);
    }

    void List<TFilter>(object[] at, IListFilter<TFilter>? filter, Action<object[], TFilter> check)
    {
        if (filter is null)
            return;
        foreach (var (name, asked) in ((string, TFilter?)[])
            [("some", filter.Some), ("none", filter.None), ("every", filter.Every)])
        {
            if (asked is null)
                continue;
            _filters++;
            check([.. at, name], asked);
        }
    }

    void Countries(object[] at, CountryFilter? filter)
    {
        Size([.. at, "some"], filter?.Some?.Count);
        Size([.. at, "all"], filter?.All?.Count);
        Size([.. at, "none"], filter?.None?.Count);
    }

    void Codes(object[] at, IReadOnlyList<string>? codes, List<(object[] Path, string Code)> toKnow)
    {
        Size(at, codes?.Count);
        toKnow.AddRange((codes ?? []).Take(LongestList).Select((code, i) => ((object[])[.. at, i], code)));
    }

    void Size(object[] at, int? count)
    {
        if (count > LongestList)
            _faults.Add(GraphQLError.BadArgument(
                at, $"`{Named(at)}` takes at most {LongestList} entries; {count} were given."));
    }

    void Range<T>(object[] at, T? from, T? until) where T : struct, IComparable<T>
    {
        if (from is { } first && until is { } last && last.CompareTo(first) < 0)
        {
            _faults.Add(GraphQLError.BadArgument([.. at, "until"],
                $"`{Named(at, "until")}` is {Text(last)}, before `{Named(at, "from")}`, {Text(first)}."));
        }
    }

    void Known(List<(object[] Path, string Code)> given, string what, Func<IQueryable<string>> codes)
    {
        if (given.Count == 0)
            return;
        var known = codes().ToHashSet(StringComparer.Ordinal);
        _faults.AddRange(given.Where(g => !known.Contains(g.Code)).Select(g => GraphQLError.BadArgument(g.Path,
            $"`{Named(g.Path)}` takes {what}; there is no {Quoted(g.Code)}.{DidYouMean.Suffix(g.Code, known)}")));
    }

    static string Named(object[] path, params object[] more) => string.Join('.', [.. path, .. more]);

    static string Quoted(string text) => $"\"{(text.Length <= 40 ? text : $"{text[..40]}…")}\"";

    static string Text<T>(T value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
