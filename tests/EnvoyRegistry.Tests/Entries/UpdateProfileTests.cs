using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Tests.Commands;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Entries;

public sealed class UpdateProfileTests : EntryTests
{
    const string Everything = """
        title fullName nativeName gender yearsOfExperience biography countriesKnown timeZone
        formerOffices { kind title } longestEngagementDays willingToServe version
        """;

    const string Contact = "contact { email phones postalAddress assistant { name email phone } }";

    [Fact]
    public async Task Whatever_was_cleared_the_entry_is_exported_and_read_again()
    {
        var candidate = AddCandidate("Cleared Example");
        var self = Member(candidate);
        using (var db = Registry.Register.Open())
        {
            foreach (var person in db.Set<Person>().Where(p => p.Kind != PersonKind.Historical))
            {
                var consent = new EntryConsent { PersonId = person.Id };
                consent.Grant(ConsentChannel.SignedIn, 2, Registry.Now);
                db.Add(consent);
            }
            db.SaveChanges();
        }
        object?[] nothing = [];
        foreach (var (mutation, input) in ((string, object)[])
        [
            ("updateProfile", new
            {
                title = (string?)null, nativeName = (string?)null, gender = (string?)null,
                yearsOfExperience = (int?)null, biography = (string?)null, countriesKnown = nothing,
                timeZone = (string?)null, formerOffices = nothing, longestEngagementDays = (int?)null,
                contact = (object?)null,
            }),
            ("setLanguages", new { languages = nothing }),
            ("setExpertise", new { expertise = nothing }),
        ])
            (await ChangeAsync(self, mutation, input, person: candidate)).Errors.ShouldBeEmpty(mutation);

        using var desk = new ImportDesk(Registry.Register);
        desk.Export("people.csv", "windows.csv");
        var counts = desk.ImportFiles("people.csv", "windows.csv");
        desk.Faults.ShouldBeEmpty();
        counts!.Value.Changed.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_keeps_a_copy_finds_what_was_changed_since()
    {
        async Task<List<string>> ChangedAsync(string instant) =>
        [
            .. (await Registry.DataAsync(
                Unit, "query($at: DateTimeRange!) { people(where: { updatedAt: $at }) { nodes { id } } }",
                new { at = new { from = instant, until = instant } })).GetProperty("people").Items()
                .Select(p => p.GetProperty("id").GetString()!),
        ];
        Registry.Time.MoveTo("2026-10-02T05:00:00Z");

        (await ChangedAsync("2026-10-02T05:00:00Z")).ShouldBeEmpty();
        Changed(await ChangeAsync(Self, "updateProfile", new { title = "H.E." }, "updatedAt")).GetRawText()
            .ShouldBe("""{"updatedAt":"2026-10-02T05:00:00Z"}""");
        (await ChangedAsync("2026-10-02T05:00:00Z")).ShouldBe([Eep]);
    }

    [Fact]
    public async Task A_person_states_everything_at_once()
    {
        var person = Changed(await ChangeAsync(Self, "updateProfile", new
        {
            title = "Dr",
            fullName = " Ampai Suk ",
            nativeName = "อำไพ",
            gender = "WOMAN",
            yearsOfExperience = 41,
            biography = "Forty years of quiet talks.",
            countriesKnown = new[] { "MM", "LA" },
            timeZone = "Asia/Bangkok",
            formerOffices = new[] { new { kind = "AMBASSADOR", title = "Ambassador to Mongolia" },
                new { kind = "ACADEMIC", title = "Reader" } },
            longestEngagementDays = 90,
            willingToServe = false,
        }, Everything));

        person.GetRawText()
            .ShouldBe(
                """{"title":"Dr","fullName":"Ampai Suk","nativeName":"อำไพ","gender":"WOMAN","yearsOfExperience":""" +
                """41,"biography":"Forty years of quiet talks.","countriesKnown":""" +
                """["MM","LA"],"timeZone":"Asia/Bangkok","formerOffices":[{"kind":"AMBASSADOR","title":"Ambassador """ +
                """to Mongolia"},{"kind":"ACADEMIC","title":"Reader"}],"longestEngagementDays":90,"willingToServe":""" +
                """false,"version":2}""");
    }

    [Fact]
    public async Task What_is_left_out_stays_and_null_clears()
    {
        await ChangeAsync(Self, "updateProfile", new
        {
            title = "Dr",
            gender = "MAN",
            longestEngagementDays = 30,
            countriesKnown = new[] { "MM" },
            formerOffices = new[] { new { kind = "ENVOY", title = "One" }, new { kind = "ENVOY", title = "Two" } },
        });

        var person = Changed(await ChangeAsync(Self, "updateProfile", new
        {
            gender = (string?)null,
            countriesKnown = (string[]?)null,
            formerOffices = new[] { new { kind = "JUDGE", title = "Two" } },
        }, "title gender countriesKnown longestEngagementDays formerOffices { kind title } biography version"));

        person.GetRawText()
            .ShouldBe(
                """{"title":"Dr","gender":null,"countriesKnown":[],"longestEngagementDays":30,"formerOffices":[""" +
                """{"kind":"JUDGE","title":"Two"}],"biography":"Negotiated twice.","version":3}""");
    }

    [Theory]
    [InlineData("title", "Dr", "null")]
    [InlineData("title", "Dr", "null", " ")]
    [InlineData("nativeName", "อำไพ", "null")]
    [InlineData("nativeName", "อำไพ", "null", "")]
    [InlineData("gender", "WOMAN", "null")]
    [InlineData("yearsOfExperience", 41, "null")]
    [InlineData("longestEngagementDays", 30, "null")]
    [InlineData("timeZone", "Asia/Yangon", "null")]
    [InlineData("timeZone", "Asia/Yangon", "null", "")]
    [InlineData("countriesKnown", new[] { "MM" }, "[]")]
    [InlineData("countriesKnown", new[] { "MM" }, "[]", new string[0])]
    public async Task Left_out_is_unchanged_and_null_is_cleared(
        string field, object value, string cleared, object? clearing = null)
    {
        var stated = JsonSerializer.Serialize(value);
        async Task ShouldBecomeAsync(string name, object? given, string expected)
        {
            var input = new Dictionary<string, object?> { [name] = given };
            var person = Changed(await ChangeAsync(Self, "updateProfile", input, field));
            JsonSerializer.Serialize(person.GetProperty(field)).ShouldBe(expected);
        }

        await ShouldBecomeAsync(field, value, stated);
        await ShouldBecomeAsync("fullName", "Ampai Suk", stated);
        await ShouldBecomeAsync(field, clearing, cleared);
    }

    [Fact]
    public async Task A_variable_that_is_not_given_leaves_the_field_as_it_is()
    {
        await ChangeAsync(Self, "updateProfile", new { title = "Dr", gender = "MAN" });

        var data = await Registry.DataAsync(Self, """
            mutation($person: ID!, $title: String, $gender: Gender) {
              updateProfile(input: { person: $person, expectedVersion: 2, title: $title, gender: $gender }) {
                person { title gender }
              }
            }
            """, new { person = Eep, gender = (string?)null });

        data.GetProperty("updateProfile").GetProperty("person").GetRawText()
            .ShouldBe("""{"title":"Dr","gender":null}""");
    }

    [Theory]
    [InlineData("Ampai\r\nBcc: another@example.org")]
    [InlineData("Ampai\u2028https://another.example")]
    [InlineData("Ampai\0")]
    public async Task A_name_is_one_line(string name) =>
        (await ChangeAsync(Self, "updateProfile", new { fullName = name, title = name, nativeName = name })).Errors
            .ShouldBe(["InvalidInput: title", "InvalidInput: fullName", "InvalidInput: nativeName"], ignoreOrder: true);

    [Fact]
    public async Task All_faults_of_a_form_are_told_at_once()
    {
        var answer = await ChangeAsync(Self, "updateProfile", new
        {
            title = new string('x', 201),
            fullName = " ",
            nativeName = new string('x', 201),
            yearsOfExperience = 81,
            biography = new string('x', 10_001),
            countriesKnown = new[] { "MM", "MM" },
            timeZone = "Mars/Olympus",
            formerOffices = new[] { new { kind = "ENVOY", title = "Right" }, new { kind = "ENVOY", title = "" } },
            longestEngagementDays = 0,
            willingToServe = (bool?)null,
            contact = new
            {
                phones = new[] { "+66 1", " " },
                postalAddress = new string('x', 2001),
                assistant = new { name = "" },
            },
        });

        answer.Errors.ShouldBe(
        [
            "InvalidInput: title", "InvalidInput: fullName", "InvalidInput: nativeName",
            "InvalidInput: yearsOfExperience", "InvalidInput: biography", "InvalidInput: countriesKnown",
            "InvalidInput: timeZone", "InvalidInput: formerOffices.1.title", "InvalidInput: longestEngagementDays",
            "InvalidInput: willingToServe", "InvalidInput: contact.phones.1", "InvalidInput: contact.postalAddress",
            "InvalidInput: contact.assistant.name", "InvalidInput: contact.assistant.email",
        ], ignoreOrder: true);
        VersionOf(Eep).ShouldBe(1);
    }

    [Fact]
    public async Task The_curriculum_vitae_of_an_EEP_is_changed_but_not_cleared()
    {
        (await ChangeAsync(Self, "updateProfile", new { biography = (string?)null })).Errors.ShouldBe(
            ["R6: biography"]);

        var candidate = AddCandidate();
        Changed(await ChangeAsync(
            Member(candidate), "updateProfile", new { biography = (string?)null }, "biography", person: candidate))
            .GetProperty("biography").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_nominator_keeps_the_facts_but_speaks_for_nobody()
    {
        Changed(await ChangeAsync(
            Nominator, "updateProfile", new { title = "H.E.", contact = new { phones = new[] { "+66 2" } } }, "title"))
            .GetProperty("title").GetString().ShouldBe("H.E.");

        (await ChangeAsync(Nominator, "updateProfile", new { willingToServe = true }))
            .Errors.ShouldBe(["R3: willingToServe"]);
        (await ChangeAsync(Nominator, "updateProfile", new { contact = new { email = "mine@example.org" } }))
            .Errors.ShouldBe(["R3: contact.email"]);
        await ChangeAsync(Self, "updateProfile", new { contact = new { email = "hers@example.org" } });
        (await ChangeAsync(Nominator, "updateProfile", new { contact = (object?)null }))
            .Errors.ShouldBe(["R3: contact.email"]);
    }

    [Fact]
    public Task Nobody_else_changes_an_entry() =>
        OnlyForAsync("updateProfile", new { title = "Sir" }, "R1", byNominator: true);

    [Fact]
    public async Task A_contact_is_changed_in_part_and_read_back()
    {
        await ChangeAsync(Self, "updateProfile", new
        {
            contact = new
            {
                email = "ampai@example.org",
                phones = new[] { "+66 1", "+66 2" },
                assistant = new { name = "Somchai", phone = "+66 3" },
            },
        });

        Changed(await ChangeAsync(Self, "updateProfile", new
        {
            contact = new { postalAddress = "1 Sathorn Road", assistant = (object?)null },
        }, Contact)).GetRawText()
            .ShouldBe(
                """{"contact":{"email":"ampai@example.org","phones":["+66 1","+66 2"],"postalAddress":"1 Sathorn """ +
                """Road","assistant":null}}""");
        Changed(await ChangeAsync(Self, "updateProfile", new { contact = (object?)null }, Contact))
            .GetRawText().ShouldBe("""{"contact":null}""");
        Read(db => db.Set<PersonContact>().Count()).ShouldBe(0);
    }

    [Fact]
    public async Task A_contact_is_for_the_office_the_nominator_and_the_person()
    {
        await ChangeAsync(Self, "updateProfile", new { contact = new { email = "ampai@example.org" } });

        foreach (var caller in (Grant[])[Self, Nominator, Chair, Unit])
            (await AskAsync(caller, Contact)).GetProperty("contact").GetProperty("email").GetString()
                .ShouldBe("ampai@example.org");
        foreach (var caller in (Grant[])[FocalPoint("SG"), new(CallerRole.Secgen)])
            (await AskAsync(caller, Contact)).GetProperty("contact").ValueKind.ShouldBe(JsonValueKind.Null);
        Read(db => db.Set<AuditEntry>().Include(e => e.Subjects).Where(e => e.Kind == AuditKind.Reading).ToList())
            .SelectMany(e => e.Subjects).SelectMany(s => s.Coordinates).Distinct().ShouldBe(["Person.contact"]);
    }

    [Fact]
    public async Task Neither_the_register_nor_its_audit_holds_a_contact_in_clear()
    {
        await ChangeAsync(Self, "updateProfile", new { contact = new { email = "ampai@example.org" } });

        var stored = Read(db => db.Set<PersonContact>().Single().Sealed);
        stored.ShouldNotContain("ampai");
        var change = Audited("updateProfile").Changes.Single(c => c.Field == "sealed");
        change.After.ShouldBe(stored);
        var seen = await Registry.DataAsync(Self, "{ auditTrail { nodes { changes { field after } } } }");
        seen.GetRawText().ShouldContain("ampai@example.org");
        using var file = File.Open(Registry.Register.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        (await reader.ReadToEndAsync()).ShouldNotContain("ampai@example.org");
    }

    [Fact]
    public async Task What_was_changed_is_in_the_audit_field_by_field()
    {
        await ChangeAsync(Self, "updateProfile", new { title = "Dr" });

        var entry = Audited("updateProfile");
        entry.ActorPersonId.ShouldBe(Key(Eep));
        entry.Changes.Select(c => $"{c.Thing}.{c.Field}")
            .ShouldBe(["Person.title", "Person.version"], ignoreOrder: true);
        entry.Changes.ShouldAllBe(c => c.PersonId == Key(Eep) && c.After != "Dr");
    }

    [Fact]
    public async Task The_address_is_the_one_she_signs_in_by_and_nobody_elses()
    {
        await ChangeAsync(Self, "updateProfile", new { contact = new { email = "ampai@example.org" } });

        (await WhoSignsInByAsync("ampai@example.org")).ShouldBe(Key(Eep));
        var other = AddCandidate();
        (await ChangeAsync(
            Member(other), "updateProfile", new { contact = new { email = "Ampai@Example.org" } }, person: other))
            .Errors.ShouldBe(["Conflict: contact.email"]);
        await ChangeAsync(
            Self, "updateProfile", new { contact = new { email = (string?)null, phones = new[] { "+66 1" } } });
        (await WhoSignsInByAsync("ampai@example.org")).ShouldBeNull();
    }

    async Task<long?> WhoSignsInByAsync(string address)
    {
        await using var db = Registry.Register.Open();
        return await Registry.Services.GetRequiredService<SignInAddresses>().FindAsync(db, address, default);
    }

    [Fact]
    public async Task Who_left_changes_nothing_any_more()
    {
        var vault = Registry.Services.GetRequiredService<PersonVault>();
        Read(db =>
        {
            vault.Destroy(db, Key(Eep));
            return db.SaveChanges();
        });

        (await ChangeAsync(Self, "updateProfile", new { title = "Dr" })).Errors.ShouldBe(["Conflict: person"]);
    }
}
