using System.Text.Json;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// What a form asks of somebody who is nominated, or proposed as a candidate: <c>input NomineeInput</c>, field by
/// field.
/// </summary>
static class NomineeFields
{
    /// <summary>Of the query that reads what can be chosen.</summary>
    public const string Selection = "expertiseTags { code name group { name } }";

    const int Rows = 3;

    static readonly Option[] s_categories =
        [new("", "not stated"), new("EXPERT", "Expert"), new("EMINENT", "Eminent Person")];

    static readonly Option[] s_depths =
        [new("LED", "led it"), new("TOOK_PART", "took part"), new("STUDIED", "studied it")];

    static readonly Option[] s_levels =
    [
        new("C2", "as a native speaker (C2)"), new("C1", "negotiates and drafts (C1)"),
        new("B2", "discusses freely (B2)"), new("B1", "follows a clear talk (B1)"),
        new("A2", "simple exchanges (A2)"), new("A1", "everyday phrases (A1)"),
    ];

    /// <param name="place">Of the entry in the input, such as <c>nominee</c>.</param>
    /// <param name="now">What is stated already; null of somebody new.</param>
    /// <param name="asked">The parts to ask for, by their names in the input; all of them when left out.</param>
    /// <param name="isEep">Whether what is asked of an EEP counts (R4, R6, R9), and not only of a candidate.</param>
    public static IEnumerable<FormField> Of(
        string place, IReadOnlyList<Tag> tags, CountryBook countries, Nominee? now = null,
        IReadOnlySet<string>? asked = null, bool isEep = true)
    {
        Option[] fields = [new("", "none"), .. tags.Select(t => new Option(t.Code, t.Name, t.Group.Name))];
        var languages = LanguageOptions.With((now?.Languages ?? []).Select(l => l.Tag));
        return
        [
            .. Part("fullName", () => [new($"{place}.fullName", "Full name")
            {
                Value = now?.FullName,
                Rule = isEep ? "R6" : null,
                Hint = "In Latin letters, as the person writes it.",
            }]),
            .. Part("title", () => [new($"{place}.title", "Form of address")
            {
                Value = now?.Title,
                IsOptional = true,
                Hint = "Such as Dr or H.E.",
            }]),
            .. Part("nativeName", () => [new($"{place}.nativeName", "Name in the person's own script")
            {
                Value = now?.NativeName,
                IsOptional = true,
                Hint = "Where that is not Latin.",
            }]),
            .. Part("category", () => [new($"{place}.category", "As which of the two", InputKind.Choice)
            {
                Value = now?.Category,
                IsOptional = true,
                Options = s_categories,
            }]),
            .. Part("nationalities", () => Numbered(now?.Nationalities.Count ?? 0, row =>
            [
                new($"{place}.nationalities.{row}", row == 0 ? "National of" : $"And of, number {row + 1}",
                    InputKind.Suggested)
                {
                    Value = now?.Nationalities.ElementAtOrDefault(row),
                    IsOptional = true,
                    Plain = true,
                    Options = countries.Options,
                    Rule = row == 0 && isEep ? "R4" : null,
                    Hint = row > 0 ? null : isEep ? "Every nationality; one is yours to nominate from."
                        : "Every nationality that the person holds.",
                    Section = "Nationalities",
                },
            ])),
            .. Part("contact", () =>
            [
                new($"{place}.contact.email", "Mail address", InputKind.Email)
                {
                    IsOptional = true,
                    Plain = now is null,
                    Rule = "R3",
                    Hint = now is null ? "The person is asked for consent there, and signs in by it later."
                        : "Left empty, it stays as it is. It is kept sealed, and shown to nobody here.",
                    Section = "How to reach her or him",
                },
                new($"{place}.contact.phones.0", "Telephone")
                {
                    IsOptional = true,
                    Hint = "With the country's code, such as +66 2 555 0100.",
                    Section = "How to reach her or him",
                },
                new($"{place}.contact.phones.1", "Another telephone")
                {
                    IsOptional = true,
                    Section = "How to reach her or him",
                },
            ]),
            .. Part("biography", () => [new($"{place}.biography", "Curriculum vitae", InputKind.Text)
            {
                Value = now?.Biography,
                IsOptional = true,
                Plain = true,
                Rule = isEep ? "R6" : null,
                Hint = $"Who this is, in a paragraph or two.{(isEep ? " Nobody is registered without." : "")}",
            }]),
            .. Part("expertise", () => Numbered(now?.Expertise.Count ?? 0, row => Expertise(
                place, row, fields, now?.Expertise.ElementAtOrDefault(row), isEep))),
            .. Part("languages", () => Numbered(now?.Languages.Count ?? 0, row => Language(
                place, row, languages, now?.Languages.ElementAtOrDefault(row)))),
        ];

        IEnumerable<FormField> Part(string name, Func<IEnumerable<FormField>> make) =>
            asked?.Contains(name) is false ? [] : make();
    }

