using EnvoyRegistry.Availability;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Commands;

/// <summary>The columns of windows.csv.</summary>
static class WindowColumn
{
    public const string ExternalReference = "external_reference";
    public const string From = "from";
    public const string Until = "until";
    public const string Status = "status";
    public const string Mode = "mode";
    public const string NoticeHours = "notice_hours";
    public const string ConfirmedAt = "confirmed_at";

    /// <summary>In the order an export writes them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [ExternalReference, From, Until, Status, Mode, NoticeHours, ConfirmedAt];
}

/// <summary>The columns of people.csv: a field of the entry each, and what stands beside it.</summary>
static class PersonColumns
{
    /// <summary>In the order an export writes them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. EntryFields.All.Select(field => field.Column), .. AnnexColumn.All];

    public static IReadOnlyList<string> Optional { get; } =
        [.. EntryFields.All.Where(field => field.MayLack).Select(field => field.Column), .. AnnexColumn.All];
}

/// <summary>One row of people.csv, understood.</summary>
sealed record PersonRow
{
    public int Line { get; init; }
    public required string Reference { get; init; }
    public PersonKind Kind { get; init; }
    public long? ParticipantId { get; init; }
    public PersonStatus Status { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public IReadOnlyList<StatedOffice> FormerOffices { get; init; } = [];
    public IReadOnlyList<StatedLanguage> Languages { get; init; } = [];
    public IReadOnlyList<StatedExpertise> Expertise { get; init; } = [];

    /// <summary>
    /// The fields that need no code of their own. One of which the sheet has no column is not among them: what the
    /// register knows of it stays.
    /// </summary>
    public IReadOnlyList<StatedField> Fields { get; init; } = [];

    /// <summary>What stands beside the entry.</summary>
    public EntryAnnex Annex { get; init; } = new();

    public IReadOnlyList<string> Nationalities => (List<string>)Value(nameof(Person.Nationalities))!;

    public string FullName => (string?)Value(nameof(Person.FullName)) ?? "";

    public string? NativeName => (string?)Value(nameof(Person.NativeName));

    object? Value(string member) => Fields.First(f => f.Field.Member.Name == member).Value;
}

readonly record struct StatedField(DescribedField Field, object? Value);

readonly record struct StatedOffice(OfficeKind Kind, string Title);

readonly record struct StatedLanguage(string Tag, LanguageLevel Level);

readonly record struct StatedExpertise(long TagId, ExpertiseLevel Level, int? Years, int? LastUsedYear);

/// <summary>One row of windows.csv, understood.</summary>
readonly record struct WindowRow(int Line, string Reference, WindowTerms Terms);
