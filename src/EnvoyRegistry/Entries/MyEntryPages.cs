using System.Globalization;
using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Pages;
using EnvoyRegistry.SignIn;
using Microsoft.AspNetCore.Http.Features;

namespace EnvoyRegistry.Entries;

/// <summary>
/// Where a member who signed in with a browser keeps her or his entry: a page for each subject, without JavaScript.
/// They are a front end of the API like any other, and can do no more than it.
/// </summary>
/// <remarks>
/// A page of another site could send these forms, but not in somebody's name: see
/// <see cref="SessionCookie.IsOwnSite"/>.
/// </remarks>
sealed class MyEntryPages(
    FrontEnd api, CurrentCaller caller, Identification identification, SecretariatClock clock)
{
    // A curriculum vitae of the longest sort, every letter of it written as nine.
    const int LongestForm = 256 * 1024;

    readonly MyEntryPage[] _pages =
    [
        new MyEntryHome(clock), new MyProfilePage(), new MySkillsPage(), new MyVisibilityPage(), new MyConflictsPage(),
        new MyConsentPage(clock), new MyLeavingPage(),
    ];

    public void Map(IEndpointRouteBuilder app)
    {
        foreach (var page in _pages)
        {
            app.MapGet(page.Path, Handler(http => ShowAsync(page, http)));
            foreach (var action in page.Actions)
                app.MapPost(MyEntryPage.To(action), Handler(http => ActAsync(page, action, http)));
        }
        app.MapGet(MyLeavingPage.Copy, Handler(CopyAsync));

        // As a RequestDelegate, which it could be as well, its result would be thrown away.
        static Delegate Handler(Func<HttpContext, Task<IResult>> handle) => handle;
    }

    async Task<IResult> ShowAsync(MyEntryPage page, HttpContext http)
    {
        if (caller.Value.Role is not CallerRole.Member)
            return SignInFirst(http);
        var done = page.Actions.FirstOrDefault(action => action.Name == http.Request.Query["done"]);
        var message = done is null ? Markup.None : Markup.From($"<p role=\"status\"><strong>{done.Done}</strong></p>");
        var body = await page.BodyAsync(api, Fields.None, http);
        return new Page(page.Title, Markup.From($"{message}{body}{page.Foot}"));
    }

    async Task<IResult> ActAsync(MyEntryPage page, MyEntryAction action, HttpContext http)
    {
        // Of what another site sends nothing is kept: whoever signs in again would send it in her own name.
        if (caller.Value.Role is not CallerRole.Member && (caller.Value.IsSignedIn || !http.Request.HasFormContentType
            || !SessionCookie.IsOwnSite(http.Request)))
            return SignInFirst(http);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LongestForm;
        if (!http.Request.HasFormContentType)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!identification.Settle(http)
            || caller.Value is not { Role: CallerRole.Member, PersonId: { } person })
            return SignInAgain(action, form, http);
        var fields = new Fields(form);
        var input = action.Input(fields);
        if (action.IsAboutPerson)
            input["person"] = PersonId.Write(person);
        var faults = await api.DoAsync(action.Document, new { input }, http);
        if (faults.Count == 0 && action.EndsSession)
            return new Page(action.Done, Markup.None);
        if (faults.Count == 0)
        {
            // So that loading the page again does not send the form once more.
            http.Response.Headers.Location = $"{page.Path}?done={action.Name}";
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }
        var body = await page.BodyAsync(api, fields, http);
        return new Page(page.Title, Markup.From($"""
            <div role="alert"><p><strong>Nothing was changed.</strong></p>
            <ul>{Markup.From(faults.Select(fault => Markup.From($"<li>{fault.ForPeople}</li>")))}</ul></div>
            {body}{page.Foot}
            """), StatusCodes.Status400BadRequest);
    }

    /// <summary>Everything that the register holds about the member, as a file.</summary>
    async Task<IResult> CopyAsync(HttpContext http)
    {
        if (caller.Value.Role is not CallerRole.Member)
            return SignInFirst(http);
        var copy = (await api.AskAsync<MyLeavingPage.Copied>(MyLeavingPage.CopyDocument, new { }, http)).ExportMyData;
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(copy.Content), copy.MediaType, copy.FileName);
    }

    /// <summary>The sign-in ended before the form was sent: what was filled in is not lost.</summary>
    static Page SignInAgain(MyEntryAction action, IFormCollection form, HttpContext http)
    {
        http.Response.Headers.Location = SignInDesk.Path;
        return new Page("Please sign in again", Markup.From($"""
            <div role="alert"><p><strong>Nothing was changed: your sign-in has ended.</strong></p></div>
            <p>What you filled in is kept on this page.
            <a href="{SignInDesk.Path}" target="_blank" rel="noopener">Sign in again in another window</a>, come back
            here, and send it.</p>
            <form method="post" action="{MyEntryPage.To(action)}">
            {Markup.From(form.SelectMany(field => field.Value.Select(value => Markup.From(
                $"<input type=\"hidden\" name=\"{field.Key}\" value=\"{value}\">\n"))))}
            <button class="first">Send what I filled in</button>
            </form>
            """), StatusCodes.Status401Unauthorized);
    }

    static IResult SignInFirst(HttpContext http)
    {
        http.Response.Headers.Location = SignInDesk.Path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}

