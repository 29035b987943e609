using EnvoyRegistry.Availability;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Commands;

/// <summary>The columns of people.csv, in the order an export writes them.</summary>
enum PersonColumn
{
    ExternalReference,
    Kind,
    Title,
    FullName,
    NativeName,
    Nationalities,
    Participant,
    Category,
    Status,
    Willing,
    Gender,
    YearsExperience,
    FormerOffices,
    CountriesKnown,
    TimeZone,
    Languages,
    Expertise,
    Biography,
    ConfirmedOn,
    LongestEngagementDays,
}

/// <summary>The columns of windows.csv, in the order an export writes them.</summary>
enum WindowColumn
{
    ExternalReference,
    From,
    Until,
    Status,
    Mode,
    NoticeHours,
    ConfirmedAt,
}

/// <summary>One row of people.csv, understood.</summary>
sealed record PersonRow
{
    public int Line { get; init; }
    public required string Reference { get; init; }
    public PersonKind Kind { get; init; }
    public string? Title { get; init; }
    public required string FullName { get; init; }
    public string? NativeName { get; init; }
    public IReadOnlyList<string> Nationalities { get; init; } = [];
    public long? ParticipantId { get; init; }
    public PersonCategory? Category { get; init; }
    public PersonStatus Status { get; init; }
    public bool Willing { get; init; }
    public Gender? Gender { get; init; }
    public int? YearsOfExperience { get; init; }
    public IReadOnlyList<StatedOffice> FormerOffices { get; init; } = [];
    public IReadOnlyList<string> CountriesKnown { get; init; } = [];
    public string? TimeZone { get; init; }
    public IReadOnlyList<StatedLanguage> Languages { get; init; } = [];
    public IReadOnlyList<StatedExpertise> Expertise { get; init; } = [];
    public string? Biography { get; init; }
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Not given by a sheet without the column: what the register knows stays.</summary>
    public Optional<int?> LongestEngagementDays { get; init; }
}

readonly record struct StatedOffice(OfficeKind Kind, string Title);

readonly record struct StatedLanguage(string Tag, LanguageLevel Level);

readonly record struct StatedExpertise(long TagId, ExpertiseLevel Level, int? Years, int? LastUsedYear);

/// <summary>One row of windows.csv, understood.</summary>
readonly record struct WindowRow(int Line, string Reference, WindowTerms Terms);
