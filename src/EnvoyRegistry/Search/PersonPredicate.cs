using System.Globalization;
using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Search;

/// <summary>
/// A <see cref="PersonFilter"/> as a condition on rows. What a person did not state meets no condition on it, so a
/// value that may be null is asked for being there: a comparison with null would stay null under SQL's NOT.
/// </summary>
/// <remarks>It goes by what the viewer sees: what is hidden meets a condition as what is not there does.</remarks>
sealed class PersonPredicate(RegistryDb db, AccessRules access)
{
    readonly IQueryable<AvailabilityWindow> _windows = db.Set<AvailabilityWindow>();

    public Expression<Func<Person, bool>> Build(PersonFilter? filter) =>
        Predicate.All(filter is null ? [] : Conditions(filter));

    IEnumerable<Expression<Func<Person, bool>>> Conditions(PersonFilter filter)
    {
        foreach (var each in filter.And ?? [])
            yield return Build(each);
        if (Predicate.Any((filter.Or ?? []).Select(Build)) is { } any)
            yield return any;
        if (filter.Not is { } not)
            yield return Predicate.Not(Build(not));

        if (filter.Kind is [_, ..] and var kinds)
            yield return p => kinds.Contains(p.Kind);
        if (filter.Category is [_, ..] and var categories)
            yield return p => p.Category != null && categories.Contains(p.Category.Value);
        if (filter.Status is [_, ..] and var statuses)
            yield return p => statuses.Contains(p.Status);
        if (filter.Gender is [_, ..] and var genders)
            yield return Seen("gender", p => p.Gender != null && genders.Contains(p.Gender.Value));
        if (filter.WillingToServe is { } willing)
            yield return p => p.WillingToServe == willing;
        if (filter.Name is { } name)
            yield return Name(Folding.Words(name));
        if (filter.Participant is [_, ..] and var participants)
            yield return p => p.Participant != null && participants.Contains(p.Participant.Code);

        foreach (var condition in Countries(filter.Nationalities, (Person p) => p.Nationalities))
            yield return condition;
        foreach (var condition in Countries(
            filter.CountriesKnown, (Person p) => p.CountriesKnown, Sees("countriesKnown")))
            yield return condition;

        if (filter.YearsOfExperience?.From is { } fewest)
            yield return Seen("yearsOfExperience",
                p => p.YearsOfExperience != null && p.YearsOfExperience.Value >= fewest);
        if (filter.YearsOfExperience?.Until is { } most)
            yield return Seen("yearsOfExperience",
                p => p.YearsOfExperience != null && p.YearsOfExperience.Value <= most);
        if (filter.ConfirmedOn?.From is { } confirmedFrom)
            yield return p => p.ConfirmedOn != null && p.ConfirmedOn.Value >= confirmedFrom;
        if (filter.ConfirmedOn?.Until is { } confirmedUntil)
            yield return p => p.ConfirmedOn != null && p.ConfirmedOn.Value <= confirmedUntil;
        if (filter.ConfirmationDueOn?.From is { } dueFrom)
            yield return p => p.ConfirmationDueOn != null && p.ConfirmationDueOn.Value >= dueFrom;
        if (filter.ConfirmationDueOn?.Until is { } dueUntil)
            yield return p => p.ConfirmationDueOn != null && p.ConfirmationDueOn.Value <= dueUntil;
        if (filter.UpdatedAt?.From is { } updatedFrom)
            yield return p => p.UpdatedAt >= updatedFrom;
        if (filter.UpdatedAt?.Until is { } updatedUntil)
            yield return p => p.UpdatedAt <= updatedUntil;

        foreach (var condition in
            List("formerOffices", filter.FormerOffices, p => p.FormerOffices.AsQueryable(), Office)
            .Concat(List("languages", filter.Languages, p => p.Languages.AsQueryable(), Language))
            .Concat(List("expertise", filter.Expertise, p => p.Expertise.AsQueryable(), Expertise))
            .Concat(List("engagements", filter.Engagements, p => p.Engagements.AsQueryable(), Engagement))
            .Concat(List("availability", filter.Availability, p => _windows.Where(w => w.PersonId == p.Id), Window)))
            yield return condition;
    }

