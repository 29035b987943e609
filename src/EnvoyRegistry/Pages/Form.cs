using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace EnvoyRegistry.Pages;

/// <summary>
/// A form for one mutation, as it is for one reader at one moment. Its fields are named by their places in the input,
/// so the values find their way there, and what the API says against one of them finds its way back.
/// </summary>
/// <param name="Title">What is done, in the imperative.</param>
/// <param name="Document">
/// The mutation: it takes <c>$input</c> and selects <c>errors { code message path … on RuleViolation { rule { code } }
/// }</c>.
/// </param>
public sealed record Form(string Title, ReadOnlyMemory<byte> Document, IReadOnlyList<FormField> Fields)
{
    /// <summary>Of the hidden field with the version that was looked at; also its place in the input.</summary>
    public const string VersionField = "expectedVersion";

    /// <summary>What to know before filling it in.</summary>
    public string? Lead { get; init; }

    /// <summary>On the button.</summary>
    public string Button { get; init; } = "Save";

    /// <summary>Parts of the input that are not asked for, by their places: which thing it is about.</summary>
    public IReadOnlyList<(string Place, object Value)>? Given { get; init; }

    /// <summary>The version of the thing as it is now, where the mutation asks for one.</summary>
    public int? Version { get; init; }

    /// <summary>Where the form is left to, without or after doing it.</summary>
    public string Back { get; init; } = "/";

    /// <summary>Above this page.</summary>
    public IReadOnlyList<Crumb> Trail { get; init; } = [];

    /// <summary>
    /// What it does that cannot be taken back: then it is asked once more before it is done. Null where it can.
    /// </summary>
    public string? Warning { get; init; }

    /// <summary>What is read before it is filled in, such as what an answer is asked to.</summary>
    public RenderFragment? Above { get; init; }

    /// <summary>How what was filled in will look, where that can be seen before it is kept.</summary>
    public Func<FilledForm, RenderFragment>? Look { get; init; }

    /// <summary>What the form itself can tell to be wrong, before anything is sent.</summary>
    internal Func<IReadOnlyDictionary<string, object?>, IEnumerable<Fault>>? Check { get; init; }

    /// <summary>Which field a place in the input is of, where the last hand moved it.</summary>
    internal Func<string, string>? Placed { get; init; }

    /// <summary>What is told at once and never again when it was done, such as a secret.</summary>
    internal Func<Visit, JsonElement, IResult>? Told { get; init; }

    /// <summary>
    /// Lists of the input, by their places, that are sent without an item when all their rows are empty: what is left
    /// out stays as it was.
    /// </summary>
    public IReadOnlyList<string> Emptied { get; init; } = [];

    /// <summary>The last hand on the input, where its shape is not that of the fields.</summary>
    internal Func<Dictionary<string, object?>, Dictionary<string, object?>>? Shape { get; init; }

    /// <summary>Where it is left to when it was done, by what came of it; null for <see cref="Back"/>.</summary>
    internal Func<JsonElement, string>? Onward { get; init; }

    /// <summary>The document of a mutation, such as <c>openSituation</c>.</summary>
    /// <param name="result">What it is to tell besides the errors, such as <c>situation { id }</c>.</param>
    public static ReadOnlyMemory<byte> Mutation(string name, string result = "")
    {
        var type = char.ToUpperInvariant(name[0]) + name[1..];
        return Encoding.UTF8.GetBytes($$"""
            mutation {{type}}($input: {{type}}Input!) {
              {{name}}(input: $input) {
                {{result}} errors { code message path ... on RuleViolation { rule { code } } }
              }
            }
            """);
    }
}

/// <summary>A form with what was filled in, and with what is wrong with that.</summary>
public sealed class FilledForm
{
    readonly IFormCollection? _sent;
    readonly List<Fault> _faults = [];
    readonly Dictionary<string, string> _rows = new(StringComparer.Ordinal);

    internal FilledForm(Form form, IFormCollection? sent, TimeZoneInfo zone)
    {
        (Form, _sent) = (form, sent);
        if (sent is not null)
            Input = Read(zone);
        Once = sent?[OnceField] is [{ Length: 32 } known] ? known : New();
    }

    /// <summary>Of the hidden field that makes a form that is sent twice act once.</summary>
    public const string OnceField = "once";

    /// <summary>Of the button by which it is only looked at.</summary>
    public const string LookField = "look";

    public Form Form { get; }

    /// <summary>Tells this form from every other that was shown.</summary>
    public string Once { get; private set; }

    /// <summary>The version that was looked at.</summary>
    public int? Version => _sent is null || _faults.Exists(f => f.IsStale) ? Form.Version : SentVersion ?? Form.Version;

    public IReadOnlyList<Fault> Faults => _faults;

    internal Dictionary<string, object?> Input { get; } = [];

