using System.Globalization;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Pages;

/// <summary>One look at a page: who looks, at what, and what there is by the API for that reader.</summary>
public sealed class Visit
{
    readonly FrontEnd _api;

    internal Visit(HttpContext http)
    {
        Http = http;
        _api = http.RequestServices.GetRequiredService<FrontEnd>();
        Clock = http.RequestServices.GetRequiredService<SecretariatClock>();
        Now = Clock.Moment.Now;
    }

    /// <summary>Of the page, as the reader's browser has it.</summary>
    public string Path => Http.Request.Path;

    internal HttpContext Http { get; }

    internal SecretariatClock Clock { get; }

    /// <summary>When it is; one instant for the whole page, in UTC.</summary>
    public DateTime Now { get; }

    /// <summary>The Forum's day.</summary>
    public DateOnly Today => Clock.Today;

    internal Caller Caller => Http.RequestServices.GetRequiredService<CurrentCaller>().Value;

    internal bool Is(params ReadOnlySpan<CallerRole> roles) => roles.Contains(Caller.Role);

    /// <summary>A part of the address, such as an id.</summary>
    internal string Route(string name) => (string)Http.Request.RouteValues[name]!;

    /// <summary>What the address asks for; null where it is left out or empty.</summary>
    internal string? Query(string name) => Text.OrNull(Http.Request.Query[name]);

    /// <inheritdoc cref="FrontEnd.LookAsync"/>
    internal Task<Looked<T>> LookAsync<T>(ReadOnlyMemory<byte> document, object? variables = null) where T : class =>
        _api.LookAsync<T>(document, variables ?? new { }, Http);

    /// <returns>Null where there is no such thing for this reader.</returns>
    internal async Task<T?> ReadAsync<T>(ReadOnlyMemory<byte> document, object? variables = null) where T : class =>
        (await LookAsync<T>(document, variables)).Data;

    /// <inheritdoc cref="FrontEnd.PreviewAsync"/>
    internal Task<T?> PreviewAsync<T>(
        Caller other, ReadOnlyMemory<byte> document, object variables) where T : class =>
        _api.PreviewAsync<T>(other, document, variables, Http);

    /// <inheritdoc cref="FrontEnd.ActAsync"/>
    internal Task<(IReadOnlyList<Fault> Faults, JsonElement Payload)> ActAsync(
        ReadOnlyMemory<byte> document, object variables) => _api.ActAsync(document, variables, Http);

    internal Task<CountryBook> CountriesAsync() =>
        Http.RequestServices.GetRequiredService<Countries>().ReadAsync(Http);

    /// <summary>A page that shows what was read.</summary>
    /// <param name="trail">The pages above this one, the uppermost first; the home page goes without saying.</param>
    internal IResult Show<TPage, TModel>(
        string title, TModel model, IReadOnlyList<Crumb>? trail = null, int status = StatusCodes.Status200OK)
        where TPage : PageOf<TModel> where TModel : class => new Screen(this, title, trail ?? [], status,
            PageOf<TModel>.Of<TPage>(model));

    /// <summary>For what is not there, and for what this reader may not see: the same page.</summary>
    internal IResult NotThere() => Caller.IsSignedIn
        ? Show<NotThere, Visit>("There is no such page", this, status: StatusCodes.Status404NotFound)
        : Results.Redirect($"/sign-in?to={Uri.EscapeDataString(Http.Request.Path + Http.Request.QueryString)}");

    /// <summary>An instant by the clock of the ASEAN Secretariat.</summary>
    public string At(DateTime instant) => Local(instant).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    internal DateTime Local(DateTime instant) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc), Clock.Zone);

    /// <summary>How far an instant is from now: <c>in 5 hours</c>, <c>2 days ago</c>.</summary>
    public string Away(DateTime instant) => instant >= Now
        ? $"in {Said.Span(instant - Now)}" : $"{Said.Span(Now - instant)} ago";

    /// <summary>As a handler's parameter.</summary>
    public static ValueTask<Visit?> BindAsync(HttpContext context) => ValueTask.FromResult<Visit?>(new Visit(context));
}

/// <summary>A page above another one.</summary>
public sealed record Crumb(string Text, string Path);
