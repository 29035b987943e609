namespace EnvoyRegistry.Access;

/// <summary>
/// The configuration section <c>Oidc</c>: whose word is taken for who is calling, besides the register's own.
/// </summary>
sealed class OidcSettings
{
    public const string Section = "Oidc";

    /// <summary>
    /// The provider, such as <c>https://login.example.org/realms/arf</c>; its metadata are found below it.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>Where its metadata are, if elsewhere.</summary>
    public string? MetadataAddress { get; set; }

    /// <summary>
    /// What its tokens for this service name as their audience. Required: others' tokens are not for us.
    /// </summary>
    public string? Audience { get; set; }

    /// <summary>
    /// What the provider knows this service by as a client, for offices that sign in with a browser; without it they do
    /// not by the provider.
    /// </summary>
    public string? ClientId { get; set; }

    /// <summary>What the client shows the provider; best given as the variable <c>Oidc__ClientSecret</c>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The claim with the role: <c>UNIT</c>, <c>FOCAL_POINT</c> …</summary>
    public string RoleClaim { get; set; } = "envoy_role";

    /// <summary>The claim with the code of the participant, of an office of the Chair and of a focal point.</summary>
    public string ParticipantClaim { get; set; } = "envoy_participant";

    /// <summary>The claim with the id of the person, of a member: <c>per_…</c>.</summary>
    public string PersonClaim { get; set; } = "envoy_person";

    /// <summary>The claim with what an integrator may see: <c>PEOPLE</c>.</summary>
    public string ScopeClaim { get; set; } = "envoy_scope";

    /// <summary>To be switched off for a provider on the same machine only.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>How long it may take to say which keys it signs with; whoever calls meanwhile waits for it.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    public string? Metadata => MetadataAddress is { Length: > 0 } address ? address
        : Authority is { Length: > 0 } authority ? $"{authority.TrimEnd('/')}/.well-known/openid-configuration"
        : null;

    /// <summary>
    /// Whether who published the metadata is who was meant (OpenID Connect Discovery 1.0, section 4.3); where only
    /// <see cref="MetadataAddress"/> is configured, nobody has said who that is.
    /// </summary>
    public bool IsIssuer(string? issuer) => issuer is { Length: > 0 }
        && (Authority is not { Length: > 0 } authority || issuer.TrimEnd('/') == authority.TrimEnd('/'));

    /// <summary>What is wrong with the settings, in a sentence; null when nothing is.</summary>
    public string? Fault() => Metadata is not { } metadata
        ? Audience is { Length: > 0 } ? "Oidc:Authority must say whose tokens those for Oidc:Audience are." : null
        : Audience is not { Length: > 0 }
            ? "Oidc:Audience must say what the provider's tokens for this service name as their audience."
        : !Uri.TryCreate(metadata, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")
            ? "Oidc:Authority must be an address such as https://login.example.org."
        : address.Scheme is "http" && RequireHttps
            ? "Oidc:Authority must begin with https://; for a provider on the same machine Oidc:RequireHttps can be " +
                "false."
        : ClientId is { Length: > 0 } && ClientSecret is not { Length: > 0 }
            ? "Oidc:ClientId needs Oidc:ClientSecret; best give it as the variable Oidc__ClientSecret."
        : Timeout <= TimeSpan.Zero ? "Oidc:Timeout must be a time such as 00:00:05."
        : null;
}
