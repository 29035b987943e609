using System.Text;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.News;
using EnvoyRegistry.Tests.Data;
using Microsoft.EntityFrameworkCore;
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
    public void What_waits_says_nothing_to_whoever_has_the_file_alone()
    {
        Post("aung@example.org", "Subject zq0123", "Open /sign-in/link_0123.", "<p>Open /sign-in/link_0123.</p>");

        RegistryFile.Close(_register.Path);
        var bytes = File.ReadAllText(_register.Path, Encoding.Latin1);
        bytes.ShouldNotContain("aung@example.org");
        bytes.ShouldNotContain("Subject zq0123");
        bytes.ShouldNotContain("link_0123");
        using var db = _register.Open();
        db.Opened().ShouldHaveSingleItem().Text.ShouldBe("Open /sign-in/link_0123.");
    }

    [Fact]
    public void What_waits_since_before_letters_were_sealed_is_sealed_by_the_start()
    {
        Post("aung@example.org", "S", "T");
        _register.Run("""UPDATE "OutgoingMail" SET "To" = 'mya@example.org', "Subject" = 'Old', "Text" = 'Clear'""");

        using var db = _register.Open();
        Letters.Mailbox(db, _clock).SealWaiting(db);

        Mail().Text.ShouldNotBe("Clear");
        db.Opened().Select(letter => (letter.To, letter.Subject, letter.Text))
            .ShouldBe([("mya@example.org", "Old", "Clear")]);
    }

    [Fact]
    public async Task A_letter_that_somebody_changed_in_the_register_is_not_sent()
    {
        Post("aung@example.org", "S", "T");
        Post("mya@example.org", "S", "T");
        _register.Run("""
            UPDATE "OutgoingMail" SET "To" = (SELECT "To" FROM "OutgoingMail" ORDER BY rowid LIMIT 1)
            """);

        await Office(new MailSettings()).SendDueAsync(default);

        Directory.GetFiles(Folder).Length.ShouldBe(1);
        _log.Text.ShouldContain("somebody changed it");
    }

    [Fact]
    public async Task What_was_not_committed_is_not_sent()
    {
        using (var db = _register.Open())
        {
            using var transaction = await db.Database.BeginTransactionAsync();
            Letters.Mailbox(db, _clock).Post(db, "aung@example.org", "S", "T");
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
        using var server = new FakeMailServer("451 Later, aung@example.org");
        Post("aung@example.org", "Subject", "Body text");
        var office = Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = "None" });

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

    [Theory]
    [InlineData("Body\r.\rMAIL FROM:<x@example.org>\n.\n\u2028.\u0085end", "Subject")]
    [InlineData("Body", "A name\u0000 with \u001b[31m signs nobody sees")]
    [InlineData("สวัสดี สมชาย: https://example.org/x", "สมชาย Nguyễn asks to be called")]
    public async Task What_people_write_stays_within_its_letter(string text, string subject)
    {
        using var server = new FakeMailServer("250 OK");
        Post("aung@example.org", subject, text);

        await Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = "None" }).SendDueAsync(default);

        server.Tries.ShouldBe(1);
        server.Received.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain(c => char.IsControl(c));
        server.Received.Split("\r\n").ShouldNotContain(".");
        server.Received.ShouldAllBe(c => char.IsAscii(c));
        Mail().SentAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData('b')]
    [InlineData('ข')]
    public async Task No_line_of_a_letter_is_longer_than_mail_has_them(char letter)
    {
        using var server = new FakeMailServer("250 OK");
        Post("aung@example.org", new string(letter, 3000), new string(letter, 3000));

        await Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = "None" }).SendDueAsync(default);

        server.Received.Split("\r\n").Max(line => line.Length).ShouldBeLessThanOrEqualTo(998);
        Mail().SentAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_link_is_not_broken_over_lines()
    {
        var link = $"https://register.example.org/sign-in/link_{new string('0', 64)}";
        using var server = new FakeMailServer("250 OK");
        Post("aung@example.org", "Subject", $"Open it:\n{link}\n");

        await Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = "None" }).SendDueAsync(default);

        server.Received.ShouldContain($"\r\n{link}\r\n");
    }

    [Theory]
    [InlineData("aung..thu@example.org", "\"aung..thu\"@example.org")]
    [InlineData(".zaleha@docomo.ne.jp", "\".zaleha\"@docomo.ne.jp")]
    [InlineData("zaleha.@ezweb.ne.jp", "\"zaleha.\"@ezweb.ne.jp")]
    [InlineData("a!#$%&'*+/=?^_`{|}~-b@x-y.example.org", "a!#$%&'*+/=?^_`{|}~-b@x-y.example.org")]
    [InlineData("aung.@example.org", "\"aung.\"@example.org")]
    [InlineData("o'aung+arf@example.org", "o'aung+arf@example.org")]
    public async Task Every_address_that_the_register_takes_can_be_written_to(string address, string sent)
    {
        Scalars.TryEmail(address, out _).ShouldBeTrue();
        using var server = new FakeMailServer("250 OK");
        Post(address, "Subject", "Body");

        await Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = "None" }).SendDueAsync(default);

        server.Received.ShouldContain($"To: {sent}\r\n");
    }

    [Theory]
    [InlineData("aung@example.org\r\nBcc: other@example.org")]
    [InlineData("aung@example.org, other@example.org")]
    [InlineData("Aung <aung@example.org>")]
    [InlineData("")]
    public async Task What_is_no_address_is_written_to_nobody(string address)
    {
        Scalars.TryEmail(address, out _).ShouldBeFalse();
        using var server = new FakeMailServer("250 OK");
        Post(address, "Subject", "Body");

        await Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = "None" }).SendDueAsync(default);

        server.Tries.ShouldBe(0);
        Mail().Fault.ShouldBe(MailFault.RecipientRefused);
    }

    [Theory]
    [InlineData("MAIL FROM", "550 Who is registry@localhost?", nameof(MailFault.SenderRefused))]
    [InlineData("MAIL FROM", "530 Sign in, aung@example.org", nameof(MailFault.LoginRefused))]
    [InlineData("RCPT TO", "550 No aung@example.org here", nameof(MailFault.RecipientRefused))]
    [InlineData("RCPT TO", "450 aung@example.org later", nameof(MailFault.NotNow))]
    [InlineData(".", "554 Not Body text", nameof(MailFault.MessageRefused))]
    [InlineData(".", "421 Closing", nameof(MailFault.NotNow))]
    public async Task Why_a_letter_was_not_taken_is_kept_and_told_without_whom_it_is_to(
        string line, string answer, string fault)
    {
        using var server = new FakeMailServer(answer, to: line);
        Post("aung@example.org", "Subject", "Body text");

        await Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = "None" }).SendDueAsync(default);

        Mail().Fault.ToString().ShouldBe(fault);
        _log.Text.ShouldContain($"(it answered {answer[..3]})");
        _log.Text.ShouldNotContain("example.org");
        _log.Text.ShouldNotContain("Body text");
    }

    [Fact]
    public async Task A_fault_is_forgotten_once_the_letter_is_taken()
    {
        var server = new FakeMailServer("250 OK");
        var office = Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = "None" });
        server.Dispose();
        Post("aung@example.org", "Subject", "Body text");
        await office.SendDueAsync(default);
        Mail().Fault.ShouldBe(MailFault.NoConnection);

        using var repaired = new FakeMailServer("250 OK");
        _clock.AdjustTime(new DateTimeOffset(Mail().DueAt!.Value));
        await Office(new MailSettings { Host = "127.0.0.1", Port = repaired.Port, Tls = "None" }).SendDueAsync(default);

        (Mail().Fault, Mail().SentAt).ShouldBe((null, _clock.GetUtcNow().UtcDateTime));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_told()
    {
        await File.WriteAllTextAsync(Folder, "a file of that name");
        Post("aung@example.org", "Subject", "Body text");

        await Office(new MailSettings()).SendDueAsync(default);

        Mail().Fault.ShouldBe(MailFault.FolderNotWritable);
        _log.Text.ShouldContain("see Mail:Folder");
    }

    [Fact]
    public async Task Nothing_is_said_to_a_server_without_STARTTLS_unless_that_is_meant()
    {
        using var server = new FakeMailServer("250 OK");
        Post("aung@example.org", "Subject", "Body text");

        await Office(new MailSettings { Host = "127.0.0.1", Port = server.Port }).SendDueAsync(default);

        server.Tries.ShouldBe(0);
        Waiting().To.ShouldBe("aung@example.org");
        _log.Text.ShouldContain(
            "does not offer the encryption that is asked for: see Mail:Port and Mail:Tls; it is tried again");
    }

    [Fact]
    public async Task A_server_that_takes_it_is_given_it_once()
    {
        using var server = new FakeMailServer("250 OK");
        Post("aung@example.org", "Subject", "Body text");
        var office = Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = "None" });

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

        using var server = new FakeMailServer("250 OK", () => PullBack(8));
        await Office(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = "None" }).SendDueAsync(default);

        server.Tries.ShouldBe(1);
        using var db = _register.Open();
        db.Set<OutgoingMail>().Count().ShouldBe(0);
    }

    string Folder => Path.Combine(Path.GetDirectoryName(_register.Path)!, "mail");

    LetterText Waiting()
    {
        using var db = _register.Open();
        return db.Opened().Single();
    }

    OutgoingMail Mail()
    {
        using var db = _register.Open();
        return db.Set<OutgoingMail>().AsNoTracking().Single();
    }

    void Post(string to, string subject, string text, string? html = null, long? about = null)
    {
        using var db = _register.Open();
        Letters.Mailbox(db, _clock).Post(db, to, subject, text, html, about);
        db.SaveChanges();
    }

    void PullBack(long about)
    {
        using var db = _register.Open();
        Mailbox.PullBack(db, about);
        db.SaveChanges();
    }

    PostOffice Office(MailSettings settings) => PostOffices.Open(_register, settings, _clock, _log);
}
