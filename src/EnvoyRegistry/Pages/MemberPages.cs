using EnvoyRegistry.Access;

namespace EnvoyRegistry.Pages;

/// <summary>What the pages of people on the register have in common: each is about the reader's own entry.</summary>
static class MemberPages
{
    public const string Home = "/my-entry";

    /// <summary>All that an entry says, topic by topic.</summary>
    public const string Topics = $"{Home}/entry";

    public static Crumb[] BelowHome { get; } = [new("Home", Home)];
    public static Crumb[] BelowTopics { get; } = [new("Home", Home), new("My entry", Topics)];

    /// <param name="document">A query of <c>viewer { person { … } }</c>.</param>
    /// <returns>Null for whoever has no entry: also for somebody who was nominated and has none yet.</returns>
    public static async Task<T?> EntryAsync<T>(
        this Visit visit, ReadOnlyMemory<byte> document, object? variables = null) where T : class =>
        visit.Is(CallerRole.Member) ? (await visit.ReadAsync<Read<T>>(document, variables))?.Viewer.Person : null;

    /// <summary>A form about the entry of whoever visits.</summary>
    /// <inheritdoc cref="EntryAsync"/>
    /// <inheritdoc cref="FormRoutes.MapForm"/>
    public static void MapEntryForm<T>(
        this IEndpointRouteBuilder app, string path, string done, ReadOnlyMemory<byte> document,
        Func<Visit, T, CountryBook, Form?> make) where T : class =>
        app.MapForm(path, done, async visit =>
            await visit.EntryAsync<T>(document) is { } entry
            && make(visit, entry, await visit.CountriesAsync()) is { } form
                ? form.OfEntry(visit) : null);

    /// <summary>The form with whose entry it is about, and the way back where it names none.</summary>
    public static Form OfEntry(this Form form, Visit visit) => form with
    {
        Given = [("person", PersonId.Write(visit.Caller.PersonId!.Value)), .. form.Given ?? []],
        Back = form.Back is "/" ? Topics : form.Back,
        Trail = form.Trail.Count == 0 ? BelowTopics : form.Trail,
    };

    sealed record Read<T>(Member<T> Viewer) where T : class;

    sealed record Member<T>(T? Person) where T : class;
}
