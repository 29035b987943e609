namespace EnvoyRegistry.Tests.Host;

/// <summary>Asked of the started service: the test server would let a body through.</summary>
public sealed class HeadTests(StartedSample service) : IClassFixture<StartedSample>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/schema.graphql")]
    [InlineData("/sign-in")]
    [InlineData("/graphql?query={rules{text}}")]
    public async Task A_HEAD_is_answered_wherever_a_GET_is(string path)
    {
        using var client = new HttpClient { BaseAddress = service.Endpoint };
        using var got = await client.GetAsync(path);

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        head.StatusCode.ShouldBe(got.StatusCode);
        head.Content.Headers.ContentType.ShouldBe(got.Content.Headers.ContentType);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }
}
