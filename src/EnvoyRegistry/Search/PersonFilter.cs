using EnvoyRegistry.Availability;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Search;

/// <summary>
/// Whom <c>people</c> asks for: <c>input PersonFilter</c>, field by field. Null and an empty list ask for nothing.
/// </summary>
sealed record PersonFilter(
    IReadOnlyList<PersonFilter>? And = null,
    IReadOnlyList<PersonFilter>? Or = null,
    PersonFilter? Not = null,
    IReadOnlyList<PersonKind>? Kind = null,
    IReadOnlyList<PersonCategory>? Category = null,
    IReadOnlyList<PersonStatus>? Status = null,
    IReadOnlyList<Gender>? Gender = null,
    bool? WillingToServe = null,
    string? Name = null,
    CountryFilter? Nationalities = null,
    CountryFilter? CountriesKnown = null,
    IReadOnlyList<string>? Participant = null,
    IntRange? YearsOfExperience = null,
    DateRange? ConfirmedOn = null,
    DateRange? ConfirmationDueOn = null,
    DateTimeRange? UpdatedAt = null,
    FormerOfficeListFilter? FormerOffices = null,
    PersonLanguageListFilter? Languages = null,
    PersonExpertiseListFilter? Expertise = null,
    EngagementListFilter? Engagements = null,
    AvailabilityWindowListFilter? Availability = null);

sealed record CountryFilter(
    IReadOnlyList<string>? Some = null, IReadOnlyList<string>? All = null, IReadOnlyList<string>? None = null);

/// <summary>What is asked of a person's list: that some entry meets a filter, that none does, that all do.</summary>
interface IListFilter<out TFilter>
{
    TFilter? Some { get; }
    TFilter? None { get; }
    TFilter? Every { get; }
}

sealed record FormerOfficeListFilter(
    FormerOfficeFilter? Some = null, FormerOfficeFilter? None = null, FormerOfficeFilter? Every = null)
    : IListFilter<FormerOfficeFilter>;

sealed record FormerOfficeFilter(IReadOnlyList<OfficeKind>? Kind = null);

sealed record PersonLanguageListFilter(
    PersonLanguageFilter? Some = null, PersonLanguageFilter? None = null, PersonLanguageFilter? Every = null)
    : IListFilter<PersonLanguageFilter>;

/// <param name="Tag">Basic language ranges (RFC 4647): <c>zh</c> is met by <c>zh-Hant</c>.</param>
sealed record PersonLanguageFilter(IReadOnlyList<string>? Tag = null, LanguageLevel? AtLeast = null);

sealed record PersonExpertiseListFilter(
    PersonExpertiseFilter? Some = null, PersonExpertiseFilter? None = null, PersonExpertiseFilter? Every = null)
    : IListFilter<PersonExpertiseFilter>;

sealed record PersonExpertiseFilter(
    IReadOnlyList<string>? Tag = null,
    IReadOnlyList<string>? Group = null,
    ExpertiseLevel? AtLeast = null,
    IntRange? Years = null,
    IntRange? LastUsedYear = null);

sealed record EngagementListFilter(
    EngagementFilter? Some = null, EngagementFilter? None = null, EngagementFilter? Every = null)
    : IListFilter<EngagementFilter>;

/// <param name="BeganIn">Years.</param>
sealed record EngagementFilter(
    IReadOnlyList<EngagementRole>? Role = null,
    CountryFilter? Countries = null,
    IReadOnlyList<string>? Participant = null,
    IReadOnlyList<Certainty>? Certainty = null,
    IntRange? BeganIn = null);

sealed record AvailabilityWindowListFilter(
    AvailabilityWindowFilter? Some = null,
    AvailabilityWindowFilter? None = null,
    AvailabilityWindowFilter? Every = null)
    : IListFilter<AvailabilityWindowFilter>;

sealed record AvailabilityWindowFilter(
    IReadOnlyList<AvailabilityStatus>? Status = null,
    IReadOnlyList<AvailabilityMode>? Mode = null,
    DateRange? From = null,
    DateRange? Until = null,
    IntRange? NoticeHours = null,
    DateTimeRange? ConfirmedAt = null);