    Expression<Func<Person, bool>> Sees(string field) => access.Sees<Person>("Person", field);

    Expression<Func<Person, bool>> Seen(string field, Expression<Func<Person, bool>> condition) =>
        Predicate.All([Sees(field), condition]);

    IEnumerable<Expression<Func<Person, bool>>> List<TFilter, TItem>(
        string field,
        IListFilter<TFilter>? filter,
        Expression<Func<Person, IQueryable<TItem>>> items,
        Func<TFilter, IEnumerable<Expression<Func<TItem, bool>>>> conditions)
    {
        if (filter is null)
            yield break;
        if (filter.Some is { } some)
            yield return Seen(field, Predicate.Some(items, Predicate.All(conditions(some))));
        if (filter.None is { } none)
            yield return Predicate.Not(Seen(field, Predicate.Some(items, Predicate.All(conditions(none)))));
        if (filter.Every is { } every)
            yield return Predicate.Not(
                Seen(field, Predicate.Some(items, Predicate.Not(Predicate.All(conditions(every))))));
    }

    static Expression<Func<Person, bool>> Name(IReadOnlyList<FoldedWord> words)
    {
        var ways = Standing(words).Concat(Standing(Honorifics.Without(words))).Distinct().Select(Like).ToList();
        for (var title = 1; title <= Math.Min(2, words.Count - 1); title++)
        {
            var mark = PersonTexts.TitleMark;
            var address = Like($"%{mark}{Folding.Text(words.Take(title))}{mark}%");
            ways.Add(Predicate.All([address, Predicate.Any(Standing([.. words.Skip(title)]).Select(Like))!]));
        }
        return Predicate.Any(ways)!;
    }

    /// <summary>As words that follow each other, or as one with those beside it.</summary>
    static IEnumerable<string> Standing(IReadOnlyList<FoldedWord> words)
    {
        yield return $"% {Folding.Text(words)}%";
        if (words.Count > 0 && words.All(word => !word.IsUnspaced))
            yield return $"%{PersonTexts.JoinedMark}{string.Concat(words.Select(word => word.Text))}%";
    }

    // Folded text has neither of LIKE's wildcards in it.
    static Expression<Func<Person, bool>> Like(string pattern) =>
        p => EF.Functions.Like(" " + p.SearchText.Name, pattern);

    static IEnumerable<Expression<Func<FormerOffice, bool>>> Office(FormerOfficeFilter filter)
    {
        if (filter.Kind is [_, ..] and var kinds)
            yield return o => kinds.Contains(o.Kind);
    }

    static IEnumerable<Expression<Func<PersonLanguage, bool>>> Language(PersonLanguageFilter filter)
    {
        // "zh-" begins "zh-" and "zh-hant-"; a language tag has neither of LIKE's wildcards in it.
        var ranges = (filter.Tag ?? []).Select(tag => $"{LanguageTags.Range(tag)}-%");
        if (Predicate.Any(ranges.Select(range => (Expression<Func<PersonLanguage, bool>>)(l =>
            EF.Functions.Like(l.Tag + "-", range)))) is { } any)
            yield return any;
        if (filter.AtLeast is { } level)
            yield return l => l.Level >= level;
    }

