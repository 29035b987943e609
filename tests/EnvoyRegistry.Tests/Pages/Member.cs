using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Mvc.Testing;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>Somebody who uses the pages of a register that runs in the test, known by a token.</summary>
sealed class Member : IDisposable
{
    readonly HttpClient _client;

    public Member(RunningRegistry registry, string token)
    {
        _client = registry.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _client.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public void Dispose() => _client.Dispose();

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>What is read on a page, without its markup's escapes.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends the last form of a page, with what the page has hidden in it.</summary>
    /// <param name="file">Under the name of its field.</param>
    public async Task<(HttpStatusCode Status, string Text)> SendAsync(
        string path, (string Name, byte[] Bytes)? file = null, params (string Name, string Value)[] fields)
    {
        using var shown = await _client.GetAsync(path);
        shown.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await PostAsync(path, await shown.Content.ReadAsStringAsync(), file, fields);
    }

    /// <summary>Sends a form and says yes where it is asked once more; then what is read where that leads.</summary>
    public async Task<string> DoAsync(string path, params (string Name, string Value)[] fields)
    {
        var (status, text) = await SendAsync(path, null, fields);
        if (status is HttpStatusCode.OK && text.Contains("name=\"sure\"", StringComparison.Ordinal))
            (status, text) = await PostAsync(path, text, null, ("sure", "yes"));
        status.ShouldBe(HttpStatusCode.SeeOther, text);
        return await ReadAsync(text);
    }

    async Task<(HttpStatusCode Status, string Text)> PostAsync(
        string path, string page, (string Name, byte[] Bytes)? file, params (string Name, string Value)[] fields)
    {
        var form = page.Split("<main")[1].Split("<form method=\"post\"")[^1].Split("</form>")[0];
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Visitor.Hidden(form).Concat(fields))
            content.Add(new StringContent(value), name);
        if (file is { } sent)
            content.Add(new ByteArrayContent(sent.Bytes), sent.Name, "file");
        using var answer = await _client.PostAsync(path, content);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString
            ?? WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
