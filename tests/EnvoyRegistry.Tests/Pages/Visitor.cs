using System.Net;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>Somebody with a browser at a service that was started in Development, signed in by one click.</summary>
sealed class Visitor : IDisposable
{
    readonly HttpClientHandler _handler = new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None
    };
    readonly HttpClient _client;

    Visitor(Uri site)
    {
        _client = new HttpClient(_handler) { BaseAddress = site };
        _client.DefaultRequestHeaders.Add("Accept", "text/html");
        _client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public static Visitor Unknown(Uri site) => new(site);

    /// <param name="role">As the API writes it, such as <c>CHAIR</c>.</param>
    public static async Task<Visitor> SignInAsync(Uri site, string role)
    {
        var visitor = new Visitor(site);
        using var answer = await visitor._client.PostAsync($"/sign-in/as/{role}", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return visitor;
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    /// <summary>What the browser would send to be known by.</summary>
    public string Cookie => _handler.CookieContainer.GetCookieHeader(_client.BaseAddress!);

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form with what its page has hidden in it.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await ReadAsync(path);
        return await PostAsync(path, [.. Hidden(page), .. fields]);
    }

    public Task<HttpResponseMessage> PostAsync(string path, IEnumerable<(string Name, string Value)> fields) =>
        _client.PostAsync(
            path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Sends a form that asks once more, and says yes.</summary>
    /// <returns>Where it leads to.</returns>
    public async Task<string> SureAsync(string path, params (string Name, string Value)[] fields)
    {
        using var asked = await SendAsync(path, fields);
        var sure = await asked.Content.ReadAsStringAsync();
        asked.StatusCode.ShouldBe(HttpStatusCode.OK, sure);
        sure.ShouldContain("name=\"sure\"");
        return Place(await PostAsync(path, [.. Hidden(sure), ("sure", "yes")]));
    }

    /// <summary>Where a form that was done leads to.</summary>
    public static string Place(HttpResponseMessage answer)
    {
        using var _ = answer;
        answer.StatusCode.ShouldBe(
            HttpStatusCode.SeeOther, answer.Content.ReadAsStringAsync().GetAwaiter().GetResult());
        return answer.Headers.Location!.OriginalString.Split('?')[0];
    }

    public static IEnumerable<(string Name, string Value)> Hidden(string page) =>
        from tag in page.Split('<')
        where tag.StartsWith("input type=\"hidden\"", StringComparison.Ordinal)
        select (Attribute(tag, "name"), Attribute(tag, "value"));

    static string Attribute(string tag, string name)
    {
        var from = tag.IndexOf($"{name}=\"", StringComparison.Ordinal) + name.Length + 2;
        return WebUtility.HtmlDecode(tag[from..tag.IndexOf('"', from)]);
    }
}
