using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.News;
using EnvoyRegistry.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests.News;

/// <summary>
/// The started service with a mail server that others wrote, npm's <c>smtp-server</c>, which takes letters in cipher
/// and after a login only.
/// </summary>
public sealed class MailServerTests(MailServerTests.Running running)
    : IClassFixture<MailServerTests.Running>, IDisposable
{
    const string Password = "correct horse battery staple";
    const string Reader = "aung@example.org";

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("envoy-mail-");

    string Register => Path.Combine(_directory.FullName, "registry.db");

    string Certificate => Path.Combine(_directory.FullName, "certificate.pem");

    public void Dispose() => _directory.Delete(recursive: true);

    [SkippableTheory]
    [InlineData("StartTls")]
    [InlineData("Implicit")]
    public async Task A_letter_goes_out_encrypted_and_after_a_login(string tls)
    {
        using var server = await ServerAsync(tls);
        using var program = await ProgramAsync(server, ("SSL_CERT_FILE", Certificate), ("Mail__Tls", tls));

        Post();

        var login = await SaidAsync(server);
        (login.GetProperty("login").GetBoolean(), login.GetProperty("secure").GetBoolean()).ShouldBe((true, true));
        var letter = await SaidAsync(server);
        letter.GetProperty("secure").GetBoolean().ShouldBeTrue();
        letter.GetProperty("sender").GetString().ShouldBe("registry");
        letter.GetProperty("to").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe(Reader);
        letter.GetProperty("letter").GetString()!.ShouldContain("From: ARF register <registry@example.org>");
    }

    [SkippableFact]
    public async Task A_password_that_is_wrong_leaves_the_letter_waiting_and_tells_what_to_look_at()
    {
        using var server = await ServerAsync();
        using var program = await ProgramAsync(
            server, ("SSL_CERT_FILE", Certificate), ("Mail__Password", "not the password"));

        Post();
        (await SaidAsync(server)).GetProperty("login").GetBoolean().ShouldBeFalse();

        await ToldAsync(program, "Mail:User and Mail:Password");
        program.Output.ShouldNotContain("not the password");
    }

    [SkippableTheory]
    [InlineData("StartTls")]
    [InlineData("Implicit")]
    public async Task A_certificate_that_nobody_vouches_for_is_told_no_secret(string tls)
    {
        using var server = await ServerAsync(tls);
        using var program = await ProgramAsync(server, ("Mail__Tls", tls));

        Post();

        await ToldAsync(program, "certificate");
    }

    [SkippableTheory]
    [InlineData("StartTls", "Implicit")]
    [InlineData("Implicit", "StartTls")]
    public async Task A_server_that_speaks_otherwise_is_not_spoken_to_in_clear(string server, string tls)
    {
        using var started = await ServerAsync(server);
        using var program = await ProgramAsync(
            started, ("SSL_CERT_FILE", Certificate), ("Mail__Tls", tls));

        Post();

        await ToldAsync(program, "Mail:Port");
    }

    [SkippableTheory]
    [InlineData("nobody@example.org", "Subject", "does not take letters to this address (it answered 550)")]
    [InlineData(Reader, "Refused", "does not take this letter (it answered 554)")]
    public async Task What_the_server_refuses_is_told_apart(string to, string subject, string told)
    {
        using var server = await ServerAsync();
        using var program = await ProgramAsync(server, ("SSL_CERT_FILE", Certificate));

        Post(to, subject);

        await ToldAsync(program, told, to);
    }

    [SkippableFact]
    public async Task A_server_that_is_not_there_leaves_the_letter_waiting()
    {
        var server = await ServerAsync();
        using var program = await ProgramAsync(server, ("SSL_CERT_FILE", Certificate));
        server.Dispose();

        Post();

        await ToldAsync(program, "Mail:Host and Mail:Port");
    }

    /// <summary>
    /// The log says it, in words without the address; the letter is still there, and will be tried again.
    /// </summary>
    async Task ToldAsync(StartedProgram program, string what, string to = Reader)
    {
        var told = await program.LineAsync("was not sent");
        told.ShouldContain(what);
        program.Output.ShouldNotContain(to);
        await program.LineAsync("it is tried again");
        using var db = RegistryFile.Open(Register);
        var letter = db.Set<OutgoingMail>().AsNoTracking().Single();
        (letter.To, letter.SentAt).ShouldBe((to, null));
        letter.DueAt.ShouldNotBeNull();
    }

    void Post(string to = Reader, string subject = "Subject")
    {
        using var db = RegistryFile.Open(Register);
        new Mailbox(TimeProvider.System).Post(db, to, subject, "Body text");
        db.SaveChanges();
    }

    async Task<NodeServer> ServerAsync(string tls = "StartTls")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(Certificate, certificate.ExportCertificatePem());
        var keyFile = Path.Combine(_directory.FullName, "key.pem");
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        return await running.Scripts.StartAsync("mail-server", tls, Certificate, keyFile, "registry", Password);
    }

    async Task<StartedProgram> ProgramAsync(NodeServer server, params (string Name, string Value)[] environment)
    {
        await File.WriteAllBytesAsync(Register, FirstStart.ReferenceData);
        var program = new StartedProgram(_directory.FullName,
            ["--urls", "http://127.0.0.1:0", "--Registry:Database", Register, "--Mail:Host", "127.0.0.1",
                "--Mail:Port", server.Place, "--Mail:User", "registry",
                "--Mail:From", "ARF register <registry@example.org>"],
            [("Mail__Password", Password), .. environment]);
        await program.GreetingAsync();
        return program;
    }

    static async Task<JsonElement> SaidAsync(NodeServer server) =>
        JsonDocument.Parse(await server.LineAsync()).RootElement;

    public sealed class Running(IMessageSink console)
    {
        public NodeScripts Scripts { get; } = new(console);
    }
}