    int? SentVersion => int.TryParse(_sent?[Form.VersionField], CultureInfo.InvariantCulture,
        out var sent) ? sent : null;

    /// <summary>What stands in a field.</summary>
    public string? Value(FormField field)
    {
        if (_sent is null)
            return field.Kind is InputKind.Instant && field.Value is { } instant
                ? instant[..instant.LastIndexOf(' ')] : Text(field, field.Value);
        return Text(field, _sent[field.Name]);
    }

    /// <summary>What stands beside the day of an instant.</summary>
    public string? Time(FormField field) => _sent is null
        ? field.Value?[(field.Value.LastIndexOf(' ') + 1)..] : (string?)_sent[$"{field.Name}.time"];

    // Of what is found by typing, the name and not the code.
    static string? Text(FormField field, string? value) => field.Kind is InputKind.Suggested
        ? field.Options.FirstOrDefault(o => o.Value == value)?.Text ?? value : value;

    /// <summary>Whether it is only to be seen how it will look.</summary>
    public bool IsLookedAt => Form.Look is not null && (string?)_sent?[LookField] is "yes";

    /// <summary>Whether something of a part was filled in or is wrong, so that it is not to be folded up.</summary>
    public bool IsOpen(IEnumerable<FormField> part) => part.Any(field => At(field).Any()
        || (_sent is not null && (string?)_sent[field.Name] is { Length: > 0 } text && text != field.Value));

    public bool Has(FormField field, string option) => _sent is null
        ? field.Value == option : _sent[field.Name].Contains(option);

    /// <summary>What is wrong with a field.</summary>
    public IEnumerable<Fault> At(FormField field) => _faults.Where(f => IsAt(f, field));

    /// <summary>What is wrong with no field of the form, but with the whole.</summary>
    public IEnumerable<Fault> Elsewhere => _faults.Where(f => !Form.Fields.Any(at => IsAt(f, at)));

    /// <summary>What the API found against it. It has answered then, and another try is another request.</summary>
    internal void Refuse(IReadOnlyList<Fault> faults)
    {
        _faults.AddRange(faults.Select(fault => fault with { Place = AsFilledIn(fault.Place) }));
        if (faults.Count > 0)
            Once = New();
    }

    // The API counts the rows that were filled in, and the form all that it has.
    string AsFilledIn(string place)
    {
        place = Form.Placed?.Invoke(place) ?? place;
        return _rows.FirstOrDefault(row => place == row.Key
            || place.StartsWith(row.Key + ".", StringComparison.Ordinal)) is { Value: { } row, Key: { } sent }
            ? row + place[sent.Length..] : place;
    }

    static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    // What is wrong inside a value is wrong with its field, and what is wrong with several fields with the first.
    bool IsAt(Fault fault, FormField field) => fault.Place == field.Name
        || fault.Place.StartsWith(field.Name + ".", StringComparison.Ordinal)
        || (fault.Place.Length > 0 && field == Form.Fields.FirstOrDefault(f =>
            f.Name.StartsWith(fault.Place + ".", StringComparison.Ordinal)));

