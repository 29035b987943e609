using System.Text.Json;
using EnvoyRegistry.Pages;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace EnvoyRegistry.Matching;

/// <summary>
/// A need as a form, and as an address that can be kept and sent: what is left empty is not in it, and a level stands
/// behind its code, as in
/// <c>?from=2027-03-01&amp;until=2027-03-28&amp;expertise=SEC-CEASEFIRE.LED&amp;language=th.B2</c>.
/// </summary>
static class NeedForm
{
    static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    const int Rows = 3;
    const int FewRows = 2;
    const int MostRows = 20;

    static readonly ReadOnlyMemory<byte> s_question = """
        query NeedForm {
          expertiseTags { code name group { name } }
          situations(where: { status: [OPEN] }, first: 50) { nodes { id title } }
          exercises: situations(where: { status: [OPEN], isExercise: true }, first: 50) { nodes { id title } }
        }
        """u8.ToArray();

    static readonly Option[] s_depths =
        [new("STUDIED", "at least studied it"), new("TOOK_PART", "at least took part"), new("LED", "led it")];

    static readonly Option[] s_levels =
    [
        new("B2", "discusses freely (B2)"), new("C1", "negotiates and drafts (C1)"), new("C2",
            "as a native speaker (C2)"),
        new("B1", "follows a clear talk (B1)"), new("A2", "simple exchanges (A2)"), new("A1", "everyday phrases (A1)"),
    ];

    static readonly Option[] s_modes =
        [new("", "either way"), new("IN_PERSON", "in person"), new("REMOTE", "from afar")];

    /// <summary>Fields that have several rows, and the input that the rows make a list of.</summary>
    static readonly Many[] s_many =
    [
        new("expertise", "allExpertise", HasLevel: true, Rows), new("anyExpertise", "anyExpertise", true, FewRows),
        new("language", "allLanguages", true, Rows), new("anyLanguage", "anyLanguage", true, FewRows),
        new("exclude", "excludeNationalities", false, Rows), new("knows", "knows", false, FewRows),
        new("about", "about", false, FewRows),
    ];

    static readonly string[] s_single = ["from", "until", "mode", "situation", "limited", "nationals"];

    public static async Task<Form> MakeAsync(Visit visit)
    {
        var read = (await visit.ReadAsync<Read>(s_question))!;
        var countries = await visit.CountriesAsync();
        var query = visit.Http.Request.Query;
        Option[] tags = [new("", "any"), .. (read.ExpertiseTags ?? []).Select(t => new Option(t.Code, t.Name,
            t.Group.Name))];
        var languages = LanguageOptions.All;
        return new Form("Who could go?", ReadOnlyMemory<byte>.Empty,
        [
            new("from", "First day", InputKind.Day),
            new("until", "Last day", InputKind.Day),
            new("mode", "How", InputKind.Choice) { IsOptional = true, Options = s_modes },
            .. Rowed("expertise", "Field of expertise", InputKind.Choice, Rows("expertise"), tags, s_depths),
            .. Rowed("anyExpertise", "One of these fields will do", InputKind.Choice, Rows("anyExpertise"), tags,
                s_depths),
            .. Rowed("language", "Language", InputKind.Suggested, Rows("language"), languages, s_levels),
            .. Rowed("anyLanguage", "One of these languages will do", InputKind.Suggested, Rows("anyLanguage"),
                languages, s_levels),
            .. Rowed("exclude", "No nationals of", InputKind.Suggested, Rows("exclude"), countries.Options),
            .. Rowed("knows", "Knows this country", InputKind.Suggested, Rows("knows"), countries.Options),
            .. Rowed("about", "It concerns this country", InputKind.Suggested, Rows("about"), countries.Options),
            new("situation", "For the situation", InputKind.Choice)
            {
                IsOptional = true,
                Options = [
                    new("", "none"), .. (read.Situations?.Nodes ?? []).Select(s => new Option(s.Id, s.Title)),
                    .. (read.Exercises?.Nodes ?? []).Select(s => new Option(s.Id, s.Title)),
                ],
                Hint = "Its parties count as what it concerns, and their nationals are left out.",
            },
            new("nationals", "Consider nationals of its parties too", InputKind.Tick),
            new("limited", "Count days that are free under conditions", InputKind.Tick),
        ])
        { Shape = Shaped };

        // An address that was written by hand may ask for more than a form usually has room for.
        int Rows(string name) => Math.Min(MostRows, Math.Max(query[name].Count, s_many.First(m =>
            m.Name == name).Rows));
    }

