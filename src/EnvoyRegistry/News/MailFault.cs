using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace EnvoyRegistry.News;

/// <summary>
/// What whoever runs the service should look at when a letter was not sent: in our own words, as those of the server may
/// quote the address or the user.
/// </summary>
static class MailFault
{
    const int AuthenticationTooWeak = 534;
    const int AuthenticationFailed = 535;

    public static string Advice(Exception fault) => fault switch
    {
        _ when Cause<AuthenticationException>(fault) =>
            "the server's certificate is not trusted, or is another's: see Mail:Host, and who signed the certificate",
        _ when Cause<SocketException>(fault) => "the server cannot be reached: see Mail:Host and Mail:Port",
        OperationCanceledException => "the server did not answer in time: see Mail:Host and Mail:Port",
        SmtpException { StatusCode: var status } when IsOfTheLogin(status) =>
            "the server did not let us sign in: see Mail:User and Mail:Password, and that Mail:Tls is true",
        SmtpException { StatusCode: var status } when IsOfTheAddress(status) =>
            "the server does not take letters from Mail:From, or to this address",
        SmtpException { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: null } =>
            "the server does not offer STARTTLS: see Mail:Port and Mail:Tls",
        SmtpException told => $"the server answered {(int)told.StatusCode}",
        IOException or UnauthorizedAccessException => "the folder cannot be written to: see Mail:Folder",
        _ => "its address or text is none that can be sent",
    };

    // .NET names 530 after one of its two meanings; servers say it to whoever has not signed in as well.
    static bool IsOfTheLogin(SmtpStatusCode status) => status is SmtpStatusCode.MustIssueStartTlsFirst
        or SmtpStatusCode.ClientNotPermitted
        or (SmtpStatusCode)AuthenticationTooWeak or (SmtpStatusCode)AuthenticationFailed;

    static bool IsOfTheAddress(SmtpStatusCode status) => status is SmtpStatusCode.MailboxUnavailable
        or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalWillForward;

    static bool Cause<TFault>(Exception fault) =>
        fault is TFault || (fault.InnerException is { } inner && Cause<TFault>(inner));
}
