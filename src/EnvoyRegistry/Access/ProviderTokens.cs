using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnvoyRegistry.Access;

/// <summary>Takes a provider's word, a signed JWT, for who is calling.</summary>
sealed class ProviderTokens(IOptions<OidcSettings> settings, ProviderKeys keys, TimeProvider time)
{
    const int LongestToken = 16 * 1024;

    /// <summary>How far the provider's clock may be from this one.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    // Signatures only that need the provider's private key: not `none`, and no HMAC, whose key the verifier has too.
    static readonly string[] s_algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LongestToken, MapInboundClaims = false };

    /// <summary>Whether a provider is configured, and the text is written as its tokens are.</summary>
    public bool Looks(ReadOnlySpan<char> text) =>
        settings.Value.Metadata is not null && text.Length <= LongestToken && text.Count('.') == 2;

    /// <summary>What the token grants, to whom and until when; or why it grants nothing.</summary>
    public async ValueTask<ProviderWord> ReadAsync(string text, AccessBook book, CancellationToken cancellation)
    {
        if (!_handler.CanReadToken(text) || !TryRead(text, out var unproven))
            return ProviderWord.Refused("It is not a signed JWT.");
        var kid = unproven.Kid is { Length: > 0 } named ? named : null;
        if (await keys.WithAsync(kid, cancellation) is not { } provider)
            return ProviderWord.Unreachable;
        var result = await _handler.ValidateTokenAsync(text, Parameters(provider));
        if (result is not { IsValid: true, SecurityToken: JsonWebToken token })
            return ProviderWord.Refused(Fault(result.Exception));
        return Granted(token, book) is { } grant
            ? new ProviderWord(grant, Name(grant, token, provider), token.ValidTo)
            : ProviderWord.Refused(
                $"It names nobody: it needs `sub`, one role in `{settings.Value.RoleClaim}`, and with that, where " +
                $"the role is a participant's or a person's, `{settings.Value.ParticipantClaim}` or " +
                $"`{settings.Value.PersonClaim}`.");
    }

    // Of what the token says nothing is told before its signature was found good.
    static string Fault(Exception? fault) => fault switch
    {
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException =>
            "It has expired, or does not count yet.",
        SecurityTokenNoExpirationException => "It does not say when it expires.",
        SecurityTokenInvalidAudienceException => "It is meant for another service.",
        SecurityTokenInvalidIssuerException => "It is from another issuer.",
        _ => "It is not signed with a key that the provider publishes.",
    };

    // Of a person the audit has the id of the entry; a provider's subject may be an address, and would stay for good.
    static string Name(Grant grant, JsonWebToken token, ProviderKeys.Published provider) =>
        grant.PersonId is null ? $"{token.Subject} of {provider.Issuer}" : $"somebody of {provider.Issuer}";

    bool TryRead(string text, out JsonWebToken token)
    {
        try
        {
            token = _handler.ReadJsonWebToken(text);
            return true;
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException)
        {
            token = null!;
            return false;
        }
    }

    TokenValidationParameters Parameters(ProviderKeys.Published provider) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = settings.Value.Audience,
        IssuerSigningKeys = provider.Keys,
        // Of a key that is named, no other is tried.
        TryAllIssuerSigningKeys = false,
        ValidAlgorithms = s_algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            return until is { } end && now < end + Skew && !(from > now + Skew);
        },
    };

    /// <summary>What a token grants whose signature was found good; null where it names nobody.</summary>
    public Grant? Granted(JsonWebToken token, AccessBook book)
    {
        if (token.Subject is not { Length: > 0 } || Single(token, settings.Value.RoleClaim) is not { } word
            || !Enum.TryParse<CallerRole>(
                word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var role)
            || !Grant.Roles.Contains(role) || char.IsDigit(word[0]))
            return null;
        long? participant = Single(token, settings.Value.ParticipantClaim) is { } code ? book.Participant(code) : null;
        var person = Single(token, settings.Value.PersonClaim) is { } id ? PersonId.Read(id) : null;
        var isForPeople = token.Claims.Any(claim => claim.Type == settings.Value.ScopeClaim
            && claim.Value.Split(' ').Contains("PEOPLE"));
        return role switch
        {
            CallerRole.Chair or CallerRole.FocalPoint => participant is null ? null : new Grant(role, participant),
            CallerRole.Member => person is null ? null : new Grant(role, PersonId: person),
            CallerRole.Integrator => new Grant(role, Scopes: isForPeople ? TokenScope.People : TokenScope.None),
            _ => new Grant(role),
        };
    }

    // Of two roles nobody could say which one acts.
    static string? Single(JsonWebToken token, string claim)
    {
        var values = token.Claims.Where(c => c.Type == claim).Select(c => c.Value).Take(2).ToList();
        return values is [{ Length: > 0 } value] ? value : null;
    }
}

/// <summary>What became of a provider's token.</summary>
/// <param name="Grant">Null when it is not good, or grants nothing.</param>
sealed record ProviderWord(Grant? Grant, string Name = "", DateTime ExpiresAt = default, string Fault = "")
{
    /// <summary>Nobody could say whether it is good.</summary>
    public static ProviderWord Unreachable { get; } = new(Grant: null);

    public static ProviderWord Refused(string fault) => new(Grant: null, Fault: fault);
}
