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
sealed class ProviderKeys(IOptions<OidcSettings> settings, TimeProvider time, ILogger<ProviderKeys> log) : IDisposable
{
    /// <summary>For how long a provider that did not answer, or lacks a key, is not asked again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    static readonly TimeSpan s_day = TimeSpan.FromHours(24);

    readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = settings.Value.Timeout,
        MaxResponseContentBufferSize = 256 * 1024,
    };
    readonly SemaphoreSlim _reading = new(1);
    Published? _latest;
    DateTimeOffset _tried = DateTimeOffset.MinValue;

    public sealed record Published(string Issuer, IReadOnlyList<SecurityKey> Keys, DateTimeOffset At)
    {
        public bool Has(string? kid) => kid is null ? Keys.Count > 0 : Keys.Any(key => key.KeyId == kid);
    }

    /// <summary>
    /// With the key of this id, if the provider has it; null when it cannot be reached and never was.
    /// </summary>
    public async ValueTask<Published?> WithAsync(string? kid, CancellationToken cancellation)
    {
        if (IsFresh(kid))
            return _latest;
        await _reading.WaitAsync(cancellation);
        try
        {
            if (IsFresh(kid) || time.GetUtcNow() - _tried < Pause)
                return _latest;
            _latest = await ReadAsync() ?? _latest;
            // From when it ended: whoever waited here for a provider that does not answer need not wait for it again.
            _tried = time.GetUtcNow();
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

    // For all who wait, so not ended by the one who happened to come first.
    async Task<Published?> ReadAsync()
    {
        var oidc = settings.Value;
        var documents = new HttpDocumentRetriever(_http) { RequireHttps = oidc.RequireHttps };
        try
        {
            // Two documents, and each is tried twice: the time is for all of it.
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(oidc.Metadata, documents, default)
                .WaitAsync(oidc.Timeout);
            if (!oidc.IsIssuer(metadata.Issuer))
            {
                log.LogError(
                    "The provider at {Metadata} calls itself {Issuer}: no word of it is taken. Set Oidc:Authority to " +
                    "that, if it is the one that is meant.", oidc.Metadata, metadata.Issuer);
                return null;
            }
            // A key that both sides share would let whoever reads the published one sign with it.
            return new Published(metadata.Issuer, [.. metadata.SigningKeys.Where(key => key is not SymmetricSecurityKey
                and not JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.Octet })], time.GetUtcNow());
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or InvalidOperationException
            or ArgumentException or System.Text.Json.JsonException or OperationCanceledException or TimeoutException)
        {
            log.LogWarning(
                "The provider's keys cannot be read at {Metadata} ({Type}), so new callers by its word are refused: " +
                "see that it is running, and what Oidc:Authority says.", oidc.Metadata, fault.GetType().Name);
            return null;
        }
    }
}