    /// <summary>What an address asks for, as if it had been filled in.</summary>
    public static FormCollection Fill(IQueryCollection query)
    {
        var filled = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var name in s_single.Where(query.ContainsKey))
            filled[name] = name is "from" or "until" && DateOnly.TryParseExact(query[name], "O", out var day)
                ? Said.Day(day) : query[name];
        foreach (var many in s_many)
        {
            foreach (var (row, value) in query[many.Name].Index())
            {
                var level = many.HasLevel ? value?.LastIndexOf('.') ?? -1 : -1;
                filled[$"{many.Name}{row}"] = level < 0 ? value : value![..level];
                if (level >= 0)
                    filled[$"{many.Name}{row}Level"] = value![(level + 1)..];
            }
        }
        foreach (var (name, value) in query.Where(part => !filled.ContainsKey(part.Key)))
            filled[name] = value;
        return new FormCollection(filled);
    }

    /// <summary>Whether it was sent by the form itself, and has an address that says the same in less.</summary>
    public static bool IsFromForm(IQueryCollection query) => query.ContainsKey("expertise0Level");

    /// <summary>The address of what was filled in.</summary>
    /// <param name="path">Of the page that asks.</param>
    /// <param name="more">Fields of the form beyond those of an envoy's need.</param>
    public static string Address(FilledForm filled, string path = "/who-could-go", params string[] more)
    {
        var query = Query(JsonSerializer.SerializeToElement(filled.Input, s_json));
        foreach (var field in filled.Form.Fields.Where(f => more.Contains(f.Name)))
        {
            if (filled.Value(field) is { Length: > 0 } value)
                query.Add(field.Name, value);
        }
        return path + query;
    }

    /// <summary>The address of a need as the API tells it, as far as the form has fields for it.</summary>
    public static string Address(string need)
    {
        using var read = JsonDocument.Parse(need);
        return $"/who-could-go{Query(read.RootElement)}";
    }

    static QueryBuilder Query(JsonElement need)
    {
        var query = new QueryBuilder();
        foreach (var name in (string[])["from", "until", "mode", "situation"])
        {
            if (need.TryGetProperty(name, out var value) && value.GetString() is { } text)
                query.Add(name, text);
        }
        foreach (var many in s_many.Where(m => Is(m.Input, JsonValueKind.Array)))
        {
            foreach (var item in need.GetProperty(many.Input).EnumerateArray())
                query.Add(many.Name, item.ValueKind is JsonValueKind.String ? item.GetString()!
                    : $"{item.GetProperty("tag")}.{item.GetProperty("atLeast")}");
        }
        if (Is("includeLimited", JsonValueKind.True))
            query.Add("limited", "yes");
        if (Is("excludePartyNationals", JsonValueKind.False))
            query.Add("nationals", "yes");
        return query;

        bool Is(string name, JsonValueKind kind) => need.TryGetProperty(name, out var value) && value.ValueKind == kind;
    }

    /// <summary>At which field of the form the API found a fault.</summary>
    public static Fault AtField(Fault fault) => fault.Place.Split('.') is ["need", .. var path]
        ? AtField(fault with { Place = string.Join('.', path) })
        : fault.Place.Split('.') is [var list, var row, ..] && s_many.FirstOrDefault(m => m.Input == list) is { } many
            ? fault with { Place = $"{many.Name}{row}" } : fault;

    static IEnumerable<FormField> Rowed(
        string name, string label, InputKind kind, int rows, IReadOnlyList<Option> options, Option[]? levels = null)
    {
        for (var row = 0; row < rows; row++)
        {
            yield return new($"{name}{row}", label, kind) { IsOptional = true, Options = options };
            if (levels is not null)
                yield return new($"{name}{row}Level", "Level", InputKind.Choice)
                {
                    IsOptional = true,
                    Options = levels
                };
        }
    }

    // The rows become lists, in their order and without those that are empty.
    static Dictionary<string, object?> Shaped(Dictionary<string, object?> rows)
    {
        var need = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["includeLimited"] = rows.GetValueOrDefault("limited"),
            ["excludePartyNationals"] = rows.GetValueOrDefault("nationals") is not true,
        };
        foreach (var name in (string[])["from", "until", "mode", "situation"])
        {
            if (rows.GetValueOrDefault(name) is { } value)
                need[name] = value;
        }
        foreach (var many in s_many)
        {
            var items = Enumerable.Range(0, MostRows).Where(row => rows.GetValueOrDefault($"{many.Name}{row}")
                is not null)
                .Select(row => many.HasLevel
                    ? (object)new Leveled(
                        (string)rows[$"{many.Name}{row}"]!, rows.GetValueOrDefault($"{many.Name}{row}Level") as string)
                    : rows[$"{many.Name}{row}"]!)
                .ToList();
            if (items.Count > 0)
                need[many.Input] = items;
        }
        return need;
    }

    sealed record Many(string Name, string Input, bool HasLevel, int Rows);

    sealed record Leveled(string Tag, string? AtLeast);

    sealed record Read(IReadOnlyList<Tag>? ExpertiseTags, Situations? Situations, Situations? Exercises);

    sealed record Tag(string Code, string Name, Group Group);

    sealed record Group(string Name);

    sealed record Situations(IReadOnlyList<Situation> Nodes);

    sealed record Situation(string Id, string Title);
}
