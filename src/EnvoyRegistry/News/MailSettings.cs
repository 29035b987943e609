using System.Net;
using System.Net.Mail;

namespace EnvoyRegistry.News;

/// <summary>The configuration section <c>Mail</c>.</summary>
sealed class MailSettings
{
    public const string Section = "Mail";

    const int ImplicitTls = 465;

    /// <summary>The SMTP server; without one, letters are written to <see cref="Folder"/>.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>
    /// STARTTLS before anything is said, and nothing without it. To be switched off only for a server on the same
    /// machine.
    /// </summary>
    public bool Tls { get; set; } = true;

    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>The sender.</summary>
    public string From { get; set; } = "EnvoyRegistry <registry@localhost>";

    /// <summary>Who is written to when a person asks to be called; nobody, while it is not configured.</summary>
    public string? Office { get; set; }

    /// <summary>Where letters go while there is no server: by default <c>mail</c> beside the register.</summary>
    public string? Folder { get; set; }

    bool HasHost => !string.IsNullOrWhiteSpace(Host);

    bool HasUser => !string.IsNullOrEmpty(User);

    /// <summary>What is wrong with the settings, in a sentence; null when nothing is.</summary>
    public string? Fault()
    {
        if (!MailAddress.TryCreate(From, out var from))
            return "Mail:From must be an address such as \"ARF register <register@example.org>\".";
        if (!string.IsNullOrEmpty(Office) && !MailAddress.TryCreate(Office, out _))
            return "Mail:Office must be an address such as office@example.org.";
        if (HasUser != !string.IsNullOrEmpty(Password))
            return HasUser ? "Mail:User has no Mail:Password; best give it as the variable Mail__Password."
                : "Mail:Password is given without Mail:User, so nobody can sign in with it.";
        if (!HasHost)
            return HasUser ? "Mail:User is given without Mail:Host, so no server is signed in to." : null;

        if (!string.IsNullOrEmpty(Folder))
            return "Mail:Host sends letters and Mail:Folder writes them to files: give one of the two.";
        if (Port == ImplicitTls)
            return "Mail:Port 465 speaks TLS from its first byte, which is not spoken here: use the server's port for " +
                "STARTTLS, usually 587.";
        if (Port is < 1 or > 65535)
            return "Mail:Port must be a port such as 587.";
        if (HasUser && !Tls && !IsThisMachine)
            return "Mail:Tls is false, so Mail:Password would go over the network for anybody to read. Leave Mail:Tls true.";
        if (from.Host is "localhost" && !IsThisMachine)
            return "Mail:From must say which address letters come from: the server would not take one of localhost.";
        return null;
    }

    bool IsThisMachine => Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
