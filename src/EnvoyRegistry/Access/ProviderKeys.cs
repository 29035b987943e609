using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EnvoyRegistry.Access;

/// <summary>Who the provider is and which keys it signs with, as it published them last.</summary>
/// <remarks>
/// Providers change keys without notice and sign with the new one at once. So a key that is not known has them read
/// again within the same request; but not at every such request, which anybody can send.
/// </remarks>
sealed class ProviderKeys(IOptions<OidcSettings> settings, TimeProvider time) : IDisposable
{
    static readonly TimeSpan s_day = TimeSpan.FromHours(24);
    static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 256 * 1024,
    };
    readonly SemaphoreSlim _reading = new(1);
    Published? _latest;
    DateTimeOffset _tried = DateTimeOffset.MinValue;

    public sealed record Published(string Issuer, IReadOnlyList<SecurityKey> Keys, DateTimeOffset At)
    {
        public bool Has(string? kid) => kid is null ? Keys.Count > 0 : Keys.Any(key => key.KeyId == kid);
    }

    /// <summary>With the key of this id, if the provider has it; null when it cannot be reached and never was.</summary>
    public async ValueTask<Published?> WithAsync(string? kid, CancellationToken cancellation)
    {
        if (IsFresh(kid))
            return _latest;
        await _reading.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            if (IsFresh(kid) || now - _tried < s_pause)
                return _latest;
            _tried = now;
            _latest = await ReadAsync(now, cancellation) ?? _latest;
            return _latest;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _reading.Dispose();
    }

    bool IsFresh(string? kid) => _latest is { } latest && latest.Has(kid) && time.GetUtcNow() - latest.At < s_day;

    async Task<Published?> ReadAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var documents = new HttpDocumentRetriever(_http) { RequireHttps = settings.Value.RequireHttps };
        try
        {
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(
                settings.Value.Metadata, documents, cancellation);
            // A key that both sides share would let whoever reads the published one sign with it.
            return new Published(metadata.Issuer, [.. metadata.SigningKeys.Where(key => key is not SymmetricSecurityKey
                and not JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.Octet })], now);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or InvalidOperationException
            or ArgumentException or System.Text.Json.JsonException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
