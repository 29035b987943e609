using System.Text.Json;
using EnvoyRegistry.Tests.People.Sample;

namespace EnvoyRegistry.Tests.Search;

/// <summary>
/// Filters as a client sends them, each with what it means said a second time, over people as a client reads them.
/// Written from the descriptions in schema/people.graphql alone.
/// </summary>
sealed class RandomFilter(Random random, IReadOnlyList<JsonElement> people)
{
    public sealed record Asked(Dictionary<string, object?> Json, Func<JsonElement, bool> Meets);

    /// <summary>Every input field that was used, as <c>Type.field</c>.</summary>
    public HashSet<string> Used { get; } = [];

    public Asked Person(int depth)
    {
        var fields = new List<Func<Asked>>
        {
            () => OneOf("PersonFilter", "kind", "EEP", "CANDIDATE", "FORMER", "HISTORICAL"),
            () => OneOf("PersonFilter", "category", "EMINENT", "EXPERT"),
            () => OneOf(
                "PersonFilter", "status", "REGISTERED", "LISTED", "STALE", "WITHDRAWN", "REPLACED", "NOT_LISTED"),
            () => OneOf("PersonFilter", "gender", "WOMAN", "MAN", "NON_BINARY"),
            Willing,
            Name,
            () => Countries("PersonFilter", "nationalities"),
            () => Countries("PersonFilter", "countriesKnown"),
            () => Codes("PersonFilter", "participant", p => Text(p.GetProperty("participant"), "code")),
            () => Numbers("PersonFilter", "yearsOfExperience", 0, 45),
            () => Days("PersonFilter", "confirmedOn"),
            () => Days("PersonFilter", "confirmationDueOn"),
            () => Days("PersonFilter", "updatedAt", "T08:00:00Z"),
            () => List("formerOffices", "FormerOffice", Office),
            () => List("languages", "PersonLanguage", Language),
            () => List("expertise", "PersonExpertise", Expertise),
            () => List("engagements", "Engagement", Engagement),
            () => List("availability", "AvailabilityWindow", Window),
        };
        if (depth > 0)
        {
            fields.Add(() => Several("and", depth, all: true));
            fields.Add(() => Several("or", depth, all: false));
            fields.Add(() => Opposite(depth));
        }
        return Some(fields, random.Next(1, 4));
    }

    Asked Several(string field, int depth, bool all)
    {
        var each = Enumerable.Range(0, random.Next(0, 4)).Select(_ => Person(depth - 1)).ToList();
        return Field("PersonFilter", field, each.Select(e => e.Json).ToList(),
            p => each.Count == 0 || (all ? each.All(e => e.Meets(p)) : each.Any(e => e.Meets(p))));
    }

    Asked Opposite(int depth)
    {
        var inner = Person(depth - 1);
        return Field("PersonFilter", "not", inner.Json, p => !inner.Meets(p));
    }

    Asked Willing()
    {
        var willing = random.Next(2) == 0;
        return Field("PersonFilter", "willingToServe", willing, p =>
            p.GetProperty("willingToServe").GetBoolean() == willing);
    }

    // The sample's Latin names in ASCII: folding has its own tests.
    Asked Name()
    {
        var words = people.SelectMany(p => p.GetProperty("fullName").GetString()!.Split(' '))
            .Where(word => word.All(char.IsAsciiLetter)).Distinct().ToList();
        var word = Pick(words);
        var asked = random.Next(2) == 0 ? word.ToUpperInvariant() : word[..Math.Min(2, word.Length)];
        return Field("PersonFilter", "name", asked, p => EnvoyRegistry.People.Folding
            .Words(p.GetProperty("fullName").GetString())
            .Any(w => w.Text.StartsWith(asked, StringComparison.OrdinalIgnoreCase)));
    }

    Asked Office() => Some(
        [() => OneOf("FormerOfficeFilter", "kind", "AMBASSADOR", "MINISTER", "FOREIGN_MINISTER", "JUDGE")],
        random.Next(0, 2));

    Asked Language() => Some(
    [
        () =>
        {
            var tags = Few("en", "zh", "TH", "vi", "ms", "fr", "zh-Hant", "pt");
            return Field("PersonLanguageFilter", "tag", tags, l => tags.Count == 0 || tags.Any(tag =>
                $"{l.GetProperty("tag").GetString()}-".StartsWith($"{tag}-", StringComparison.OrdinalIgnoreCase)));
        },
        () => AtLeast("PersonLanguageFilter", "A1", "A2", "B1", "B2", "C1", "C2"),
    ], random.Next(0, 3));

    Asked Expertise() => Some(
    [
        () => Codes("PersonExpertiseFilter", "tag", e => Text(e.GetProperty("tag"), "code"), "expertise"),
        () => Codes("PersonExpertiseFilter", "group",
            e => Text(e.GetProperty("tag").GetProperty("group"), "code"), "expertise"),
        () => AtLeast("PersonExpertiseFilter", "STUDIED", "TOOK_PART", "LED"),
        () => Numbers("PersonExpertiseFilter", "years", 0, 30),
        () => Numbers("PersonExpertiseFilter", "lastUsedYear", 2005, 2027),
    ], random.Next(0, 3));

    Asked Engagement() => Some(
    [
        () => OneOf("EngagementFilter", "role", "ENVOY", "MEDIATOR", "ADVISER", "OBSERVER"),
        () => Countries("EngagementFilter", "countries"),
        () => Codes("EngagementFilter", "participant", e => Text(e.GetProperty("participant"), "code")),
        () => OneOf("EngagementFilter", "certainty", "CERTAIN", "UNCERTAIN"),
        () => Numbers("EngagementFilter", "beganIn", 2000, 2027,
            e => e.GetProperty("from").GetString() is { } from ? int.Parse(from[..4], null) : null),
    ], random.Next(0, 3));