/// <summary>A page about one subject of an entry.</summary>
abstract class MyEntryPage
{
    public abstract string Path { get; }
    public abstract string Title { get; }
    public abstract IReadOnlyList<MyEntryAction> Actions { get; }

    protected static Markup NoEntry { get; } = Markup.From($"<p>You have no entry on the register yet.</p>");

    /// <summary>The way back.</summary>
    public virtual Markup Foot => Markup.From($"<p><a href=\"{SignInDesk.Home}\">Back to your entry</a></p>");

    /// <param name="sent">What was filled in and not taken; else nothing.</param>
    public abstract Task<Markup> BodyAsync(FrontEnd api, Fields sent, HttpContext http);

    public static string To(MyEntryAction action) => $"{SignInDesk.Home}/{action.Name}";

    /// <param name="question">A query of <c>viewer { person { … } }</c>.</param>
    /// <returns>Null for somebody who was nominated and has no entry yet.</returns>
    protected static async Task<TEntry?> EntryAsync<TEntry>(
        FrontEnd api, ReadOnlyMemory<byte> question, HttpContext http) where TEntry : class =>
        (await api.AskAsync<Read<TEntry>>(question, new { }, http)).Viewer.Person;

    protected static string? Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    protected sealed record Member<TEntry>(TEntry? Person) where TEntry : class;

    sealed record Read<TEntry>(Member<TEntry> Viewer) where TEntry : class;
}

/// <summary>A form of a page, and the mutation it is for.</summary>
/// <param name="Name">What its address ends with.</param>
/// <param name="Document">A mutation that takes <c>$input</c>.</param>
/// <param name="Input">What the fields say, by the names of the mutation's input; without whose entry it is.</param>
/// <param name="Done">What to tell the person when it was done.</param>
sealed record MyEntryAction(
    string Name, ReadOnlyMemory<byte> Document, Func<Fields, Dictionary<string, object?>> Input, string Done)
{
    /// <summary>Whether the input names whose entry it is.</summary>
    public bool IsAboutPerson { get; init; } = true;

    /// <summary>Whether nobody is signed in when it was done.</summary>
    public bool EndsSession { get; init; }
}

/// <summary>What was filled into a form.</summary>
sealed class Fields(IFormCollection? form)
{
    public static Fields None { get; } = new(null);

    public bool AreThere => form is not null;

    /// <summary>Without blanks around it; null where nothing was filled in.</summary>
    public string? this[string name] =>
        // Forms are sent with line ends of their own (HTML, 4.10.21.3).
        Text.OrNull(form?[name])?.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>
    /// A number; as it was written where it is none, for the API to tell; null where nothing was filled in.
    /// </summary>
    public object? Number(string name) => int.TryParse(this[name], out var number) ? number : this[name];

    public bool Has(string name) => this[name] is not null;

    /// <summary>
    /// The numbers of the rows in which a field of this name, with a number behind it, was filled in.
    /// </summary>
    public IEnumerable<int> Rows(string name)
    {
        for (var row = 0; form?.ContainsKey($"{name}{row}") == true; row++)
        {
            if (Has($"{name}{row}"))
                yield return row;
        }
    }

    public IReadOnlyList<string> Lines(string name) =>
        (this[name] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
