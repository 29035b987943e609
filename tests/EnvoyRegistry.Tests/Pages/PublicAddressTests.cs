using EnvoyRegistry.Contract;
using EnvoyRegistry.Pages;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Tests.Pages;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("https://register.example.org", "https://register.example.org/consent/x")]
    [InlineData("https://example.org/register/", "https://example.org/register/consent/x")]
    [InlineData(null, "http://localhost:5081/consent/x")]
    public void A_link_begins_with_what_is_configured_else_with_where_it_listens(string? configured, string link)
    {
        using var server = new Listening();
        new PublicAddress(Options.Create(new RegistrySettings { PublicAddress = configured }), server)
            .LinkTo("/consent/x").ShouldBe(link);
    }

    sealed class Listening : IServer
    {
        public Listening()
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add("http://0.0.0.0:5081");
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public void Dispose()
        {
        }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
