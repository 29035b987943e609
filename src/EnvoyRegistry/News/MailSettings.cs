using System.Net;
using EnvoyRegistry.Contract;
using MimeKit;

namespace EnvoyRegistry.News;

/// <summary>The configuration section <c>Mail</c>.</summary>
sealed class MailSettings
{
    public const string Section = "Mail";

    /// <summary>
    /// The port for TLS from the first byte (RFC 8314); and the two that begin without, for STARTTLS.
    /// </summary>
    const int ImplicitPort = 465, SubmissionPort = 587, RelayPort = 25;

    const string OfThisMachine = "EnvoyRegistry <registry@localhost>";

    /// <summary>The SMTP server; without one, letters are written to <see cref="Folder"/>.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = SubmissionPort;

    /// <summary>
    /// How it is spoken to, as <see cref="MailEncryption"/> names it; null: as the port is used everywhere.
    /// </summary>
    public string? Tls { get; set; }

    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>The sender.</summary>
    public string From { get; set; } = OfThisMachine;

    /// <summary>Who is written to when a person asks to be called; nobody, while it is not configured.</summary>
    public string? Office { get; set; }

    /// <summary>Who is told of situations in which danger is imminent; nobody, while it is not configured.</summary>
    public string? SecretaryGeneral { get; set; }

    /// <summary>Where letters go while there is no server: by default <c>mail</c> beside the register.</summary>
    public string? Folder { get; set; }

    bool HasHost => !string.IsNullOrWhiteSpace(Host);

    bool HasUser => !string.IsNullOrEmpty(User);

    /// <summary>To be asked for where nothing is wrong with the settings.</summary>
    public MailEncryption Encryption =>
        Stated() ?? (Port == ImplicitPort ? MailEncryption.Implicit : MailEncryption.StartTls);

    /// <summary>What is wrong with the settings, in a sentence; null when nothing is.</summary>
    public string? Fault()
    {
        // Reading addresses takes a while the first time, and most starts need none.
        if (From != OfThisMachine && DomainOfSender() is null)
            return "Mail:From must be an address such as \"ARF register <register@example.org>\".";
        if (!string.IsNullOrEmpty(Office) && !Scalars.TryEmail(Office, out _))
            return "Mail:Office must be an address such as office@example.org.";
        if (!string.IsNullOrEmpty(SecretaryGeneral) && !Scalars.TryEmail(SecretaryGeneral, out _))
            return "Mail:SecretaryGeneral must be an address such as secretary-general@example.org.";
        if (HasUser != !string.IsNullOrEmpty(Password))
            return HasUser ? "Mail:User has no Mail:Password; best give it as the variable Mail__Password."
                : "Mail:Password is given without Mail:User, so nobody can sign in with it.";
        if (!string.IsNullOrEmpty(Tls) && Stated() is null)
            return "Mail:Tls must be StartTls, Implicit (TLS from the first byte) or None.";
        return HasHost ? FaultOfServer() : FaultWithoutServer();
    }

    string? FaultWithoutServer() =>
        HasUser ? "Mail:User is given without Mail:Host, so no server is signed in to."
        : !string.IsNullOrEmpty(Tls) ? "Mail:Tls is given without Mail:Host, so there is nothing to encrypt."
        : null;

    string? FaultOfServer()
    {
        if (!string.IsNullOrEmpty(Folder))
            return "Mail:Host sends letters and Mail:Folder writes them to files: give one of the two.";
        if (Port is < 1 or > 65535)
            return "Mail:Port must be a port such as 587.";
        if (Port == ImplicitPort && Encryption is not MailEncryption.Implicit)
            return $"Mail:Port 465 speaks TLS from its first byte, and Mail:Tls is {Encryption}: leave Mail:Tls out, " +
                "or use the server's port for STARTTLS, usually 587.";
        if (Port is SubmissionPort or RelayPort && Encryption is MailEncryption.Implicit)
            return $"Mail:Port {Port} does not speak TLS from its first byte: leave Mail:Tls out, or use the " +
                "server's port for that, usually 465.";
        if (Encryption is MailEncryption.None && !IsThisMachine)
            return "Mail:Tls is None, so letters, with the links that people sign in by, would go over the network " +
                "for anybody to read. Leave Mail:Tls out.";
        if (DomainOfSender() is "localhost" && !IsThisMachine)
            return "Mail:From must say which address letters come from: the server would not take one of localhost.";
        return null;
    }

    string? DomainOfSender() =>
        MailboxAddress.TryParse(From, out var from) && from.Domain.Length > 0 ? from.Domain : null;

    MailEncryption? Stated() =>
        Enum.GetNames<MailEncryption>()
            .FirstOrDefault(n => n.Equals(Tls, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<MailEncryption>(name) : null;

    bool IsThisMachine =>
        Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}

/// <summary>How a mail server is spoken to.</summary>
enum MailEncryption
{
    /// <summary>In clear first, and TLS before anything is said; nothing without it.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Implicit,

    /// <summary>In clear: to a server on this machine only.</summary>
    None,
}
