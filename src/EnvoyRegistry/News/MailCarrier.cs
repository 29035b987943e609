using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using EnvoyRegistry.Contract;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.News;

/// <summary>Takes letters to the SMTP server, or to a folder where there is none.</summary>
sealed class MailCarrier(IOptions<MailSettings> mail, IOptions<RegistrySettings> registry)
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Where letters are written to; null where they are sent.</summary>
    public string? Folder => string.IsNullOrWhiteSpace(mail.Value.Host)
        ? mail.Value.Folder ?? Path.Combine(Path.GetDirectoryName(registry.Value.Database) ?? "", "mail")
        : null;

    /// <exception cref="SmtpException">The server did not take it.</exception>
    public async Task CarryAsync(OutgoingMail letter, CancellationToken cancellation)
    {
        using var message = Message(letter);
        using var client = Client();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(s_patience);
        await client.SendMailAsync(message, patience.Token);
    }

    SmtpClient Client()
    {
        if (Folder is { } folder)
        {
            var whole = Path.GetFullPath(folder);
            Directory.CreateDirectory(whole);
            return new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = whole,
            };
        }
        return new SmtpClient(mail.Value.Host, mail.Value.Port)
        {
            EnableSsl = mail.Value.Tls,
            Credentials = mail.Value.User is { Length: > 0 } user
                ? new NetworkCredential(user, mail.Value.Password) : null,
        };
    }

    MailMessage Message(OutgoingMail letter)
    {
        var message = new MailMessage(new MailAddress(mail.Value.From), new MailAddress(letter.To!))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Text,
            BodyEncoding = Encoding.UTF8,
            // As it stands where it can: a link in it is not broken over lines for whoever reads the file.
            BodyTransferEncoding = Ascii.IsValid(letter.Text) ? TransferEncoding.SevenBit : TransferEncoding.QuotedPrintable,
        };
        // The same at each try, so that a letter which came through although the server failed to say so is known again.
        message.Headers.Add("Message-ID", $"<{letter.Id:x}@{message.From!.Host}>");
        // No answer by machines to a machine.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Html is { } html)
            message.AlternateViews.Add(
                AlternateView.CreateAlternateViewFromString(html, Encoding.UTF8, MediaTypeNames.Text.Html));
        return message;
    }
}
