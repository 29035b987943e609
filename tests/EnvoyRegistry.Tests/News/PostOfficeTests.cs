using System.Net;
using System.Net.Sockets;
using System.Text;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.News;
using EnvoyRegistry.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.News;

public sealed class PostOfficeTests : IDisposable
{
    readonly TemporaryRegister _register = new();
    readonly FakeTimeProvider _clock = Clocks.At("2026-10-01T05:00:00Z");
    readonly CapturedLog _log = new();

    public void Dispose() => _register.Dispose();

    [Fact]
    public async Task Without_a_server_a_letter_becomes_a_file_beside_the_register_and_nothing_of_it_stays_in_it()
    {
        Post("aung@example.org", "Réunion", "The text.", "<p>The page.</p>");

        await Office(new MailSettings()).SendDueAsync(default);

        var file = Directory.GetFiles(Folder).ShouldHaveSingleItem();
        var letter = await File.ReadAllTextAsync(file);
        letter.ShouldContain("To: aung@example.org");
        letter.ShouldContain("Message-ID: <");
        var mail = Mail();
        mail.SentAt.ShouldBe(_clock.GetUtcNow().UtcDateTime);
        (mail.To, mail.Subject, mail.Text, mail.Html).ShouldBe((null, null, null, null));
        RegistryFile.Close(_register.Path);
        (await File.ReadAllTextAsync(_register.Path, Encoding.Latin1)).ShouldNotContain("aung@example.org");
    }

    [Fact]
    public async Task What_was_not_committed_is_not_sent()
    {
        using (var db = _register.Open())
        {
            using var transaction = await db.Database.BeginTransactionAsync();
            new Mailbox(_clock).Post(db, "aung@example.org", "S", "T");
            await db.SaveChangesAsync();
        }

        await Office(new MailSettings()).SendDueAsync(default);

        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Several_offices_send_a_letter_once()
    {
        for (var i = 0; i < 10; i++)
            Post($"a{i}@example.org", "S", "T");

        await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => Task.Run(() => Office(new MailSettings()).SendDueAsync(default))));

        Directory.GetFiles(Folder).Length.ShouldBe(10);
    }

    [Fact]
    public async Task A_letter_that_the_server_does_not_take_is_tried_again_later_and_then_given_up()
    {
        using var server = new Smtp("451 Later, aung@example.org");
        Post("aung@example.org", "Subject", "Body text");
        var office = Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = false });

        await office.SendDueAsync(default);
        Mail().DueAt.ShouldBe(_clock.GetUtcNow().UtcDateTime.AddMinutes(1));
        await office.SendDueAsync(default);
        server.Tries.ShouldBe(1);

        for (var tries = 2; tries <= 7; tries++)
        {
            _clock.AdjustTime(new DateTimeOffset(Mail().DueAt!.Value));
            await office.SendDueAsync(default);
            server.Tries.ShouldBe(tries);
        }

        var mail = Mail();
        (mail.SentAt, mail.DueAt, mail.To, mail.Text).ShouldBe((null, null, null, null));
        _log.Text.ShouldContain("given up");
        _log.Text.ShouldNotContain("example.org");
        _log.Text.ShouldNotContain("Body text");
    }

    [Fact]
    public async Task A_name_with_lines_adds_nothing_to_the_head_of_a_letter()
    {
        Post("aung@example.org", "Aung\r\nBcc: another@example.org asks to be called", "The text.");

        await Office(new MailSettings()).SendDueAsync(default);

        var letter = await File.ReadAllTextAsync(Directory.GetFiles(Folder).ShouldHaveSingleItem());
        letter.ShouldContain("Subject: Aung  Bcc: another@example.org asks to be called");
    }

    [Fact]
    public async Task Nothing_is_said_to_a_server_without_STARTTLS_unless_that_is_meant()
    {
        using var server = new Smtp("250 OK");
        Post("aung@example.org", "Subject", "Body text");

        await Office(new MailSettings { Host = "127.0.0.1", Port = server.Port }).SendDueAsync(default);

        server.Tries.ShouldBe(0);
        Mail().To.ShouldBe("aung@example.org");
        _log.Text.ShouldContain("does not offer STARTTLS: see Mail:Port and Mail:Tls; it is tried again");
    }

    [Fact]
    public async Task A_server_that_takes_it_is_given_it_once()
    {
        using var server = new Smtp("250 OK");
        Post("aung@example.org", "Subject", "Body text");
        var office = Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = false });

        await office.SendDueAsync(default);
        await office.SendDueAsync(default);

        server.Tries.ShouldBe(1);
        server.Received.ShouldContain("Body text");
        Mail().SentAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_pulled_back_is_not_sent_and_leaves_nothing_even_when_it_is_on_its_way()
    {
        Post("aung@example.org", "S", "T", about: 7);
        Post("other@example.org", "S", "T", about: 8);
        PullBack(7);

        using var server = new Smtp("250 OK", () => PullBack(8));
        await Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = false }).SendDueAsync(default);

        server.Tries.ShouldBe(1);
        using var db = _register.Open();
        db.Set<OutgoingMail>().Count().ShouldBe(0);
    }

    string Folder => Path.Combine(Path.GetDirectoryName(_register.Path)!, "mail");

    OutgoingMail Mail()
    {
        using var db = _register.Open();
        return db.Set<OutgoingMail>().AsNoTracking().Single();
    }

    void Post(string to, string subject, string text, string? html = null, long? about = null)
    {
        using var db = _register.Open();
        new Mailbox(_clock).Post(db, to, subject, text, html, about);
        db.SaveChanges();
    }

    void PullBack(long about)
    {
        using var db = _register.Open();
        Mailbox.PullBack(db, about);
        db.SaveChanges();
    }

    PostOffice Office(MailSettings settings)
    {
        var contexts = new PooledDbContextFactory<RegistryDb>(RegistryFile.Options(_register.Path));
        var registry = Options.Create(new RegistrySettings { Database = _register.Path });
        return new PostOffice(
            contexts,
            new SqliteDatabase(_register.Path, contexts, new RegisterViewers()),
            new MailCarrier(Options.Create(settings), registry),
            _clock,
            _log.For<PostOffice>());
    }

    /// <summary>As much of a server as a letter needs, which answers it in one way.</summary>
    sealed class Smtp : IDisposable
    {
        readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        readonly string _answer;
        readonly Action? _whileItTakes;

        public Smtp(string answer, Action? whileItTakes = null)
        {
            (_answer, _whileItTakes) = (answer, whileItTakes);
            _listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Tries { get; private set; }

        public string Received { get; private set; } = "";

        public void Dispose() => _listener.Dispose();

        async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                    await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
                    await writer.WriteLineAsync("220 ready");
                    while (await reader.ReadLineAsync() is { } line)
                    {
                        if (line == "DATA")
                        {
                            Tries++;
                            _whileItTakes?.Invoke();
                            await writer.WriteLineAsync("354 go on");
                            while (await reader.ReadLineAsync() is { } text && text != ".")
                                Received += text + "\n";
                            await writer.WriteLineAsync(_answer);
                        }
                        else
                            await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 OK");
                    }
                }
            }
            catch (Exception ended) when (ended is SocketException or IOException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
