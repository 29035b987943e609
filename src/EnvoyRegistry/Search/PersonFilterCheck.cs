using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Search;

/// <summary>Holds a filter of people against what can be meant: see <see cref="FilterCheck"/>.</summary>
sealed class PersonFilterCheck
{
    const int MostFilters = 100;

    readonly FilterCheck _check = new();
    readonly List<(object[] At, string Code)> _tags = [];
    readonly List<(object[] At, string Code)> _groups = [];
    readonly List<(object[] At, string Code)> _participants = [];
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
        check._check.Participants(db, check._participants);
        check._check.Known(check._tags, "a code of `expertiseTags`", () => db.Set<ExpertiseTag>().Select(t => t.Code));
        check._check.Known(
            check._groups, "the code of a group of tags", () => db.Set<ExpertiseGroup>().Select(g => g.Code));
        check._check.Refuse();
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
            _check.Add([.. at, "name"], $"`{FilterCheck.Name(at)}.name` takes at least one letter or digit.");
        Codes([.. at, "participant"], filter.Participant, _participants);
        Countries([.. at, "nationalities"], filter.Nationalities);
        Countries([.. at, "countriesKnown"], filter.CountriesKnown);
        _check.Range([.. at, "yearsOfExperience"], filter.YearsOfExperience);
        _check.Range([.. at, "confirmedOn"], filter.ConfirmedOn);
        _check.Range([.. at, "confirmationDueOn"], filter.ConfirmationDueOn);
        _check.Range([.. at, "updatedAt"], filter.UpdatedAt);
        List([.. at, "formerOffices"], filter.FormerOffices, (_, _) => { });
        List([.. at, "languages"], filter.Languages,
            (path, language) => _check.Languages([.. path, "tag"], language.Tag));
        List([.. at, "expertise"], filter.Expertise, Expertise);
        List([.. at, "engagements"], filter.Engagements, Engagement);
        List([.. at, "availability"], filter.Availability, Window);
    }

    void Expertise(object[] at, PersonExpertiseFilter filter)
    {
        Codes([.. at, "tag"], filter.Tag, _tags);
        Codes([.. at, "group"], filter.Group, _groups);
        _check.Range([.. at, "years"], filter.Years);
        _check.Range([.. at, "lastUsedYear"], filter.LastUsedYear);
    }

    void Engagement(object[] at, EngagementFilter filter)
    {
        Countries([.. at, "countries"], filter.Countries);
        Codes([.. at, "participant"], filter.Participant, _participants);
        _check.Range([.. at, "beganIn"], filter.BeganIn);
    }

    void Window(object[] at, AvailabilityWindowFilter filter)
    {
        _check.Range([.. at, "from"], filter.From);
        _check.Range([.. at, "until"], filter.Until);
        _check.Range([.. at, "noticeHours"], filter.NoticeHours);
        _check.Range([.. at, "confirmedAt"], filter.ConfirmedAt);
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
        _check.Size([.. at, "some"], filter?.Some?.Count);
        _check.Size([.. at, "all"], filter?.All?.Count);
        _check.Size([.. at, "none"], filter?.None?.Count);
    }

    // Known once all are gathered: codes of one sort are read once for the whole filter.
    void Codes(object[] at, IReadOnlyList<string>? codes, List<(object[] At, string Code)> toKnow)
    {
        _check.Size(at, codes?.Count);
        toKnow.AddRange((codes ?? []).Take(FilterCheck.LongestList).Select((code, i) => ((object[])[.. at, i], code)));
    }
}
