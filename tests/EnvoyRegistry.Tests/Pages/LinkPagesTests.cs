using System.Net;
using EnvoyRegistry.Access;

namespace EnvoyRegistry.Tests.Pages;

public sealed class LinkPagesTests : IDisposable
{
    readonly RunningRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Theory]
    [InlineData("/availability/{0}/yes")]
    [InlineData("/consent/{0}")]
    [InlineData("/consultation/{0}")]
    [InlineData("/entry-consent/{0}")]
    [InlineData("/new-address/{0}")]
    [InlineData("/offer/{0}")]
    [InlineData("/party-consent/{0}")]
    [InlineData("/seat/{0}")]
    public async Task Whoever_tries_many_links_of_letters_is_slowed(string path)
    {
        using var client = _registry.CreateClient();

        for (var i = 0; i < 20; i++)
            (await TryAsync()).ShouldBe(HttpStatusCode.NotFound);

        (await TryAsync()).ShouldBe(HttpStatusCode.TooManyRequests);

        async Task<HttpStatusCode> TryAsync()
        {
            using var answer = await client.GetAsync(string.Format(path, Secret.New(Secret.OfLink)));
            // Its address is a secret, also to the other pages of this site.
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            return answer.StatusCode;
        }
    }
}