    /// <summary>
    /// Of what was filled in that which is not so yet: what is left out of an edit stays, and null clears.
    /// </summary>
    /// <param name="input">The entry as it was filled in.</param>
    /// <param name="asked">The parts that the form had.</param>
    public static Dictionary<string, object?> Changed(
        IReadOnlyDictionary<string, object?> input, Nominee now, IEnumerable<string> asked)
    {
        var changed = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var part in asked)
        {
            var value = input.GetValueOrDefault(part);
            // How to reach somebody is not shown, so what is left empty says nothing.
            if (part is "contact" ? value is not null : Written(value) != Written(Stated(now, part)))
                changed[part] = value;
        }
        return changed;
    }

    static string Written(object? value) => JsonSerializer.Serialize(value);

    static object? Stated(Nominee now, string part) => part switch
    {
        "fullName" => now.FullName,
        "title" => now.Title,
        "nativeName" => now.NativeName,
        "category" => now.Category,
        "biography" => now.Biography?.ReplaceLineEndings("\n").Trim(),
        "nationalities" => now.Nationalities.Count == 0 ? null : now.Nationalities,
        "expertise" => now.Expertise.Count == 0 ? null : now.Expertise.Select(e => Filled(
            ("tag", e.Tag.Code), ("level", e.Level), ("years", e.Years), ("lastUsedYear", e.LastUsedYear),
            ("evidence", e.Evidence))),
        _ => now.Languages.Count == 0 ? null : now.Languages.Select(l => Filled(
            ("tag", l.Tag), ("level", l.Level))),
    };

    // In the order in which a form has them.
    static Dictionary<string, object?> Filled(params (string Name, object? Value)[] parts) =>
        parts.Where(part => part.Value is not null).ToDictionary(part => part.Name, part => part.Value);

    static IEnumerable<FormField> Numbered(int stated, Func<int, IEnumerable<FormField>> make) =>
        Enumerable.Range(0, Math.Max(Rows, stated + 1)).SelectMany(make);

    static IEnumerable<FormField> Expertise(string place, int row, Option[] tags, Expertness? now, bool isEep)
    {
        var at = $"{place}.expertise.{row}";
        const string Section = "Fields of expertise";
        yield return new($"{at}.tag", $"Field {row + 1}", InputKind.Choice)
        {
            Value = now?.Tag.Code,
            IsOptional = true,
            Plain = true,
            // One that is out of use stays where it is stated.
            Options = now is null || tags.Any(t => t.Value == now.Tag.Code) ? tags
                : [.. tags, new(now.Tag.Code, now.Tag.Name)],
            Rule = row == 0 && isEep ? "R9" : null,
            Hint = row == 0 && isEep ? "Nobody is registered without at least one." : null,
            Section = Section,
        };
        yield return new($"{at}.level", $"How deep, in field {row + 1}", InputKind.Choice)
        {
            Value = now?.Level ?? "TOOK_PART",
            Options = s_depths,
            With = $"{at}.tag",
            Section = Section,
        };
        yield return Added("years", $"Years in field {row + 1}", InputKind.Number, now?.Years?.ToString());
        yield return Added("lastUsedYear", $"Last year in field {row + 1}", InputKind.Number,
            now?.LastUsedYear?.ToString());
        yield return Added("evidence", $"What shows field {row + 1}", InputKind.Line, now?.Evidence);

        FormField Added(string name, string label, InputKind kind, string? value) => new($"{at}.{name}", label, kind)
        {
            Value = value,
            IsOptional = true,
            With = $"{at}.tag",
            Section = Section,
        };
    }

    static IEnumerable<FormField> Language(string place, int row, IReadOnlyList<Option> languages, Spoken? now)
    {
        var at = $"{place}.languages.{row}";
        yield return new($"{at}.tag", $"Language {row + 1}", InputKind.Suggested)
        {
            Value = now?.Tag,
            IsOptional = true,
            Plain = true,
            Options = languages,
            Section = "Languages",
        };
        yield return new($"{at}.level", $"How well, language {row + 1}", InputKind.Choice)
        {
            Value = now?.Level ?? "C1",
            Options = s_levels,
            With = $"{at}.tag",
            Section = "Languages",
        };
    }

    /// <summary>A field of expertise that can be chosen.</summary>
    public sealed record Tag(string Code, string Name, Named Group);
}

/// <summary>Somebody as a nomination states her or him.</summary>
public sealed record Nominee(
    string? FullName, string? Title, string? NativeName, string? Category, string? Biography,
    IReadOnlyList<string> Nationalities, IReadOnlyList<Expertness> Expertise, IReadOnlyList<Spoken> Languages);

/// <summary>A field of expertise as a nomination states it.</summary>
public sealed record Expertness(Coded Tag, string Level, int? Years, int? LastUsedYear, string? Evidence);

public sealed record Coded(string Code, string Name);

/// <summary>A language as a nomination states it.</summary>
public sealed record Spoken(string Tag, string Name, string Level);
