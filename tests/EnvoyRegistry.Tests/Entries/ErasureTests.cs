using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Entries;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.News;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Tests.Papers;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Entries;

/// <summary>What is on the disk, byte by byte, while the service runs on.</summary>
public sealed class ErasureTests : EntryTests
{
    /// <summary>Each stands in one field, and in no other word of the register.</summary>
    static readonly string[] s_marks =
    [
        "zqfirstbiography", "zqsecondbiography", "zqmailbox", "zqphone", "zqstreet", "zqassistant", "zqhelper",
        "zqoffice",
        "zqevidence", "zqcousin", "zqparty", "zqlabel", "zqtitle", "zqpaper", "zqreason",
    ];

    // These were never in clear on the disk.
    static readonly string[] s_sealed =
    [
        "zqmailbox", "zqphone", "zqstreet", "zqassistant", "zqhelper", "zqcousin", "zqparty", "zqtitle", "zqpaper",
    ];

    [Fact]
    public async Task Nothing_a_person_stated_is_left_in_any_file_once_she_left()
    {
        await StateEverythingAsync();
        Found().ShouldBe(s_marks.Except(s_sealed).Except(["zqreason"]), ignoreOrder: true);
        Attachments().ShouldHaveSingleItem();

        Changed(await ChangeAsync(Self, "leaveRegister", new { confirm = true }));

        Found().ShouldBeEmpty();
        Attachments().ShouldBeEmpty();
        Read(db => db.Set<OutgoingMail>().ToList()).ShouldBeEmpty();
        Read(db => db.Set<IdempotentRequest>().Count()).ShouldBe(0);
        Read(db => db.Set<AccessToken>().Count(t => t.PersonId == Key(Eep))).ShouldBe(0);
    }

    [Fact]
    public async Task Why_she_withdrew_once_goes_too()
    {
        var candidate = AddCandidate();
        var consented = await ConsentedAsync("TH", candidate);
        await DoAsync(Member(candidate), "withdrawNomination", new
        {
            what = new { nomination = consented.Id },
            expectedVersion = consented.Version,
            reason = "For zqreason.",
        });
        Found().ShouldBe(["zqreason"]);

        Changed(await ChangeAsync(Member(candidate), "leaveRegister", new { confirm = true }, person: candidate));

        Found().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_reader_held_up_is_cleared_by_the_daily_round()
    {
        await ChangeAsync(Self, "updateProfile", new { biography = "zqfirstbiography" });
        using (var db = Registry.Register.Open())
        using (db.ReadAtOneMoment())
        {
            db.Set<OutgoingMail>().Count().ShouldBe(0);
            Changed(await ChangeAsync(Self, "leaveRegister", new { confirm = true }));
            Found().ShouldBe(["zqfirstbiography"]);
        }

        await Registry.Services.GetServices<IDailyRound>().Single(round => round is Erasure).PostAsync(default);

        Found().ShouldBeEmpty();
    }

    [Fact]
    public async Task Others_are_still_found_by_their_words()
    {
        var other = AddCandidate();
        await ChangeAsync(Member(other), "updateProfile", new { biography = "Zqother words" }, person: other);
        await ChangeAsync(Self, "updateProfile", new { biography = "Zqother words" });

        Changed(await ChangeAsync(Self, "leaveRegister", new { confirm = true }));

        var found = await Registry.DataAsync(Chair, """{ people(search: "zqother") { nodes { id } } }""");
        found.GetProperty("people").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString())
            .ShouldBe([other]);
    }

    /// <summary>By what mappings say, so that a column of tomorrow is looked for as well.</summary>
    [Fact]
    public async Task What_does_not_stay_by_its_mark_is_in_no_file()
    {
        await StateEverythingAsync();
        AddSeat();
        await NominateAsync();
        Remind();
        var marks = MarkEveryText();
        marks.Count.ShouldBeGreaterThan(20);
        Found(marks.Keys).ShouldBe(marks.Keys, ignoreOrder: true);

        Changed(await ChangeAsync(Self, "leaveRegister", new { confirm = true }));

        var stays = marks.Where(m => m.Value is Leaving.Kept).Select(m => m.Key).ToList();
        stays.ShouldContain("zqPersonFullName");
        Found(marks.Keys).ShouldBe(stays, ignoreOrder: true);
        Read(db => db.Set<Reminder>().Count()).ShouldBe(0);
        Read(db => db.Set<NominationConsent>().Single(c => c.State == ConsentState.Withdrawn).WillingToServe)
            .ShouldBeNull();
    }

    /// <summary>Writes its name into each column of text that is hers, past everything that has a meaning.</summary>
    /// <returns>The names, and what is to become of each when she leaves.</returns>
    Dictionary<string, Leaving> MarkEveryText()
    {
        using var db = Registry.Register.Open();
        var marks = new Dictionary<string, Leaving>();
        foreach (var entity in db.Model.PersonalEntities().Where(e => e.GetTableName() is not null))
        {
            // Entries of the audit stay as they were written, and so does the key that opens the rest.
            if (entity.ClrType.Namespace == typeof(AuditEntry).Namespace || entity.ClrType == typeof(PersonKey))
                continue;
            foreach (var row in db.RowsOfAsync(entity, Key(Eep), default).Result.Take(1).Select(db.Entry))
            {
                foreach (var column in entity.GetProperties().Where(c => !c.IsPrimaryKey() && c.SealedFor() is null
                    && c.OnLeaving() is not Leaving.Remade))
                {
                    var mark = $"zq{entity.ShortName()}{column.Name}";
                    if (column.ClrType == typeof(string))
                        row.Property(column).CurrentValue = mark;
                    else if (column.IsPrimitiveCollection)
                        row.Property(column).CurrentValue = new List<string> { mark };
                    else
                        continue;
                    marks.Add(mark, column.OnLeaving()!.Value);
                }
            }
        }
        db.SaveChanges();
        return marks;
    }

