namespace EnvoyRegistry.Access;

/// <summary>
/// What a browser is known by after a sign-in by mail: the secret of a token of its own kind, which no script can read
/// and no other site can make use of.
/// </summary>
static class SessionCookie
{
    /// <summary>Bound to this host and to HTTPS by its very name (RFC 6265bis).</summary>
    const string Secure = "__Host-envoy-session";

    const string Plain = "envoy-session";

    public static string? Read(HttpRequest request) => request.Cookies[request.IsHttps ? Secure : Plain];

    public static void Set(HttpContext http, string secret, TimeSpan lifetime) =>
        http.Response.Cookies.Append(Name(http), secret, Options(http, lifetime));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name(http), Options(http, null));

    /// <summary>
    /// Whether the request was made by a page of this service, or by nobody's page: a person who typed the address. The
    /// other checks, <c>SameSite</c> and the content type of GraphQL, hold without this one; it holds without them.
    /// </summary>
    public static bool IsOwnSite(HttpRequest request)
    {
        // W3C Fetch Metadata: every browser of these years says where a request comes from, and no script can alter it.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none"
                || (HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate");
        return request.Headers.Origin is not [{ Length: > 0 } origin] || origin == $"{request.Scheme}://{request.Host}";
    }

    static string Name(HttpContext http) => http.Request.IsHttps ? Secure : Plain;

    static CookieOptions Options(HttpContext http, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
