namespace EnvoyRegistry.Pages;

/// <summary>Countries by their names, as the API tells them to everybody; asked for anew every few minutes.</summary>
sealed class Countries(FrontEnd api, TimeProvider time)
{
    static readonly TimeSpan s_kept = TimeSpan.FromMinutes(5);

    static readonly ReadOnlyMemory<byte> s_question = "query Countries { countries { code name } }"u8.ToArray();

    Known? _known;

    public async Task<CountryBook> ReadAsync(HttpContext http)
    {
        var now = time.GetUtcNow();
        if (Volatile.Read(ref _known) is { } known && now - known.At < s_kept)
            return known.Book;
        var book = new CountryBook((await api.AskAsync<Answer>(s_question, new { }, http)).Countries);
        Volatile.Write(ref _known, new Known(book, now));
        return book;
    }

    sealed record Known(CountryBook Book, DateTimeOffset At);

    sealed record Answer(IReadOnlyList<CountryBook.Country> Countries);
}

/// <summary>Names of countries by their codes.</summary>
public sealed class CountryBook
{
    readonly Dictionary<string, string> _names;

    internal CountryBook(IEnumerable<Country> countries)
    {
        _names = countries.ToDictionary(c => c.Code, c => c.Name ?? c.Code);
        Options = [.. _names.OrderBy(c => c.Value, StringComparer.Ordinal).Select(c => new Option(c.Key, c.Value))];
    }

    /// <summary>For a field, by name.</summary>
    public IReadOnlyList<Option> Options { get; }

    public string Name(string code) => _names.GetValueOrDefault(code, code);

    public string Names(IEnumerable<string> codes) => Said.List([.. codes.Select(Name)]);

    /// <param name="Name">Null where it has none; the code is shown then.</param>
    public sealed record Country(string Code, string? Name);
}
