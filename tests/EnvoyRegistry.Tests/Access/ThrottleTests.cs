using System.Net;
using EnvoyRegistry.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.Access;

public sealed class ThrottleTests
{
    readonly FakeTimeProvider _clock = Clocks.At("2026-10-01T05:00:00Z");

    [Fact]
    public void A_few_at_once_and_then_one_at_each_pace()
    {
        var throttle = new Throttle("tests", burst: 3, TimeSpan.FromSeconds(10), _clock);
        for (var i = 0; i < 3; i++)
            throttle.Take("a").IsRefused.ShouldBeFalse();

        throttle.Take("a").ShouldBe(new Allowance(throttle, 0, TimeSpan.FromSeconds(10)) { IsRefused = true });
        throttle.Take("b").IsRefused.ShouldBeFalse();
        _clock.MoveTo("2026-10-01T05:00:09Z");
        throttle.Take("a").ShouldBe(new Allowance(throttle, 0, TimeSpan.FromSeconds(1)) { IsRefused = true });
        _clock.MoveTo("2026-10-01T05:00:10Z");
        throttle.Take("a").IsRefused.ShouldBeFalse();
        throttle.Take("a").ShouldBe(new Allowance(throttle, 0, TimeSpan.FromSeconds(10)) { IsRefused = true });
        _clock.MoveTo("2026-10-02T05:00:00Z");
        for (var i = 0; i < 3; i++)
            throttle.Take("a").IsRefused.ShouldBeFalse();
        throttle.Take("a").IsRefused.ShouldBeTrue();
    }

    [Fact]
    public void However_many_call_at_once_no_more_pass_than_may()
    {
        var throttle = new Throttle("tests", burst: 50, TimeSpan.FromMinutes(1), _clock);
        var passed = 0;

        Parallel.For(0, 10_000, _ =>
        {
            if (!throttle.Take("a").IsRefused)
                Interlocked.Increment(ref passed);
        });

        passed.ShouldBe(50);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void An_IPv6_network_is_one_caller(string address, string network)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);

        Throttles.Network(http).ShouldBe(network);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.Unauthorized)]
    [InlineData(false, HttpStatusCode.TooManyRequests)]
    public async Task What_a_proxy_says_of_the_address_counts_only_if_the_proxy_is_known(
        bool isKnown, HttpStatusCode answer)
    {
        using var registry = new BehindProxy(isKnown);
        using var client = registry.CreateClient();

        for (var i = 0; i < 20; i++)
            (await GuessAsync("203.0.113.1")).ShouldBe(HttpStatusCode.Unauthorized);
        (await GuessAsync("203.0.113.1")).ShouldBe(HttpStatusCode.TooManyRequests);

        (await GuessAsync("203.0.113.2")).ShouldBe(answer);

        async Task<HttpStatusCode> GuessAsync(string from)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.Add("X-Forwarded-For", from);
            request.Headers.Authorization = new("Bearer", Secret.New(Secret.OfToken));
            using var response = await client.SendAsync(request);
            return response.StatusCode;
        }
    }

    sealed class BehindProxy(bool isKnown) : RunningRegistry
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            if (isKnown)
                builder.UseSetting("Registry:Proxies:0", "10.0.0.1");
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, FromProxy>());
        }

        sealed class FromProxy : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use((http, rest) =>
                {
                    http.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.1");
                    return rest(http);
                });
                next(app);
            };
        }
    }
}
