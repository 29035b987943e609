using EnvoyRegistry.Contract;
using EnvoyRegistry.Pages;
using EnvoyRegistry.SignIn;

namespace EnvoyRegistry.Entries;

/// <summary>The member's fields of expertise and languages.</summary>
sealed class MySkillsPage : MyEntryPage
{
    public const string Place = $"{SignInDesk.Home}/skills";

    // Empty rows at the end, to be filled in.
    const int MoreFields = 2;
    const int MoreLanguages = 2;

    static readonly ReadOnlyMemory<byte> s_question = """
        query MySkills {
          expertiseTags { code name }
          viewer {
            person {
              version expertise { tag { code name } level years lastUsedYear evidence } languages { tag level }
            }
          }
        }
        """u8.ToArray();

    static readonly MyEntryAction s_expertise = new("expertise", """
        mutation MyExpertise($input: SetExpertiseInput!) { setExpertise(input: $input) { errors { code message } } }
        """u8.ToArray(), fields => new()
    {
        ["expectedVersion"] = fields.Number("version"),
        ["expertise"] = fields.Rows("tag").Select(row => new
        {
            tag = fields[$"tag{row}"],
            level = fields[$"level{row}"],
            years = fields.Number($"years{row}"),
            lastUsedYear = fields.Number($"last{row}"),
            evidence = fields[$"evidence{row}"],
        }),
    }, "Thank you: your fields of expertise are changed.");

    static readonly MyEntryAction s_languages = new("languages", """
        mutation MyLanguages($input: SetLanguagesInput!) { setLanguages(input: $input) { errors { code message } } }
        """u8.ToArray(), fields => new()
    {
        ["expectedVersion"] = fields.Number("version"),
        ["languages"] = fields.Rows("language")
            .Select(row => new { tag = fields[$"language{row}"], level = fields[$"languageLevel{row}"] }),
    }, "Thank you: your languages are changed.");

    static readonly (string, string) s_none = ("", "none");

    static readonly (string, string)[] s_levels =
    [
        ("", "please choose"), ("LED", "were responsible for it"), ("TOOK_PART", "took part in it"),
        ("STUDIED", "studied or taught it"),
    ];

    static readonly (string, string)[] s_languageLevels =
    [
        ("", "please choose"), ("C2", "C2, as an educated native speaker"), ("C1", "C1, negotiates and drafts"),
        ("B2", "B2, discusses freely"),
        ("B1", "B1, follows a clear talk"), ("A2", "A2, simple exchanges"), ("A1", "A1, everyday phrases"),
    ];

    public override string Path => Place;
    public override string Title => "What you can do";
    public override IReadOnlyList<MyEntryAction> Actions => [s_expertise, s_languages];

    public override async Task<Markup> BodyAsync(FrontEnd api, Fields sent, HttpContext http)
    {
        var read = await api.AskAsync<Read>(s_question, new { }, http);
        if (read.Viewer.Person is not { } skills)
            return NoEntry;
        // What was filled in and not taken stands there again.
        var fields = sent.Rows("tag").Any()
            ? [.. sent.Rows("tag").Select(row => new Field(
                new Tag(sent[$"tag{row}"]!, ""), sent[$"level{row}"]!, sent[$"years{row}"], sent[$"last{row}"],
                sent[$"evidence{row}"]))]
            : skills.Expertise.Select(
                e => new Field(e.Tag, e.Level, Digits(e.Years), Digits(e.LastUsedYear), e.Evidence));
        var languages = sent.Rows("language").Any()
            ? [.. sent.Rows("language")
                .Select(row => new Language(sent[$"language{row}"]!, sent[$"languageLevel{row}"]!))]
            : skills.Languages;
        // A tag that is no longer in use stays with those who have it.
        var tags = read.ExpertiseTags.Concat(skills.Expertise.Select(e => e.Tag)).DistinctBy(t => t.Code)
            .Select(t => (t.Code, t.Name)).Prepend(s_none).ToList();
        var tongues = LanguageNames.Tags.Concat(skills.Languages.Select(l => l.Tag)).Distinct(StringComparer.Ordinal)
            .Select(tag => (tag, LanguageNames.Find(tag))).OrderBy(l => l.Item2, StringComparer.Ordinal).Prepend(s_none)
            .ToList();
        return Markup.From($"""
            <h2>Fields of expertise</h2>
            <form method="post" action="{To(s_expertise)}">
            {FormMarkup.Hidden("version", skills.Version)}
            {Markup.From(fields.Concat(Enumerable.Repeat(Field.None, MoreFields))
                .Select((field, row) => Row(field, row, tags)))}
            <button class="first">Save these fields</button>
            </form>
            <h2>Languages</h2>
            <form method="post" action="{To(s_languages)}">
            {FormMarkup.Hidden("version", skills.Version)}
            {Markup.From(languages.Concat(Enumerable.Repeat(new Language("", ""), MoreLanguages))
                .Select((language, row) => Row(language, row, tongues)))}
            <button class="first">Save these languages</button>
            </form>
            """);
    }

    static Markup Row(Field field, int row, List<(string, string)> tags) => Markup.From($"""
        <fieldset>
        {FormMarkup.Choice($"tag{row}", $"Field {Digits(row + 1)}", field.Tag.Code, tags)}
        {FormMarkup.Choice($"level{row}", "You", field.Level, s_levels)}
        {FormMarkup.Input($"years{row}", "For how many years", field.Years, "number")}
        {FormMarkup.Input($"last{row}", "Last in the year", field.LastUsedYear, "number")}
        {FormMarkup.Area($"evidence{row}", "What shows it: a case, a post, a publication", field.Evidence, 2)}
        </fieldset>

        """);

    static Markup Row(Language language, int row, List<(string, string)> languages) => Markup.From($"""
        <fieldset>
        {FormMarkup.Choice($"language{row}", $"Language {Digits(row + 1)}", language.Tag, languages)}
        {FormMarkup.Choice($"languageLevel{row}", "How well", language.Level, s_languageLevels)}
        </fieldset>

        """);

    sealed record Read(IReadOnlyList<Tag> ExpertiseTags, Member<Skills> Viewer);

    sealed record Skills(int Version, IReadOnlyList<Expertise> Expertise, IReadOnlyList<Language> Languages);

    sealed record Tag(string Code, string Name);

    sealed record Expertise(Tag Tag, string Level, int? Years, int? LastUsedYear, string? Evidence);

    sealed record Language(string Tag, string Level);

    /// <summary>As it stands in the form.</summary>
    sealed record Field(Tag Tag, string Level, string? Years, string? LastUsedYear, string? Evidence)
    {
        public static Field None { get; } = new(new Tag("", ""), "", null, null, null);
    }
}
