using System.Security.Cryptography;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace EnvoyRegistry.Availability;

/// <summary>Where calendar programs read a person's days: the address is all they show.</summary>
sealed class FeedPage(
    IDbContextFactory<RegistryDb> contexts, WritingPlace place, CalendarDesk desk, Throttles throttles,
    TimeProvider time)
{
    static readonly TimeSpan s_refresh = TimeSpan.FromHours(12);
    static readonly TimeSpan s_readAgain = TimeSpan.FromHours(1);

    public static string PathOf(string secret) => $"/calendar/{secret}.ics";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapMethods(
        PathOf("{secret}"), [HttpMethods.Get, HttpMethods.Head],
        (FeedPage page, HttpContext http, string secret) => page.ShowAsync(http, secret, http.RequestAborted));

    // What was revoked and what never was answer alike.
    async Task<IResult> ShowAsync(HttpContext http, string secret, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        if (await FindAsync(db, secret, cancellation) is { } feed)
            return await AnswerAsync(db, feed, cancellation);
        if (throttles.Guesses.Take(Throttles.Network(http)) is not { IsRefused: true } refusal)
            return Results.NotFound();
        Throttles.Tell(http.Response, refusal);
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    static async Task<CalendarFeed?> FindAsync(RegistryDb db, string secret, CancellationToken cancellation)
    {
        if (!Secret.Looks(CalendarFeed.SecretPrefix, secret))
            return null;
        var hash = Secret.Hash(secret);
        return await db.Set<CalendarFeed>().AsNoTracking().Include(f => f.Person).SingleOrDefaultAsync(
            f => f.Hash == hash
                && (f.Person.Kind == PersonKind.Eep || f.Person.Kind == PersonKind.Candidate), cancellation);
    }

    async Task<IResult> AnswerAsync(RegistryDb db, CalendarFeed feed, CancellationToken cancellation)
    {
        var today = desk.TodayOf(feed.Person);
        var windows = await db.Set<AvailabilityWindow>().AsNoTracking()
            .Where(w => w.PersonId == feed.PersonId && w.Until >= today).OrderBy(w => w.From).ToListAsync(cancellation);
        var calendar = WindowFeed.Write(
            "My days on the ARF register", windows.Select(w => new FeedEntry(Uid(w), w.Sequence, w.Terms)), s_refresh);
        await NoteAsync(db, feed, cancellation);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(calendar)[..16])}\"");
        return Results.Bytes(calendar, WindowFeed.MediaType, entityTag: tag);
    }

    // Whoever has the address may pass the calendar on, and the id of a window is good for asking the register.
    static string Uid(AvailabilityWindow window) =>
        Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(window.Id))[..16]) + "@envoyregistry";

    async Task NoteAsync(RegistryDb db, CalendarFeed feed, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now - feed.LastReadAt < s_readAgain)
            return;
        using var held = await place.EnterAsync(cancellation);
        if (await db.Set<CalendarFeed>().FirstOrDefaultAsync(
            f => f.PersonId == feed.PersonId && f.Hash == feed.Hash, cancellation) is not { } read)
            return;
        read.LastReadAt = now;
        await db.SaveChangesAsync(cancellation);
    }
}
