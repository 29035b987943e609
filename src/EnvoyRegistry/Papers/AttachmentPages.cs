using System.Security.Cryptography;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.AspNetCore;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Papers;

/// <summary>
/// The attachments of an entry: a page to look at them, add and remove with a browser and no script, and their bytes.
/// </summary>
/// <remarks>
/// A page of another site could send the form, but not in somebody's name: the cookie of a session goes with no such
/// POST, and if it did the request would be refused before it comes here (<see cref="SessionCookie.IsOwnSite"/>).
/// </remarks>
sealed partial class AttachmentPages(
    IDbContextFactory<RegistryDb> contexts, FrontEnd entries, AttachmentFolder folder, PersonVault vault,
    IDisclosures disclosures, RegisterChange register, UploadPlaces places,
    Idempotency repetitions, AddAttachment add, RemoveAttachment remove, CurrentCaller caller,
    Identification identification,
    ILogger<AttachmentPages> log)
{
    public const string Prefix = "att";

    const string Download = "downloadAttachment";

    static readonly byte[] s_document = """
        query Attachments($id: ID!) {
          person(id: $id) { fullName attachments { id title size addedAt } }
        }
        """u8.ToArray();

    public static string PathOf(long person) => $"/people/{PersonId.Write(person)}/attachments";

    public static string PathOf(long person, long attachment) =>
        $"{PathOf(person)}/{new NodeId(Prefix, attachment)}";

    public static void Map(IEndpointRouteBuilder app)
    {
        const string path = "/people/{person}/attachments";
        app.MapGet(path, (AttachmentPages pages, string person, HttpContext http) => pages.ListAsync(person, http));
        app.MapPost(path, (AttachmentPages pages, string person, HttpContext http) => pages.AddAsync(person, http))
            .DisableAntiforgery();
        app.MapGet($"{path}/{{attachment}}",
            (AttachmentPages pages, string person, string attachment, HttpContext http) =>
                pages.SendAsync(person, attachment, http));
        app.MapPost($"{path}/{{attachment}}/remove",
            (AttachmentPages pages, string person, string attachment, HttpContext http) =>
                pages.RemoveAsync(person, attachment, http));
    }

    async Task<IResult> ListAsync(string person, HttpContext http)
    {
        if (!caller.Value.IsSignedIn)
            return PaperPages.SignInFirst(http);
        if (PersonId.Read(person) is not { } id)
            return PaperPages.NotThere();
        var entry = (await entries.AskAsync<Entry>(s_document, new { id = PersonId.Write(id) }, http)).Person;
        if (entry is null)
            return PaperPages.NotThere();
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        var isTheirs = await db.StandingAsync(caller.Value, id, http.RequestAborted) is PaperStanding.Theirs;
        return new Page($"Attachments of {entry.FullName}", Markup.From($"""
            {(entry.Attachments.Count == 0 ? Markup.From($"<p>There are none that you may see.</p>") : Markup.None)}
            {Markup.From(entry.Attachments.Select(a => Listed(id, a, isTheirs)))}
            {(isTheirs ? Form(id) : Markup.None)}
            """));
    }

    async Task<IResult> AddAsync(string person, HttpContext http)
    {
        if (!caller.Value.IsSignedIn)
            return PaperPages.SignInFirst(http);
        if (PersonId.Read(person) is not { } id)
            return PaperPages.NotThere();
        // Before ten megabytes are read for nothing.
        await using (var db = await contexts.CreateDbContextAsync(http.RequestAborted))
        {
            switch (await db.StandingAsync(caller.Value, id, http.RequestAborted))
            {
                case PaperStanding.NotThere:
                    return PaperPages.NotThere();
                case PaperStanding.NotTheirs:
                    return PaperPages.NotYours();
            }
        }
        using var place = await places.EnterAsync(http.RequestAborted);
        var upload = await AttachmentUpload.ReadAsync(http.Request, http.RequestAborted);
        if (!identification.Settle(http))
            return PaperPages.SignInFirst(http);
        if (upload.Refusal is { } status)
            return PaperPages.NotTaken(status);
        if (!PdfFile.Looks(upload.Bytes.Span))
            return PaperPages.NotTaken(StatusCodes.Status415UnsupportedMediaType);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(upload.Bytes.Span));
        try
        {
            await repetitions.IdentifyAsync(http, "addAttachment", PathOf(id), upload.Title!, sha256);
            var payload = await add.RunAsync(id, upload.Title!, upload.Bytes, sha256, http.RequestAborted);
            return payload switch
            {
                { AttachmentId: { } added } => PaperPages.IsBrowser(http)
                    ? BackToList(http, id)
                    : Results.Created(PathOf(id, added), new
                    {
                        id = new NodeId(Prefix, added).ToString(),
                        title = upload.Title,
                        size = upload.Bytes.Length,
                        sha256,
                    }),
                { Errors: [Conflict conflict, ..] } =>
                    PaperPages.NotTaken(StatusCodes.Status409Conflict, conflict.Message),
                _ => PaperPages.NotThere(),
            };
        }
        catch (RequestRefusedException refused)
        {
            return PaperPages.NotTaken(refused.StatusCode, refused.Message, refused.Error);
        }
        catch (GraphQLException refused)
        {
            return PaperPages.NotTaken(
                StatusCodes.Status422UnprocessableEntity, refused.Errors[0].Message, refused.Errors[0]);
        }
    }

    async Task<IResult> SendAsync(string person, string attachment, HttpContext http)
    {
        if (!caller.Value.IsSignedIn)
            return PaperPages.SignInFirst(http);
        if (PersonId.Read(person) is not { } owner || Read(attachment) is not { } id)
            return PaperPages.NotThere();
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        var row = await db.Set<Attachment>().AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == id && a.PersonId == owner, http.RequestAborted);
        if (row is null)
            return PaperPages.NotThere();
        byte[]? bytes;
        string? title;
        try
        {
            bytes = vault.Open(
                db, owner, Attachment.FilePurpose(id), await folder.ReadAsync(id, http.RequestAborted));
            title = vault.Open(db, owner, Attachment.TitlePurpose, row.Title);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            // The type alone: a message may name the file.
            LogDamaged(AttachmentFolder.NameOf(id), fault.GetType().Name);
            return PaperPages.Damaged();
        }
        if (bytes is null || title is null)
            return PaperPages.NotThere();
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != row.Sha256)
        {
            LogDamaged(AttachmentFolder.NameOf(id), "other bytes than its row tells of");
            return PaperPages.Damaged();
        }
        // Before the first byte leaves: what is not on record was not shown.
        await disclosures.RecordAsync(
            caller.Value, Download, new HashSet<(string, long)> { ("Person.attachments", owner) });
        return new SentAttachment(bytes, title);
    }

    async Task<IResult> RemoveAsync(string person, string attachment, HttpContext http)
    {
        if (!caller.Value.IsSignedIn)
            return PaperPages.SignInFirst(http);
        if (PersonId.Read(person) is not { } owner || Read(attachment) is not { } id)
            return PaperPages.NotThere();
        var payload = await register.RunAsync(
            remove, new RemoveAttachmentInput(new Id<Attachment>(id)), http.RequestAborted);
        return payload.Errors.Count == 0 ? BackToList(http, owner) : PaperPages.NotThere();
    }

    static Markup Listed(long person, Listing attachment, bool isTheirs)
    {
        var path = $"{PathOf(person)}/{attachment.Id}";
        var form = isTheirs
            ? Markup.From($"""
                <form method="post" action="{path}/remove"><button>Remove {attachment.Title}</button></form>
                """)
            : Markup.None;
        return Markup.From($"""
            <div class="entry"><p><a href="{path}">{attachment.Title}</a></p>
            <p class="quiet">PDF, {(attachment.Size + 1023) / 1024} kB, added on
            {attachment.AddedAt:d MMMM yyyy}</p>
            {form}</div>

            """);
    }

    static Markup Form(long person) => Markup.From($"""
        <h2>Add one</h2>
        <form method="post" action="{PathOf(person)}" enctype="multipart/form-data">
        <label for="title">What it is</label>
        <input id="title" name="title" maxlength="{Text.Line}">
        <label for="file">A PDF of at most {Attachment.MostBytes / 1024 / 1024} MB</label>
        <input type="file" id="file" name="file" accept="application/pdf" required>
        <button class="first">Add</button>
        </form>
        """);

    // So that loading the page again does not send the form once more.
    static IResult BackToList(HttpContext http, long person)
    {
        http.Response.Headers.Location = PathOf(person);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    static long? Read(string text) => NodeId.KeyOf(Prefix, text);

    [LoggerMessage(LogLevel.Error, "The attachment {File} cannot be shown: {Fault}.")]
    partial void LogDamaged(string file, string fault);

    sealed record Entry(Owner? Person);

    sealed record Owner(string FullName, IReadOnlyList<Listing> Attachments);

    sealed record Listing(string Id, string Title, int Size, DateTime AddedAt);
}
