using EnvoyRegistry.News;

namespace EnvoyRegistry.Tests.News;

public sealed class MailSettingsTests
{
    const string From = "ARF register <register@example.org>";

    [Fact]
    public void Letters_go_to_files_without_a_setting() => new MailSettings().Fault().ShouldBeNull();

    [Theory]
    [InlineData("smtp.example.org", 587, null, "StartTls")]
    [InlineData("smtp.example.org", 25, "", "StartTls")]
    [InlineData("smtp.example.org", 465, null, "Implicit")]
    [InlineData("smtp.example.org", 465, "implicit", "Implicit")]
    [InlineData("smtp.example.org", 10465, "Implicit", "Implicit")]
    [InlineData("smtp.example.org", 10587, "StartTls", "StartTls")]
    [InlineData("127.0.0.1", 2525, "None", "None")]
    [InlineData("localhost", 2525, "None", "None")]
    public void A_server_is_spoken_to_in_cipher_or_on_this_machine(
        string host, int port, string? tls, string encryption)
    {
        Login(host, port, tls).Fault().ShouldBeNull();
        Login(host, port, tls).Encryption.ToString().ShouldBe(encryption);
    }

    [Theory]
    [InlineData("smtp.example.org", 587, "None", "Mail:Tls is None")]
    [InlineData("10.0.0.1", 587, "none", "Mail:Tls is None")]
    [InlineData("smtp.example.org", 465, "StartTls", "Mail:Port 465 speaks TLS from its first byte")]
    [InlineData("127.0.0.1", 465, "None", "Mail:Port 465 speaks TLS from its first byte")]
    [InlineData("smtp.example.org", 587, "Implicit", "Mail:Port 587 does not speak TLS from its first byte")]
    [InlineData("smtp.example.org", 25, "Implicit", "Mail:Port 25 does not speak TLS from its first byte")]
    [InlineData("smtp.example.org", 587, "true", "Mail:Tls must be StartTls, Implicit")]
    [InlineData("smtp.example.org", 587, "1", "Mail:Tls must be StartTls, Implicit")]
    [InlineData("smtp.example.org", 0, null, "Mail:Port must be")]
    [InlineData(" ", 587, null, "Mail:User is given without Mail:Host")]
    public void A_server_that_cannot_be_or_that_everybody_could_listen_to_is_refused(
        string host, int port, string? tls, string told) => Login(host, port, tls).Fault()!.ShouldStartWith(told);

    [Fact]
    public void Letters_go_out_in_cipher_without_a_login_too() =>
        new MailSettings { Host = "smtp.example.org", From = From, Tls = "None" }
            .Fault()!.ShouldStartWith("Mail:Tls is None");

    [Fact]
    public void What_goes_together_is_asked_for_together()
    {
        new MailSettings { Host = "smtp.example.org", From = From, User = "registry" }.Fault()!
            .ShouldStartWith("Mail:User has no Mail:Password");
        new MailSettings { Host = "smtp.example.org", From = From, Password = "secret" }.Fault()!
            .ShouldSatisfyAllConditions(
                told => told.ShouldStartWith("Mail:Password is given without Mail:User"),
                told => told.ShouldNotContain("secret"));
        new MailSettings { Host = "smtp.example.org", From = From, Folder = "mail" }.Fault()!
            .ShouldContain("Mail:Folder");
        new MailSettings { Host = "smtp.example.org" }.Fault()!.ShouldStartWith("Mail:From must say");
        new MailSettings { Tls = "StartTls" }.Fault()!.ShouldStartWith("Mail:Tls is given without Mail:Host");
        new MailSettings { From = "the register" }.Fault()!.ShouldStartWith("Mail:From must be an address");
        new MailSettings { From = "a@example.org, b@example.org" }.Fault()!
            .ShouldStartWith("Mail:From must be an address");
        new MailSettings { Office = "the office" }.Fault()!.ShouldStartWith("Mail:Office must be an address");
        new MailSettings { Office = "The office <office@example.org>" }.Fault()!
            .ShouldStartWith("Mail:Office must be an address");
    }

    static MailSettings Login(string host, int port, string? tls) =>
        new() { Host = host, Port = port, Tls = tls, User = "registry", Password = "secret", From = From };
}