    Dictionary<string, object?> Read(TimeZoneInfo zone)
    {
        var input = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (place, value) in Form.Given ?? [])
            Put(input, place, value);
        if (Form.Version is not null)
            input[Form.VersionField] = SentVersion;
        foreach (var field in Form.Fields)
        {
            if (!Counts(field))
                continue;
            if (Read(field, zone) is { } value)
                Put(input, field.Name, value);
            else if (field.Clears && !_faults.Exists(f => f.Place == field.Name))
                Put(input, field.Name, null);
            else if (!field.IsOptional && field.Kind is not InputKind.Tick && !_faults.Exists(f =>
                f.Place == field.Name))
                _faults.Add(new Fault(field.Name, field.Kind is InputKind.Choice or InputKind.Radios or InputKind.Ticks
                        or InputKind.Buttons ? "Choose one." : "This is needed."));
        }
        // Nor is what was chosen in place of what stood there.
        foreach (var field in Form.Fields.Where(f => IsChosen(f, Value(f)) && !Counts(f)))
            Miss(field, field.With!);
        var whole = Lists(input, "");
        foreach (var list in Form.Emptied)
            whole.TryAdd(list, Array.Empty<object>());
        _faults.AddRange(Form.Check?.Invoke(whole) ?? []);
        return _faults.Count == 0 && Form.Shape is { } shape ? shape(whole) : whole;
    }

    /// <summary>Whether a field is asked for: one that adds to another is not where that one is empty.</summary>
    public bool Counts(FormField field)
    {
        if (field.With is not { } name || Form.Fields.FirstOrDefault(f => f.Name == name) is not { } other
            || !string.IsNullOrWhiteSpace(Value(other)))
            return true;
        // What is chosen from a list may have stood there from the first; what was typed is not lost in silence.
        if (field.Kind is not (InputKind.Choice or InputKind.Radios))
            Miss(field, name);
        return false;
    }

    void Miss(FormField field, string name)
    {
        if (!string.IsNullOrWhiteSpace(Value(field)) && _sent is not null && !_faults.Exists(f => f.Place == name))
            _faults.Add(new Fault(name, $"This is needed, as “{field.Label}” is filled in."));
    }

    static bool IsChosen(FormField field, string? value) => field.Kind is InputKind.Choice or InputKind.Radios
        && value != (field.Value ?? (field.Options is [var first, ..] ? first.Value : null));

    object? Read(FormField field, TimeZoneInfo zone)
    {
        // Forms are sent with line ends of their own (HTML, 4.10.21.3).
        var text = ((string?)_sent![field.Name])?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        switch (field.Kind)
        {
            case InputKind.Tick:
                return text is "yes";
            case InputKind.Ticks:
                return _sent[field.Name] is { Count: > 0 } chosen ? chosen.ToArray() : null;
            case InputKind.Lines:
                return (text ?? "").Split(
                    '\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            case InputKind.File:
                return File(field);
            case InputKind.Suggested when text is { Length: > 0 }:
                return field.Options.FirstOrDefault(o => o.Text.Equals(text, StringComparison.OrdinalIgnoreCase)
                    || o.Value.Equals(text, StringComparison.OrdinalIgnoreCase))?.Value
                    ?? Wrong(field, $"There is no “{text}” in the list.");
        }
        if (string.IsNullOrEmpty(text))
            return null;
        if ((field.Kind is InputKind.Choice or InputKind.Radios or InputKind.Buttons)
            && !field.Options.Any(o => o.Value == text))
            return Wrong(field, $"There is no “{text}” in the list.");
        switch (field.Kind)
        {
            case InputKind.Number:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    ? number : Wrong(field, $"{text} is no whole number.");
            case InputKind.Day or InputKind.PickedDay:
                return WrittenDay.Read(text, out var why) is { } day
                    ? day.ToString("O", CultureInfo.InvariantCulture) : Wrong(field, why!);
            case InputKind.Instant:
                return Instant(field, text, zone);
            default:
                return text;
        }
    }

    string? File(FormField field)
    {
        if (_sent!.Files.GetFile(field.Name) is not { Length: > 0 } file)
            return null;
        var bytes = new byte[file.Length];
        using var stream = file.OpenReadStream();
        stream.ReadExactly(bytes);
        return Convert.ToBase64String(bytes);
    }

    object? Instant(FormField field, string text, TimeZoneInfo zone)
    {
        var day = WrittenDay.Read(text, out var why);
        if (day is null)
            Wrong(field, why!);
        var written = ((string?)_sent![$"{field.Name}.time"])?.Trim();
        if (!TimeOnly.TryParseExact(written, (string[])["HH:mm", "H:mm"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var time))
            return Wrong(field, string.IsNullOrEmpty(written) ? "Say at what time of the day, like 17:00."
                : $"{written} is no time of the day. Write it like 17:00.");
        return day is { } known ? TimeZoneInfo.ConvertTimeToUtc(known.ToDateTime(time), zone) : null;
    }

    object? Wrong(FormField field, string text)
    {
        _faults.Add(new Fault(field.Name, text));
        return null;
    }

    static void Put(Dictionary<string, object?> input, string place, object? value)
    {
        var steps = place.Split('.');
        foreach (var step in steps[..^1])
        {
            if (input.GetValueOrDefault(step) is not Dictionary<string, object?> inner)
                input[step] = inner = new Dictionary<string, object?>(StringComparer.Ordinal);
            input = inner;
        }
        input[steps[^1]] = value;
    }

    /// <summary>What is counted from 0 is a list.</summary>
    Dictionary<string, object?> Lists(Dictionary<string, object?> input, string at) => input.ToDictionary(
        part => part.Key, part => part.Value is Dictionary<string, object?> inner
            ? inner.Count > 0 && inner.Keys.All(key => int.TryParse(key, out _))
                ? List(inner, $"{at}{part.Key}.") : Lists(inner, $"{at}{part.Key}.")
            : part.Value, StringComparer.Ordinal);

    List<object?> List(Dictionary<string, object?> rows, string at)
    {
        var list = new List<object?>();
        foreach (var (row, value) in rows.OrderBy(row => int.Parse(row.Key, CultureInfo.InvariantCulture)))
        {
            if (row != $"{list.Count}")
                _rows[$"{at}{list.Count}"] = $"{at}{row}";
            list.Add(value is Dictionary<string, object?> each ? Lists(each, $"{at}{row}.") : value);
        }
        return list;
    }
}
