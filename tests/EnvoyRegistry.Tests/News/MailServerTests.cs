using System.Text.Json;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.News;
using EnvoyRegistry.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.News;

/// <summary>
/// Letters to a mail server that others wrote, npm's <c>smtp-server</c>, which takes them in cipher and after a login
/// only. The started service trusts its certificate; where that does not matter, a post office of this process does.
/// </summary>
public sealed class MailServerTests(MailServers servers) : IClassFixture<MailServers>
{
    const string Reader = "aung@example.org";

    [SkippableTheory]
    [InlineData("StartTls")]
    [InlineData("Implicit")]
    public async Task A_letter_goes_out_encrypted_and_after_a_login(string tls)
    {
        var service = await servers.ServiceAsync(tls);

        service.Post(Reader, "Subject");

        var letter = await LetterAsync(service.Server);
        letter.GetProperty("secure").GetBoolean().ShouldBeTrue();
        letter.GetProperty("sender").GetString().ShouldBe("registry");
        letter.GetProperty("to").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe(Reader);
        letter.GetProperty("letter").GetString()!.ShouldContain("From: ARF register <registry@example.org>");
    }

    [SkippableTheory]
    [InlineData("nobody@example.org", "Subject", "does not take letters to this address (it answered 550)")]
    [InlineData(Reader, "Refused", "does not take this letter (it answered 554)")]
    public async Task What_the_server_refuses_is_told_apart(string to, string subject, string told)
    {
        var service = await servers.ServiceAsync("StartTls");

        service.Post(to, subject);

        await ToldAsync(service, told, to, subject);
    }

    [SkippableFact]
    public async Task A_password_that_is_wrong_leaves_the_letter_waiting_and_tells_what_to_look_at()
    {
        using var service = await servers.StartAsync("StartTls", "not the password");

        service.Post(Reader, "Subject");

        (await SaidAsync(service.Server)).TryGetProperty("connection", out _).ShouldBeTrue();
        (await SaidAsync(service.Server)).GetProperty("login").GetBoolean().ShouldBeFalse();
        await ToldAsync(service, "Mail:User and Mail:Password", Reader, "Subject");
        service.Program.Output.ShouldNotContain("not the password");
    }

    [SkippableTheory]
    [InlineData("StartTls")]
    [InlineData("Implicit")]
    public async Task A_certificate_that_nobody_vouches_for_is_told_no_secret(string tls) =>
        await WaitsAsync(await servers.ServerAsync(tls), tls, "certificate");

    [SkippableTheory]
    [InlineData("StartTls", "Implicit")]
    [InlineData("Implicit", "StartTls")]
    public async Task A_server_that_speaks_otherwise_is_not_spoken_to_in_clear(string server, string tls)
    {
        using var started = await servers.NewServerAsync(server);

        await WaitsAsync(started, tls, "Mail:Port", patience: async clock =>
        {
            // Each waits for the other to begin, until the office has waited enough.
            (await SaidAsync(started)).TryGetProperty("connection", out _).ShouldBeTrue();
            clock.Advance(TimeSpan.FromSeconds(30));
        });
    }

    [SkippableFact]
    public async Task A_server_that_is_not_there_leaves_the_letter_waiting()
    {
        var server = await servers.NewServerAsync("StartTls");
        server.Dispose();

        await WaitsAsync(server, "StartTls", "Mail:Host and Mail:Port");
    }

    /// <summary>A post office of this process cannot send its letter, and tells what to look at.</summary>
    /// <param name="patience">What makes it give up, unless it does of itself.</param>
    static async Task WaitsAsync(
        NodeServer server, string tls, string advice, Func<FakeTimeProvider, Task>? patience = null)
    {
        using var register = new TemporaryRegister();
        var clock = Clocks.At("2026-10-01T05:00:00Z");
        var log = new CapturedLog();
        var office = PostOffices.Open(register, MailServers.Settings(server, tls), clock, log);
        Post(register.Path, Reader, "Subject", clock);

        await Task.WhenAll(office.SendDueAsync(default), patience?.Invoke(clock) ?? Task.CompletedTask);

        IsTold(log.Text, advice, Reader);
        IsWaiting(register.Path, Reader, "Subject");
    }

    static async Task ToldAsync(MailServers.Service service, string advice, string to, string subject)
    {
        await service.Program.LineAsync(advice);
        IsTold(service.Program.Output, advice, to);
        IsWaiting(service.Register, to, subject);
    }

    /// <summary>The log says it, in words without the address.</summary>
    static void IsTold(string log, string advice, string to)
    {
        var told = log.Split('\n').Single(line => line.Contains(advice, StringComparison.Ordinal));
        told.ShouldContain("was not sent");
        told.ShouldContain("it is tried again");
        log.ShouldNotContain(to);
    }

    /// <summary>The letter is still there, and will be tried again.</summary>
    static void IsWaiting(string register, string to, string subject)
    {
        using var db = RegistryFile.Open(register);
        var id = db.Opened().Single(m => m.To == to && m.Subject == subject).Id;
        var letter = db.Set<OutgoingMail>().AsNoTracking().Single(m => m.Id == id);
        letter.SentAt.ShouldBeNull();
        letter.DueAt.ShouldNotBeNull();
    }

    internal static void Post(string register, string to, string subject, TimeProvider clock)
    {
        using var db = RegistryFile.Open(register);
        Letters.Mailbox(db, clock).Post(db, to, subject, "Body text");
        db.SaveChanges();
    }

    /// <summary>The next letter that the server took; every login before it was good, and in cipher.</summary>
    static async Task<JsonElement> LetterAsync(NodeServer server)
    {
        for (var logins = 0; ;)
        {
            var said = await SaidAsync(server);
            if (said.TryGetProperty("login", out var login))
            {
                (login.GetBoolean(), said.GetProperty("secure").GetBoolean()).ShouldBe((true, true));
                logins++;
            }
            else if (said.TryGetProperty("letter", out _))
            {
                logins.ShouldBeGreaterThan(0);
                return said;
            }
        }
    }

    static async Task<JsonElement> SaidAsync(NodeServer server) =>
        JsonDocument.Parse(await server.LineAsync()).RootElement;
}
