using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.Access;

public sealed class RequestLimitTests
{
    const string Rules = "{ rules { code } }";

    [Fact]
    public async Task Each_caller_may_ask_so_often_a_minute_and_each_answer_tells_what_is_left()
    {
        using var registry = new Limited("3");
        string token = registry.Token(CallerRole.Unit), other = registry.Token(CallerRole.Auditor);

        foreach (var (left, until) in new[] { (2, 20), (1, 40), (0, 60) })
        {
            using var answer = await registry.SendAsync(Rules, token: token);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            Header(answer, "RateLimit-Policy").ShouldBe("\"requests\";q=3;w=60");
            Header(answer, "RateLimit").ShouldBe($"\"requests\";r={left};t={until}");
        }
        using var refusal = await registry.SendAsync(Rules, token: token);
        refusal.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        Header(refusal, "Retry-After").ShouldBe("20");
        Header(refusal, "RateLimit").ShouldBe("\"requests\";r=0;t=20");
        (await refusal.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("extensions")
            .GetProperty("code").GetString().ShouldBe("TOO_MANY_REQUESTS");

        foreach (var another in (string?[])[other, null])
        {
            using var answer = await registry.SendAsync(Rules, token: another);
            Header(answer, "RateLimit").ShouldBe("\"requests\";r=2;t=20");
        }
        registry.Time.Advance(TimeSpan.FromSeconds(20));
        using var later = await registry.SendAsync(Rules, token: token);
        later.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null, "Production", "\"requests\";q=1200;w=60")]
    [InlineData("0", "Production", null)]
    [InlineData(null, "Development", null)]
    public async Task It_is_a_setting_and_off_in_development(string? setting, string environment, string? policy)
    {
        using var registry = new Limited(setting, environment);

        using var answer = await registry.SendAsync(Rules);

        Header(answer, "RateLimit-Policy").ShouldBe(policy);
    }

    [Fact]
    public async Task What_is_slowed_in_every_environment_tells_its_bounds_too()
    {
        using var registry = new Limited(null);
        for (var i = 0; i < 20; i++)
            (await registry.SendAsync(Rules, token: "none")).Dispose();

        using var refusal = await registry.SendAsync(Rules, token: "none");

        refusal.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        Header(refusal, "Retry-After").ShouldBe("6");
        Header(refusal, "RateLimit-Policy").ShouldBe("\"guesses\";q=20;w=120");
        Header(refusal, "RateLimit").ShouldBe("\"guesses\";r=0;t=6");
    }

    static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    sealed class Limited(string? perMinute, string environment = "Development") : RunningRegistry
    {
        public FakeTimeProvider Time { get; } = Clocks.At("2026-10-01T05:00:00Z");

        protected override TimeProvider Clock => Time;

        protected override string Environment => environment;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            if (perMinute is not null)
                builder.UseSetting("Registry:RequestsPerMinute", perMinute);
        }
    }
}
