using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace EnvoyRegistry.Pages;

/// <summary>
/// A page made of components, in the frame of all pages. It is whole before its first byte goes out, so that what
/// cannot be shown is not half shown. No script, nothing of another site, and nobody keeps a copy of it.
/// </summary>
sealed class Screen(
    Visit visit, string title, IReadOnlyList<Crumb> trail, int status, RenderFragment body) : IResult
{
    const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; " +
        "base-uri 'none'; frame-ancestors 'none'";

    static readonly ReadOnlyMemory<byte> s_viewer = """
        query WhoLooks { viewer { role participant { name } person { fullName } } }
        """u8.ToArray();

    /// <summary>What links on it tell of its address.</summary>
    /// <remarks>The address may hold a need, and of what another site is told the origin is enough.</remarks>
    public string Referrer { get; init; } = "same-origin";

    /// <inheritdoc cref="Page.IsForNobody"/>
    public bool IsForNobody { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = await RenderAsync(httpContext);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = Referrer;
        await response.WriteAsync("<!doctype html>\n", httpContext.RequestAborted);
        await response.WriteAsync(html, Encoding.UTF8, httpContext.RequestAborted);
    }

    async Task<string> RenderAsync(HttpContext http)
    {
        var reader = visit.Caller.IsSignedIn && !IsForNobody ? (await visit.ReadAsync<Reader>(s_viewer))?.Viewer : null;
        await using var renderer =
            new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<Frame>(ParameterView.FromDictionary(
                new Dictionary<string, object?>
                {
                    [nameof(Frame.Visit)] = visit,
                    [nameof(Frame.Title)] = title,
                    [nameof(Frame.Trail)] = trail,
                    [nameof(Frame.Reader)] = reader is null ? null : Name(reader),
                    [nameof(Frame.Done)] = FormRoutes.Done(http),
                    [nameof(Frame.Body)] = body,
                }));
            return root.ToHtmlString();
        });
    }

    static string Name(Viewer viewer) => viewer switch
    {
        { Person: { } person } => person.FullName,
        { Role: "CHAIR", Participant: { } office } => $"Chair's office, {office.Name}",
        { Role: "FOCAL_POINT", Participant: { } office } => $"Focal point, {office.Name}",
        { Participant: { } office } => $"{Said.Word(viewer.Role)}, {office.Name}",
        _ => Said.Word(viewer.Role),
    };

    sealed record Reader(Viewer Viewer);

    sealed record Viewer(string Role, Office? Participant, Somebody? Person);

    sealed record Office(string Name);

    sealed record Somebody(string FullName);
}