    Asked Window() => Some(
    [
        () => OneOf("AvailabilityWindowFilter", "status", "AVAILABLE", "LIMITED", "UNAVAILABLE"),
        () => OneOf("AvailabilityWindowFilter", "mode", "IN_PERSON", "REMOTE", "BOTH"),
        () => Days("AvailabilityWindowFilter", "from"),
        () => Days("AvailabilityWindowFilter", "until"),
        () => Numbers("AvailabilityWindowFilter", "noticeHours", 0, 200),
        () => Days("AvailabilityWindowFilter", "confirmedAt", "T08:00:00Z"),
    ], random.Next(0, 3));

    Asked List(string field, string type, Func<Asked> item)
    {
        var (inner, how) = (item(), Pick(["some", "none", "every"]));
        Used.Add($"{type}ListFilter.{how}");
        return Field("PersonFilter", field, new Dictionary<string, object?> { [how] = inner.Json }, p =>
        {
            var items = p.GetProperty(field).Items();
            return how switch
            {
                "some" => items.Any(inner.Meets),
                "none" => !items.Any(inner.Meets),
                _ => items.All(inner.Meets),
            };
        });
    }

    Asked OneOf(string type, string field, params string[] values)
    {
        var few = Few(values);
        return Field(type, field, few, e => few.Count == 0 || few.Contains(e.GetProperty(field).GetString()!));
    }

    /// <summary>Codes there are among the people, and the way to the code.</summary>
    Asked Codes(string type, string field, Func<JsonElement, string?> code, string? list = null)
    {
        var known = (list is null
                ? people.Select(p => Text(p.GetProperty("participant"), "code"))
                : people.SelectMany(p => p.GetProperty(list).Items()).Select(code))
            .OfType<string>().Distinct().ToArray();
        var few = Few(known);
        return Field(type, field, few, e => few.Count == 0 || (code(e) is { } own && few.Contains(own)));
    }

    Asked Countries(string type, string field)
    {
        var (how, few) = (Pick(["some", "all", "none"]), Few("TH", "VN", "ID", "JP", "MM", "KH", "SG", "TL"));
        Used.Add($"CountryFilter.{how}");
        return Field(type, field, new Dictionary<string, object?> { [how] = few }, e =>
        {
            var codes = e.GetProperty(field).EnumerateArray().Select(c => c.GetString()!).ToList();
            return few.Count == 0 || how switch
            {
                "some" => few.Any(codes.Contains),
                "all" => few.All(codes.Contains),
                _ => !few.Any(codes.Contains),
            };
        });
    }

    Asked AtLeast(string type, params string[] levels)
    {
        var least = random.Next(levels.Length);
        return Field(type, "atLeast", levels[least], e =>
            Array.IndexOf(levels, e.GetProperty("level").GetString()) >= least);
    }

    Asked Numbers(string type, string field, int least, int most, Func<JsonElement, int?>? read = null)
    {
        var (from, until) = Ends(least, most);
        Use("IntRange", from, until);
        return Field(type, field, Range(from, until), e =>
        {
            var value = read is not null ? read(e)
                : e.GetProperty(field) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : (int?)null;
            return (from is null || value >= from) && (until is null || value <= until);
        });
    }

    /// <summary>Days about the sample's first, as text, which sorts as they do.</summary>
    Asked Days(string type, string field, string suffix = "")
    {
        var (first, last) = Ends(-400, 400);
        var (from, until) = (Day(first), Day(last));
        Use(suffix.Length > 0 ? "DateTimeRange" : "DateRange", first, last);
        return Field(type, field, Range(from, until), e => e.GetProperty(field).GetString() is var day
            && (from is null || (day is not null && string.CompareOrdinal(day, from) >= 0))
            && (until is null || (day is not null && string.CompareOrdinal(day, until) <= 0)));

        string? Day(int? days) => days is { } some
            ? SampleRegistry.Today.AddDays(some).ToString("yyyy-MM-dd", null) + suffix : null;
    }

    void Use(string type, int? from, int? until)
    {
        if (from is not null)
            Used.Add($"{type}.from");
        if (until is not null)
            Used.Add($"{type}.until");
    }

    (int? From, int? Until) Ends(int least, int most)
    {
        var (a, b) = (random.Next(least, most), random.Next(least, most));
        return random.Next(4) switch
        {
            0 => (a, null),
            1 => (null, a),
            2 => (null, null),
            _ => (Math.Min(a, b), Math.Max(a, b)),
        };
    }

    static Dictionary<string, object?> Range(object? from, object? until) =>
        new() { ["from"] = from, ["until"] = until };

    Asked Field(string type, string field, object? json, Func<JsonElement, bool> meets)
    {
        Used.Add($"{type}.{field}");
        return new Asked(new() { [field] = json }, meets);
    }

    Asked Some(IReadOnlyList<Func<Asked>> fields, int count)
    {
        var chosen = fields.OrderBy(_ => random.Next()).Take(count).Select(field => field()).ToList();
        return new Asked(
            chosen.SelectMany(c => c.Json).ToDictionary(f => f.Key, f => f.Value),
            e => chosen.All(c => c.Meets(e)));
    }

    List<string> Few(params string[] values) => [.. values.OrderBy(_ => random.Next()).Take(random.Next(0, 4))];

    string Pick(List<string> values) => values[random.Next(values.Count)];

    static string? Text(JsonElement parent, string member) =>
        parent.ValueKind == JsonValueKind.Object ? parent.GetProperty(member).GetString() : null;
}
