using EnvoyRegistry.Contract;
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
    /// <summary>Where it listens while nothing says otherwise.</summary>
    public const string Default = "http://localhost:5080";

    /// <param name="path">From the root, such as <c>/consent/…</c>.</param>
    public string LinkTo(string path) => Root.TrimEnd('/') + path;

    string Root => settings.Value.PublicAddress is { Length: > 0 } configured
        ? configured
        : Reachable(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? Default);

    /// <summary>
    /// The address to call from this machine: a server that listens on all interfaces is reached as localhost.
    /// </summary>
    public static string Reachable(string url)
    {
        var address = new UriBuilder(url.Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal));
        if (address.Host is "0.0.0.0" or "[::]")
            address.Host = "localhost";
        return address.Uri.GetLeftPart(UriPartial.Authority);
    }
}
