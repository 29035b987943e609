using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Pages;

/// <summary>
/// Where people reach the service: what links in letters begin with. Never taken from a request, whose sender could
/// name any host and have a secret sent there.
/// </summary>
sealed class PublicAddress(IOptions<RegistrySettings> settings, IServer server)
{
    /// <param name="path">From the root, such as <c>/consent/…</c>.</param>
    public string Of(string path) => Root.TrimEnd('/') + path;

    string Root => settings.Value.PublicAddress is { Length: > 0 } configured
        ? configured
        : FirstQuery.Reachable(
            server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? RegistryHost.DefaultAddress);
}
