using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EnvoyRegistry.Pages;
using Microsoft.AspNetCore.Http;

namespace EnvoyRegistry.Tests.Pages;

public sealed partial class PageTests
{
    [Fact]
    public async Task A_page_that_stands_alone_names_its_language_and_its_style_by_hash_and_is_small()
    {
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;

        await new Page("Sign in", Markup.From($"<p>Welcome.</p>"), language: "th")
        {
            StandsAlone = true,
        }.ExecuteAsync(http);

        var html = Encoding.UTF8.GetString(body.ToArray());
        html.ShouldContain("<html lang=\"th\">");
        html.ShouldNotContain("<script");
        body.Length.ShouldBeLessThan(4 * 1024);
        var style =
            Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style().Match(html).Groups["style"].Value)));
        var policy = http.Response.Headers.ContentSecurityPolicy.ToString();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain($"style-src 'sha256-{style}'");
        http.Response.Headers.CacheControl.ToString().ShouldBe("no-store");
        http.Response.Headers["Referrer-Policy"].ToString().ShouldBe("no-referrer");
    }

    [Fact]
    public void What_stands_in_the_braces_is_text_unless_it_is_markup()
    {
        var name = "<b onclick=\"x\">&'";

        Markup.From($"<p title=\"{name}\">{Markup.From($"<i>{name}</i>")}{3}</p>").ToString().ShouldBe(
            "<p title=\"&lt;b onclick=&quot;x&quot;&gt;&amp;&#x27;\"><i>&lt;b " +
            "onclick=&quot;x&quot;&gt;&amp;&#x27;</i>3</p>");
    }

    [GeneratedRegex("<style>(?<style>.*)</style>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Style();
}
