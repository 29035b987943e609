namespace EnvoyRegistry.News;

/// <summary>The configuration section <c>Mail</c>.</summary>
sealed class MailSettings
{
    public const string Section = "Mail";

    /// <summary>The SMTP server; without one, letters are written to <see cref="Folder"/>.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>STARTTLS before anything is said. To be switched off only for a server on the same machine.</summary>
    public bool Tls { get; set; } = true;

    public string? User { get; set; }
    public string? Password { get; set; }

    /// <summary>The sender.</summary>
    public string From { get; set; } = "EnvoyRegistry <registry@localhost>";

    /// <summary>Who is written to when a person asks to be called; nobody, while it is not configured.</summary>
    public string? Office { get; set; }

    /// <summary>Where letters go while there is no server: by default <c>mail</c> beside the register.</summary>
    public string? Folder { get; set; }
}