    static IEnumerable<Expression<Func<PersonExpertise, bool>>> Expertise(PersonExpertiseFilter filter)
    {
        if (filter.Tag is [_, ..] and var tags)
            yield return e => tags.Contains(e.Tag.Code);
        if (filter.Group is [_, ..] and var groups)
            yield return e => groups.Contains(e.Tag.Group.Code);
        if (filter.AtLeast is { } level)
            yield return e => e.Level >= level;
        if (filter.Years?.From is { } fewest)
            yield return e => e.Years != null && e.Years.Value >= fewest;
        if (filter.Years?.Until is { } most)
            yield return e => e.Years != null && e.Years.Value <= most;
        if (filter.LastUsedYear?.From is { } usedFrom)
            yield return e => e.LastUsedYear != null && e.LastUsedYear.Value >= usedFrom;
        if (filter.LastUsedYear?.Until is { } usedUntil)
            yield return e => e.LastUsedYear != null && e.LastUsedYear.Value <= usedUntil;
    }

    static IEnumerable<Expression<Func<Engagement, bool>>> Engagement(EngagementFilter filter)
    {
        if (filter.Role is [_, ..] and var roles)
            yield return e => roles.Contains(e.Role);
        foreach (var condition in Countries(filter.Countries, (Engagement e) => e.Countries))
            yield return condition;
        if (filter.Participant is [_, ..] and var participants)
            yield return e => e.Participant != null && participants.Contains(e.Participant.Code);
        if (filter.Certainty is [_, ..] and var certainties)
            yield return e => certainties.Contains(e.Certainty);
        // A date as exact as its source, 2012 or 2012-07, lies between its year and the one after it as text too.
        if (filter.BeganIn?.From is { } first)
        {
            var from = Year(first);
            yield return e => e.From != null && e.From.CompareTo(from) >= 0;
        }
        if (filter.BeganIn?.Until is { } last)
        {
            var beyond = Year(last + 1L);
            yield return e => e.From != null && e.From.CompareTo(beyond) < 0;
        }
    }

    static IEnumerable<Expression<Func<AvailabilityWindow, bool>>> Window(AvailabilityWindowFilter filter)
    {
        if (filter.Status is [_, ..] and var statuses)
            yield return w => statuses.Contains(w.Status);
        if (filter.Mode is [_, ..] and var modes)
            yield return w => modes.Contains(w.Mode);
        if (filter.From?.From is { } beginsFrom)
            yield return w => w.From >= beginsFrom;
        if (filter.From?.Until is { } beginsUntil)
            yield return w => w.From <= beginsUntil;
        if (filter.Until?.From is { } endsFrom)
            yield return w => w.Until >= endsFrom;
        if (filter.Until?.Until is { } endsUntil)
            yield return w => w.Until <= endsUntil;
        if (filter.NoticeHours?.From is { } shortest)
            yield return w => w.NoticeHours >= shortest;
        if (filter.NoticeHours?.Until is { } longest)
            yield return w => w.NoticeHours <= longest;
        if (filter.ConfirmedAt?.From is { } confirmedFrom)
            yield return w => w.ConfirmedAt >= confirmedFrom;
        if (filter.ConfirmedAt?.Until is { } confirmedUntil)
            yield return w => w.ConfirmedAt <= confirmedUntil;
    }

    static IEnumerable<Expression<Func<T, bool>>> Countries<T>(
        CountryFilter? filter, Expression<Func<T, List<string>>> codes, Expression<Func<T, bool>>? sees = null)
    {
        if (filter?.Some is [_, ..] and var some)
            yield return Seen(Predicate.Build(codes, list => list.Any(code => some.Contains(code))));
        foreach (var one in filter?.All ?? [])
            yield return Seen(Predicate.Build(codes, list => list.Contains(one)));
        if (filter?.None is [_, ..] and var none)
            yield return Predicate.Not(Seen(Predicate.Build(codes, list => list.Any(code => none.Contains(code)))));

        Expression<Func<T, bool>> Seen(Expression<Func<T, bool>> condition) =>
            sees is null ? condition : Predicate.All([sees, condition]);
    }

    // Years of four digits lie between the empty text and ":", the character after 9.
    static string Year(long year) =>
        year < 0 ? "" : year > 9999 ? ":" : year.ToString("0000", CultureInfo.InvariantCulture);
}
