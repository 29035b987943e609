using System.Globalization;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Contract;

/// <summary>Refuses a filter that cannot be meant as it stands, naming each input at fault and what is right.</summary>
/// <remarks>A list that is null or empty asks for nothing, and so has no fault.</remarks>
sealed class FilterCheck
{
    public const int LongestList = 100;

    readonly List<(object[] At, string Message)> _faults = [];

    public void Add(object[] at, string message) => _faults.Add((at, message));

    public void Size(object[] at, int? count)
    {
        if (count > LongestList)
            Add(at, $"`{Name(at)}` takes at most {LongestList} entries; {count} were given.");
    }

    public void Range(object[] at, IntRange? range) => Range(at, range?.From, range?.Until);

    public void Range(object[] at, DateRange? range) => Range(at, range?.From, range?.Until);

    public void Range(object[] at, DateTimeRange? range) => Range(at, range?.From, range?.Until);

    /// <summary>Each of these codes must be known.</summary>
    /// <param name="what">What the codes are of, such as "the code of a participant".</param>
    public void Known(object[] at, IReadOnlyList<string>? codes, string what, Func<IQueryable<string>> known)
    {
        Size(at, codes?.Count);
        Known((codes ?? []).Take(LongestList).Select((code, i) => ((object[])[.. at, i], code)), what, known);
    }

    /// <inheritdoc cref="Known(object[], IReadOnlyList{string}?, string, Func{IQueryable{string}})"/>
    public void Known(
        IEnumerable<(object[] At, string Code)> codes, string what, Func<IQueryable<string>> known)
    {
        var given = codes.ToList();
        if (given.Count == 0)
            return;
        var all = known().ToHashSet(StringComparer.Ordinal);
        foreach (var (at, code) in given.Where(g => !all.Contains(g.Code)))
            Add(at, $"`{Name(at)}` takes {what}; there is no {Quote(code)}.{DidYouMean.Suffix(code, all)}");
    }

    /// <summary>Each of these tags must begin with a language that there is.</summary>
    public void Languages(object[] at, IReadOnlyList<string>? tags)
    {
        Size(at, tags?.Count);
        foreach (var (i, tag) in (tags ?? []).Take(LongestList).Index())
            Language([.. at, i], tag);
    }

    /// <inheritdoc cref="Languages"/>
    public void Language(object[] at, string tag)
    {
        if (LanguageTags.Fault(tag) is { } fault)
            Add(at, $"`{Name(at)}`: {fault}");
    }

    /// <exception cref="GraphQLException">Every fault found.</exception>
    public void Refuse()
    {
        if (_faults.Count > 0)
            throw new GraphQLException([.. _faults.Select(f => GraphQLError.BadArgument(f.At, f.Message))]);
    }

    /// <summary>Every fault found, as a mutation tells it.</summary>
    public IEnumerable<UserError> AsUserErrors() => _faults.Select(fault => new InvalidInput(
        fault.Message, [.. fault.At.Select(step => Convert.ToString(step, CultureInfo.InvariantCulture)!)]));

    void Range<T>(object[] at, T? from, T? until) where T : struct, IComparable<T>
    {
        if (from is { } first && until is { } last && last.CompareTo(first) < 0)
            Add([.. at, "until"], $"`{Name(at)}.until` is {Text(last)}, before `{Name(at)}.from`, {Text(first)}.");
    }

    public static string Name(object[] path) => string.Join('.', path);

    static string Quote(string text) => $"\"{(text.Length <= 40 ? text : $"{text[..40]}…")}\"";

    static string Text<T>(T value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
