namespace EnvoyRegistry.News;

/// <summary>Why a letter was not sent. Stored: the numbers stay.</summary>
enum MailFault
{
    NoConnection = 1,
    NotEncrypted = 2,
    CertificateNotTrusted = 3,
    LoginRefused = 4,
    SenderRefused = 5,
    RecipientRefused = 6,
    MessageRefused = 7,
    NotNow = 8,
    FolderNotWritable = 9,
}

/// <summary>
/// A letter was not sent. The message says what whoever runs the service should look at, in our own words: those of the
/// server may quote the address or the user.
/// </summary>
/// <param name="answer">The three digits that the server answered, where it did.</param>
sealed class UnsentException(MailFault fault, Exception? cause = null, int? answer = null)
    : Exception(answer is null ? Advice(fault) : $"{Advice(fault)} (it answered {answer})", cause)
{
    public MailFault Fault => fault;

    static string Advice(MailFault fault) => fault switch
    {
        MailFault.NoConnection => "the server cannot be reached, or broke off: see Mail:Host and Mail:Port",
        MailFault.NotEncrypted =>
            "the server does not offer the encryption that is asked for: see Mail:Port and Mail:Tls",
        MailFault.CertificateNotTrusted =>
            "the server's certificate is not trusted, or is another's: see Mail:Host, and who signed the certificate",
        MailFault.LoginRefused => "the server did not let us sign in: see Mail:User and Mail:Password",
        MailFault.SenderRefused => "the server does not take letters from Mail:From",
        MailFault.RecipientRefused => "the server does not take letters to this address",
        MailFault.MessageRefused => "the server does not take this letter",
        MailFault.NotNow => "the server asks to wait",
        _ => "the folder cannot be written to: see Mail:Folder",
    };
}
