using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using Microsoft.AspNetCore.Http.Features;

namespace EnvoyRegistry.Pages;

/// <summary>
/// Maps pages and forms to their addresses. A form is shown by GET and sent by POST to the same address; what another
/// site sends is refused (<see cref="SessionCookie.IsOwnSite"/>), what is sent twice is done once, and of a sign-in
/// that ended meanwhile nothing that was filled in is lost.
/// </summary>
static class FormRoutes
{
    const int LongestForm = 256 * 1024;
    const string SureField = "sure";

    /// <summary>A page to look at.</summary>
    public static void MapPage(this IEndpointRouteBuilder app, string path, Func<Visit, Task<IResult>> show) =>
        app.MapGet(path, show).WithMetadata(Compressed.Instance);

    /// <param name="done">What to tell when it was done, in a sentence.</param>
    /// <param name="make">The form for whoever visits; null where there is none, and the page is not there.</param>
    /// <param name="longest">How many bytes may be sent, a file included.</param>
    public static void MapForm(
        this IEndpointRouteBuilder app, string path, string done, Func<Visit, Task<Form?>> make,
        int longest = LongestForm)
    {
        app.MapGet(path, (Visit visit) => ShowAsync(visit, make))
            .WithMetadata(Compressed.Instance, new DoneText(Key(path), done));
        app.MapPost(path, (Visit visit, Identification identification, Idempotency idempotency) =>
            SendAsync(visit, make, Key(path), longest, identification, idempotency)).DisableAntiforgery();
    }

    /// <summary>What the address says was just done; null where it says nothing, or nothing that is known.</summary>
    public static string? Done(HttpContext http) => http.Request.Query["done"] is not [{ } key] ? null
        : http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<DoneText>())
            .FirstOrDefault(text => text?.Key == key)?.Text;

    static async Task<IResult> ShowAsync(Visit visit, Func<Visit, Task<Form?>> make) =>
        await make(visit) is { } form ? Show(visit, new FilledForm(form, null, visit.Clock.Zone)) : visit.NotThere();

    static async Task<IResult> SendAsync(
        Visit visit, Func<Visit, Task<Form?>> make, string key, int longest, Identification identification,
        Idempotency idempotency)
    {
        var http = visit.Http;
        if (!SessionCookie.IsOwnSite(http.Request))
            return visit.Show<ForeignSite, Visit>(
                "Not from another site", visit, status: StatusCodes.Status403Forbidden);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = longest;
        if (!http.Request.HasFormContentType)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (await ReadAsync(http, longest) is not { } sent)
            return await TooLongAsync(visit, make);
        if (!identification.Settle(http) || !visit.Caller.IsSignedIn)
            return visit.Show<SignInAgain, KeptForm>("Please sign in again",
                new KeptForm(visit.Path + http.Request.QueryString, Pairs(sent)),
                status: StatusCodes.Status401Unauthorized);
        if (await make(visit) is not { } form)
            return visit.NotThere();

        var filled = new FilledForm(form, sent, visit.Clock.Zone);
        if (filled.Faults.Count > 0 || filled.IsLookedAt)
            return Show(visit, filled);
        if (form.Warning is not null && sent[SureField] != "yes")
            return visit.Show<AreYouSure, Confirmation>(
                form.Title, new Confirmation(filled, Pairs(sent)), [.. form.Trail]);
        await IdentifyAsync(idempotency, visit, filled.Once, sent);
        var (faults, payload) = await visit.ActAsync(form.Document, new { input = filled.Input });
        filled.Refuse(faults);
        if (filled.Faults.Count > 0)
            return Show(visit, filled);
        if (form.Told is { } told)
            return told(visit, payload);
        // So that going back, or loading again, does not send the form once more.
        var onward = form.Onward?.Invoke(payload) ?? form.Back;
        http.Response.Headers.Location =
            $"{onward}{(onward.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={key}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    static IResult Show(Visit visit, FilledForm filled) => visit.Show<FormPage, FilledForm>(
        filled.Form.Title, filled, filled.Form.Trail,
        filled.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    /// <returns>Null where it is longer than it may be.</returns>
    static async Task<IFormCollection?> ReadAsync(HttpContext http, int longest)
    {
        if (http.Request.ContentLength > longest)
            return null;
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    static async Task<IResult> TooLongAsync(Visit visit, Func<Visit, Task<Form?>> make)
    {
        if (await make(visit) is not { } form)
            return visit.NotThere();
        var filled = new FilledForm(form, null, visit.Clock.Zone);
        filled.Refuse([new Fault(
            form.Fields.FirstOrDefault(field => field.Kind is InputKind.File)?.Name ?? "",
            "What you sent is too long to be taken. Nothing of it was read.")]);
        return Show(visit, filled);
    }

    static Task IdentifyAsync(Idempotency idempotency, Visit visit, string once, IFormCollection sent)
    {
        visit.Http.Request.Headers[Idempotency.Header] = once;
        return idempotency.IdentifyAsync(visit.Http,
        [
            visit.Path, .. Pairs(sent).Where(p => p.Name != SureField).SelectMany(p => new[] { p.Name, p.Value }),
            .. sent.Files.Select(file => $"{file.Name} {file.FileName} {file.Length}"),
        ]);
    }

    static List<(string Name, string Value)> Pairs(IFormCollection sent) =>
        [.. sent.SelectMany(field => field.Value.Select(value => (field.Key, value ?? "")))];

    static string Key(string path) => string.Join('-', path.Split('/').Where(part => part is not ['{', ..] and not ""));

    sealed record DoneText(string Key, string Text);
}

/// <summary>What was filled in, to be sent again.</summary>
public sealed record KeptForm(string Path, IReadOnlyList<(string Name, string Value)> Values);

/// <summary>What is about to be done, to be looked at once more.</summary>
public sealed record Confirmation(FilledForm Filled, IReadOnlyList<(string Name, string Value)> Values);
