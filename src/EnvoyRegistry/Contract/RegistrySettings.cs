using System.Globalization;
using System.Net;

namespace EnvoyRegistry.Contract;

/// <summary>The configuration section <c>Registry</c>.</summary>
sealed class RegistrySettings
{
    public const string Section = "Registry";

    public const int UsualRequestsPerMinute = 1200;

    const int MostRequestsPerMinute = 1_000_000, MostInGroup = 1000, MostNeedsPerDay = 1_000_000,
        MostTeamMilliseconds = 10_000;

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

    /// <summary>
    /// The proxies in front of the service, by IP address: theirs is the word for where requests come from.
    /// </summary>
    public string[] Proxies { get; set; } = [];

    /// <summary>
    /// The sites whose scripts may ask the API from a browser, each as scheme, host and port, such as
    /// <c>https://desk.example.org</c>.
    /// </summary>
    public string[] Origins { get; set; } = [];

    /// <summary>
    /// How often one caller may ask the API; 0 for as often as it likes. While nobody says,
    /// <see cref="UsualRequestsPerMinute"/>, and in Development as often as it likes.
    /// </summary>
    public int? RequestsPerMinute { get; set; }

    /// <summary>Of how many people at least an integrator is told alike where their calendars are closed.</summary>
    public int SkillSetGroup { get; set; } = 5;

    /// <summary>About how many needs an integrator may ask in a day.</summary>
    public int NeedsPerDay { get; set; } = 1000;

    /// <summary>For how many milliseconds the best team is sought, and then whether there is any if not.</summary>
    public int TeamMilliseconds { get; set; } = 1000;

    /// <summary>The IANA zone whose midnight turns the Chair's term.</summary>
    public string SecretariatZone { get; set; } = "Asia/Jakarta";

    /// <summary>
    /// Whether reminders and questions go out by themselves, once a day. A copy of a register that is only tried with
    /// should write to nobody.
    /// </summary>
    public bool DailyLetters { get; set; } = true;

    /// <summary>
    /// In Development, the instant at which the service's clock begins, such as <c>2026-12-01T00:00:00Z</c>; it can
    /// then be moved forward. The machine's time while nobody says.
    /// </summary>
    public string? Clock { get; set; }

    public DateTimeOffset? ClockStart =>
        DateTimeOffset.TryParse(
            Clock, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) ? start : null;

    /// <summary>
    /// The machine's time is right, although it is behind the newest record of the register or a year ahead of it.
    /// </summary>
    public bool TrustClock { get; set; }

    /// <summary>
    /// Where people reach the service, such as <c>https://register.example.org</c>: links in letters begin with it.
    /// Where it listens, while nobody says.
    /// </summary>
    public string? PublicAddress { get; set; }

    public bool IsReachedByHttps =>
        PublicAddress?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>What is wrong with the settings, in a sentence; null when nothing is.</summary>
    public string? Fault() => string.IsNullOrWhiteSpace(Database) ? "Registry:Database must name a file."
        : !Array.TrueForAll(Proxies, proxy => IPAddress.TryParse(proxy, out _))
            ? "Registry:Proxies must be addresses such as 10.0.0.1."
        : Array.Find(Origins, origin => !IsOrigin(origin)) is { } other
            ? $"Registry:Origins has {other}; an origin is scheme, host and port alone, such as " +
                "https://desk.example.org."
        : RequestsPerMinute is < 0 or > MostRequestsPerMinute
            ? $"Registry:RequestsPerMinute must be a number to {MostRequestsPerMinute}; 0 sets no limit."
        : Clock is { Length: > 0 } && ClockStart is null
            ? "Registry:Clock must be an instant such as 2026-12-01T00:00:00Z."
        : SkillSetGroup is < 2 or > MostInGroup
            ? $"Registry:SkillSetGroup must be a number from 2 to {MostInGroup}."
        : NeedsPerDay is < 1 or > MostNeedsPerDay
            ? $"Registry:NeedsPerDay must be a number from 1 to {MostNeedsPerDay}."
        : TeamMilliseconds is < 0 or > MostTeamMilliseconds
            ? $"Registry:TeamMilliseconds must be a number to {MostTeamMilliseconds}; 0 takes a quick look alone."
        : !TimeZoneInfo.TryFindSystemTimeZoneById(SecretariatZone, out _)
            ? "Registry:SecretariatZone must be an IANA time zone such as Asia/Jakarta."
        : PublicAddress is { Length: > 0 } site
            && (!Uri.TryCreate(site, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            ? "Registry:PublicAddress must be an address such as https://register.example.org."
        : null;

    // As browsers write it (RFC 6454 section 6.2): anything else would never be met.
    static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http" && uri.GetLeftPart(UriPartial.Authority) == text;
}
