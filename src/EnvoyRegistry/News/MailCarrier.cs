using System.Net.Sockets;
using EnvoyRegistry.Contract;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace EnvoyRegistry.News;

/// <summary>Takes letters to the SMTP server, or to a folder where there is none.</summary>
sealed class MailCarrier(IOptions<MailSettings> mail, IOptions<RegistrySettings> registry, TimeProvider time)
{
    // RFC 5321, 4.5.3.1.6: 1000 with the line end.
    const int LongestLine = 998;

    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    static readonly FormatOptions s_file = FileFormat();

    readonly MailSettings _mail = mail.Value;

    /// <summary>Where letters are written to; null where they are sent.</summary>
    public string? Folder => string.IsNullOrWhiteSpace(_mail.Host)
        ? _mail.Folder ?? Path.Combine(Path.GetDirectoryName(registry.Value.Database) ?? "", "mail")
        : null;

    /// <exception cref="UnsentException">It was not taken, and why.</exception>
    public async Task CarryAsync(LetterText letter, CancellationToken cancellation)
    {
        // Whoever posts looks that it is an address; so nothing else is ever taken for one.
        if (!Scalars.TryEmail(letter.To, out _))
            throw new UnsentException(MailFault.RecipientRefused);
        using var message = Message(letter);
        if (Folder is { } folder)
            await WriteAsync(message, Path.GetFullPath(folder), letter, cancellation);
        else
            await SendAsync(message, cancellation);
    }

    async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(s_patience, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        // Its lists of withdrawn certificates are not asked: a server on a network of its own could never be reached.
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        try
        {
            // there is no folder
            await TryAsync(client.ConnectAsync(_mail.Host!, _mail.Port, Encryption(), patience.Token),
                MailFault.NotEncrypted);
            if (_mail is { User: { Length: > 0 } user, Password: { } password })
                await TryAsync(client.AuthenticateAsync(user, password, patience.Token), MailFault.LoginRefused);
            await TryAsync(client.SendAsync(message, patience.Token), MailFault.MessageRefused);
        }
        catch (OperationCanceledException ended) when (!cancellation.IsCancellationRequested)
        {
            throw new UnsentException(MailFault.NoConnection, ended);
        }
        // It is taken: how the parting goes changes nothing.
        await client.DisconnectAsync(quit: true, patience.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <param name="unsupported">What it means that the server does not support it.</param>
    static async Task TryAsync(Task step, MailFault unsupported)
    {
        try
        {
            await step;
        }
        catch (SmtpCommandException told)
        {
            throw new UnsentException(OfAnswer(told), told, (int)told.StatusCode);
        }
        catch (SslHandshakeException fault)
        {
            throw new UnsentException(
                fault.ServerCertificate is null ? MailFault.NotEncrypted : MailFault.CertificateNotTrusted, fault);
        }
        catch (AuthenticationException fault)
        {
            throw new UnsentException(MailFault.LoginRefused, fault);
        }
        catch (ServiceNotAuthenticatedException fault)
        {
            throw new UnsentException(MailFault.LoginRefused, fault, (int)SmtpStatusCode.AuthenticationRequired);
        }
        catch (NotSupportedException fault)
        {
            throw new UnsentException(unsupported, fault);
        }
        catch (Exception fault) when (fault is SocketException or IOException or ProtocolException or TimeoutException)
        {
            throw new UnsentException(MailFault.NoConnection, fault);
        }
    }

    static MailFault OfAnswer(SmtpCommandException told) => told switch
    {
        { StatusCode: < SmtpStatusCode.CommandUnrecognized } => MailFault.NotNow,
        _ when IsOfTheLogin(told.StatusCode) => MailFault.LoginRefused,
        { ErrorCode: SmtpErrorCode.SenderNotAccepted } => MailFault.SenderRefused,
        { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => MailFault.RecipientRefused,
        { ErrorCode: SmtpErrorCode.MessageNotAccepted } => MailFault.MessageRefused,
        _ => MailFault.NoConnection,
    };

    static bool IsOfTheLogin(SmtpStatusCode status) => status is SmtpStatusCode.AuthenticationRequired
        or SmtpStatusCode.AuthenticationMechanismTooWeak or SmtpStatusCode.AuthenticationInvalidCredentials;

    SecureSocketOptions Encryption() => _mail.Encryption switch
    {
        MailEncryption.Implicit => SecureSocketOptions.SslOnConnect,
        MailEncryption.None => SecureSocketOptions.None,
        // And nothing without it.
        _ => SecureSocketOptions.StartTls,
    };

    static async Task WriteAsync(
        MimeMessage message, string folder, LetterText letter, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // As it stands where it can: a link in it is not broken over lines for whoever reads the file.
            message.Prepare(EncodingConstraint.EightBit, LongestLine);
            var file = Path.Combine(folder, $"{letter.Id:x}.eml");
            // Whole or not at all, for whoever watches the folder.
            await message.WriteToAsync(s_file, $"{file}.new", cancellation);
            File.Move($"{file}.new", file, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnsentException(MailFault.FolderNotWritable, fault);
        }
    }

    MimeMessage Message(LetterText letter)
    {
        var from = MailboxAddress.Parse(_mail.From);
        var message = new MimeMessage
        {
            Date = new DateTimeOffset(DateTime.SpecifyKind(letter.CreatedAt, DateTimeKind.Utc)),
            Subject = letter.Subject,
            // The same at each try, so that a letter which came through although the server failed to say so is known
            // again.
            MessageId = $"{letter.Id:x}@{from.Domain}",
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(null, Sendable(letter.To)));
        // No answer by machines to a machine.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var text = Part(TextFormat.Plain, letter.Text);
        message.Body = letter.Html is { } html
            ? new MultipartAlternative(text, Part(TextFormat.Html, html))
            : text;
        return message;
    }

    /// <summary>
    /// Some old mailboxes have dots where only a quoted name may have them (RFC 5321, 4.1.2): <c>a..b@example.org</c>.
    /// </summary>
    static string Sendable(string address)
    {
        var at = address.LastIndexOf('@');
        var name = address.AsSpan(0, Math.Max(at, 0));
        return name.StartsWith('.') || name.EndsWith('.') || name.Contains("..", StringComparison.Ordinal)
            ? $"\"{name}\"{address.AsSpan(at)}"
            : address;
    }

    /// <summary>No line end but those that mail knows: a lone one is read as an end by some servers only.</summary>
    static TextPart Part(TextFormat format, string text) => new(format) { Text = text.ReplaceLineEndings("\r\n") };

    static FormatOptions FileFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
