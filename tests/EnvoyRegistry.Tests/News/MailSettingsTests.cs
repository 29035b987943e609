using EnvoyRegistry.News;

namespace EnvoyRegistry.Tests.News;

public sealed class MailSettingsTests
{
    const string From = "ARF register <register@example.org>";

    [Fact]
    public void Letters_go_to_files_without_a_setting() => new MailSettings().Fault().ShouldBeNull();

    [Theory]
    [InlineData("smtp.example.org", 587, true)]
    [InlineData("smtp.example.org", 25, true)]
    [InlineData("127.0.0.1", 2525, false)]
    [InlineData("localhost", 2525, false)]
    public void A_server_with_a_login_is_spoken_to_in_cipher_or_on_this_machine(string host, int port, bool tls) =>
        Login(host, port, tls).Fault().ShouldBeNull();

    [Theory]
    [InlineData("smtp.example.org", 587, false, "Mail:Tls is false")]
    [InlineData("10.0.0.1", 587, false, "Mail:Tls is false")]
    [InlineData("smtp.example.org", 465, true, "Mail:Port 465 speaks TLS from its first byte")]
    [InlineData("smtp.example.org", 0, true, "Mail:Port must be")]
    [InlineData(" ", 587, true, "Mail:User is given without Mail:Host")]
    public void A_login_that_cannot_be_or_that_everybody_could_read_is_refused(
        string host, int port, bool tls, string told) => Login(host, port, tls).Fault()!.ShouldStartWith(told);

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
        new MailSettings { From = "the register" }.Fault()!.ShouldStartWith("Mail:From must be an address");
        new MailSettings { Office = "the office" }.Fault()!.ShouldStartWith("Mail:Office must be an address");
    }

    static MailSettings Login(string host, int port, bool tls) =>
        new() { Host = host, Port = port, Tls = tls, User = "registry", Password = "secret", From = From };
}