    void AddSeat()
    {
        using var db = Registry.Register.Open();
        var member = new GroupingMember
        {
            Id = EntityId.New(),
            Seat = GroupingSeat.Expert,
            PersonId = Key(Eep),
            SeatedOn = new DateOnly(2026, 9, 1),
            Answer = SeatAnswer.Yes,
        };
        db.Add(new Grouping
        {
            Id = EntityId.New(),
            Kind = GroupingKind.ExpertTeam,
            Status = GroupingStatus.Active,
            Name = "A team",
            Task = "A task.",
            From = member.SeatedOn,
            Members = [member],
        });
        db.SaveChanges();
    }

    /// <summary>Another's nomination becomes hers, and its steps can be written.</summary>
    async Task NominateAsync()
    {
        var nomination = Key((await ConsentedAsync("TH", AddCandidate("Of the nomination"))).Id);
        using var db = Registry.Register.Open();
        db.Database.ExecuteSql(
            $"""UPDATE "Nomination" SET "NomineeId" = {Key(Eep)}, "PersonId" = {Key(Eep)} WHERE "Id" = {nomination}""");
        db.Database.ExecuteSql(
            $"""UPDATE "NominationConsent" SET "WillingToServe" = 1 WHERE "NominationId" = {nomination}""");
        db.Database.ExecuteSqlRaw("""DROP TRIGGER "TR_NominationStep_Update_Fixed" """);
    }

    void Remind()
    {
        using var db = Registry.Register.Open();
        db.Add(new Reminder
        {
            Kind = ReminderKind.ConfirmationDue,
            Recipient = ReminderRecipient.Person,
            SubjectId = Key(Eep),
            Occasion = new DateOnly(2026, 9, 1),
            SentAt = new DateTime(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc),
        });
        db.SaveChanges();
    }

    async Task StateEverythingAsync()
    {
        Changed(await ChangeAsync(Self, "updateProfile", new
        {
            biography = "Wrote zqfirstbiography.",
            formerOffices = new[] { new { kind = "ENVOY", title = "Envoy to zqoffice" } },
            contact = new
            {
                email = "zqmailbox@example.org",
                phones = new[] { "+66 2 zqphone" },
                postalAddress = "1 zqstreet",
                assistant = new { name = "zqassistant", email = "zqhelper@example.org" },
            },
        }));
        Changed(await ChangeAsync(Self, "setVisibility", new
        {
            fields = new[] { new { field = "BIOGRAPHY", openTo = "SIGNED_IN" } },
        }));
        Changed(await ChangeAsync(Self, "updateProfile", new { biography = "Wrote zqsecondbiography." }));
        Changed(await ChangeAsync(Self, "setExpertise", new
        {
            expertise = new[] { new { tag = "MED-PROCESS", level = "LED", evidence = "Led zqevidence." } },
        }));
        Changed(await ChangeAsync(
            Self, "declareConflictOfInterest", new { kind = "FAMILY", party = "zqparty", text = "A zqcousin." }));
        await Registry.DataAsync(Self, $$"""
            mutation {
              setAvailability(input: {
                person: "{{Eep}}",
                expectedVersion: 1,
                periods: [{ from: "2026-11-01", until: "2026-11-30", status: AVAILABLE }]
              }) { errors { message } }
            }
            """);
        await MakeTokenAsync();
        // A letter to her waits.
        await Registry.DataAsync(
            Unit, $$"""mutation { askAvailability(input: { persons: ["{{Eep}}"] }) { errors { message } } }""");
        await UploadAsync();
    }

    async Task MakeTokenAsync()
    {
        var query = $$"""
            mutation { createAccessToken(input: { role: MEMBER, person: "{{Eep}}", label: "My zqlabel" }) { secret } }
            """;
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/graphql")
        { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("Idempotency-Key", "k1");
        (await SendAsync(request)).ShouldContain("secret");
    }

    async Task UploadAsync()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("zqtitle"), "title" },
            { new ByteArrayContent(PapersRegistry.Pdf("zqpaper")), "file", "cv.pdf" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/people/{Eep}/attachments") { Content = form };
        await SendAsync(request);
    }

    async Task<string> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Registry.Token(Self));
        using var client = Registry.CreateClient();
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(answer);
        return answer;
    }

    IEnumerable<string> Found() => Found(s_marks);

    IEnumerable<string> Found(IEnumerable<string> marks)
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(Registry.Register.Path)!, "*", SearchOption.AllDirectories)
            .Select(ReadShared).ToList();
        return marks.Where(mark => files.Exists(file => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(mark)) >= 0));
    }

    string[] Attachments() => Directory.GetFiles($"{Registry.Register.Path}.attachments");

    // As somebody who copies the disk, past the locks. That of the one service lets nobody open it, and is empty.
    static byte[] ReadShared(string path)
    {
        if (new FileInfo(path).Length == 0)
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
