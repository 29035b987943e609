using System.Globalization;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Entries;

/// <summary>The member's fields of expertise, and languages.</summary>
static class MySkillForms
{
    // Empty rows at the end, to be filled in.
    const int More = 2;

    static readonly ReadOnlyMemory<byte> s_expertise = """
        query MyExpertise {
          expertiseTags { code name }
          viewer { person { version expertise { tag { code name } level years lastUsedYear evidence } } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_languages = """
        query MyLanguages { viewer { person { version languages { tag level } } } }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_setExpertise = Form.Mutation("setExpertise");
    static readonly ReadOnlyMemory<byte> s_setLanguages = Form.Mutation("setLanguages");

    static readonly Option s_choose = new("", "Please choose");

    static readonly Option[] s_levels =
    [
        s_choose, new("LED", "I was responsible for it"), new("TOOK_PART", "I took part in it"),
        new("STUDIED", "I studied or taught it"),
    ];

    static readonly Option[] s_languageLevels =
    [
        s_choose, new("C2", "C2: as an educated native speaker"), new("C1", "C1: I negotiate and draft"),
        new("B2", "B2: I discuss freely"), new("B1", "B1: I follow a clear talk"), new("A2", "A2: simple exchanges"),
        new("A1", "A1: everyday phrases"),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapForm($"{MemberPages.Home}/expertise", "Your fields of expertise are changed.", async visit =>
            visit.Is(Access.CallerRole.Member)
            && await visit.ReadAsync<ReadExpertise>(s_expertise) is { Viewer.Person: { } entry } read
                ? OfExpertise(entry, read.ExpertiseTags).OfEntry(visit) : null);
        app.MapEntryForm<Tongues>($"{MemberPages.Home}/languages", "Your languages are changed.", s_languages,
            (_, entry, _) => OfLanguages(entry));
    }

    static Form OfExpertise(Skilled entry, IReadOnlyList<Tag> tags)
    {
        // A tag that is no longer in use stays with those who have it.
        Option[] options =
        [
            .. tags.Concat(entry.Expertise.Select(e => e.Tag)).DistinctBy(tag => tag.Code)
                .Select(tag => new Option(tag.Code, tag.Name)),
        ];
        return new Form("Your fields of expertise", s_setExpertise,
        [
            .. Enumerable.Range(0, entry.Expertise.Count + More).SelectMany(row =>
                Field(row, row < entry.Expertise.Count ? entry.Expertise[row] : null, options)),
        ])
        {
            Lead = "The strongest first. Empty all of a field that you do not want to state.",
            Version = entry.Version,
            Emptied = ["expertise"],
        };
    }

    static FormField[] Field(int row, Expertise? known, Option[] options)
    {
        var (place, section) = ($"expertise.{row}", $"Field {row + 1}");
        var tag = $"{place}.tag";
        return
        [
            new(tag, "Field of expertise", InputKind.Suggested)
            {
                Options = options,
                Value = known?.Tag.Code,
                Hint = "Begin to type it, and choose from the list.",
                IsOptional = true,
                Plain = true,
                Section = section,
            },
            new($"{place}.level", "How far", InputKind.Choice)
            {
                Options = s_levels,
                Value = known?.Level,
                With = tag,
                Section = section,
            },
            new($"{place}.years", "For how many years", InputKind.Number)
            {
                Value = known?.Years?.ToString(CultureInfo.InvariantCulture),
                IsOptional = true,
                With = tag,
                Section = section,
            },
            new($"{place}.lastUsedYear", "Last in the year", InputKind.Number)
            {
                Value = known?.LastUsedYear?.ToString(CultureInfo.InvariantCulture),
                IsOptional = true,
                With = tag,
                Section = section,
            },
            new($"{place}.evidence", "What shows it: a case, a post, a publication", InputKind.Text)
            {
                Value = known?.Evidence,
                IsOptional = true,
                With = tag,
                Section = section,
                Height = 2,
            },
        ];
    }

    static Form OfLanguages(Tongues entry)
    {
        var options = LanguageOptions.With(entry.Languages.Select(l => l.Tag));
        return new Form("Your languages", s_setLanguages,
        [
            .. Enumerable.Range(0, entry.Languages.Count + More).SelectMany(row =>
                Spoken(row, row < entry.Languages.Count ? entry.Languages[row] : null, options)),
        ])
        {
            Lead = "The best first. Empty both fields of a language that you do not want to state.",
            Version = entry.Version,
            Emptied = ["languages"],
        };
    }

    static FormField[] Spoken(int row, Tongue? known, IReadOnlyList<Option> options)
    {
        var (place, section) = ($"languages.{row}", $"Language {row + 1}");
        var tag = $"{place}.tag";
        return
        [
            new(tag, "Language", InputKind.Suggested)
            {
                Options = options,
                Value = known?.Tag,
                IsOptional = true,
                Plain = true,
                Section = section,
            },
            new($"{place}.level", "How well", InputKind.Choice)
            {
                Options = s_languageLevels,
                Value = known?.Level,
                With = tag,
                Section = section,
            },
        ];
    }

    sealed record ReadExpertise(IReadOnlyList<Tag> ExpertiseTags, Reader Viewer);

    sealed record Reader(Skilled? Person);

    sealed record Skilled(int Version, IReadOnlyList<Expertise> Expertise);

    sealed record Tag(string Code, string Name);

    sealed record Expertise(Tag Tag, string Level, int? Years, int? LastUsedYear, string? Evidence);

    sealed record Tongues(int Version, IReadOnlyList<Tongue> Languages);

    sealed record Tongue(string Tag, string Level);
}
