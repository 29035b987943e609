namespace EnvoyRegistry;

/// <summary>The configuration section <c>Registry</c>.</summary>
sealed class RegistrySettings
{
    public const string Section = "Registry";

    /// <summary>
    /// The register's file; a relative path is the caller's, seen from where the program was started.
    /// </summary>
    public string Database { get; set; } = "data/registry.db";

    /// <summary>
    /// The folder of attachments, sealed; <c>registry.db.attachments</c> beside the register while nobody says. It must
    /// not be one that a web server gives away.
    /// </summary>
    public string? Attachments { get; set; }

    public string AttachmentFolder => Attachments is { Length: > 0 } folder ? folder : $"{Database}.attachments";

    /// <summary>The proxies in front of the service, by IP address: theirs is the word for where requests come from.</summary>
    public string[] Proxies { get; set; } = [];

    /// <summary>The IANA zone whose midnight turns the Chair's term.</summary>
    public string SecretariatZone { get; set; } = "Asia/Jakarta";

    /// <summary>
    /// Where people reach the service, such as <c>https://register.example.org</c>: links in letters begin with it. Where
    /// it listens, while nobody says.
    /// </summary>
    public string? PublicAddress { get; set; }
}
