using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using static EnvoyRegistry.Tests.People.PastRegistry;

namespace EnvoyRegistry.Tests.People;

/// <summary>What <c>asOf</c> answers on <c>person</c> and <c>people</c>.</summary>
public sealed class AsOfTests : IDisposable
{
    readonly PastRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Theory]
    [InlineData("2026-02-01T07:59:59Z", null)]
    [InlineData(February, "First")]
    [InlineData("2026-03-01T07:59:59Z", "First")]
    [InlineData(March, "Second")]
    [InlineData("2026-04-01T10:00:00+02:00", "Third")] // The instant counts, not how it is written.
    [InlineData(October, "Third")]
    [InlineData(null, "Third")]
    public async Task A_profile_is_read_as_it_stood(string? asOf, string? biography)
    {
        _registry.Change(February, p => p.Biography = "First");
        _registry.Change(March, p => p.Biography = "Second");
        _registry.Change(April, p => p.Biography = "Third");

        var person = await PersonAsync(asOf, "biography fullName");

        (person.ValueKind is JsonValueKind.Null ? null : person.GetProperty("biography").GetString())
            .ShouldBe(biography);
    }

    [Fact]
    public async Task Languages_that_were_replaced_are_those_of_then()
    {
        _registry.Change(March, p =>
        {
            p.Languages.Clear();
            p.Languages.Add(new PersonLanguage { Tag = "fr", Level = LanguageLevel.B1 });
            p.Languages.Add(new PersonLanguage { Tag = "lo", Level = LanguageLevel.C1 });
        });
        _registry.Change(April, p => p.Languages.Single(l => l.Tag is "fr").Level = LanguageLevel.C1);

        (await LanguagesAsync(February)).ShouldBe(["th C2"]);
        (await LanguagesAsync(March)).ShouldBe(["lo C1", "fr B1"]);
        (await LanguagesAsync(April)).ShouldBe(["fr C1", "lo C1"]);
        (await LanguagesAsync(null)).ShouldBe(["fr C1", "lo C1"]);
    }

    [Fact]
    public async Task A_registration_that_ended_is_in_force_before()
    {
        _registry.Change(
            March, p => p.Registrations[0].End(RegistrationStatus.WithdrawnByEep, new DateOnly(2026, 3, 1)));
        const string Asked = "kind participant { code } registrations { status until participant { code } }";

        var then = await PersonAsync(February, Asked);
        then.GetProperty("kind").GetString().ShouldBe("EEP");
        then.GetProperty("participant").GetProperty("code").GetString().ShouldBe("TH");
        then.GetProperty("registrations")[0].GetProperty("status").GetString().ShouldBe("REGISTERED");
        then.GetProperty("registrations")[0].GetProperty("participant").GetProperty("code").GetString().ShouldBe("TH");

        var since = await PersonAsync(March, Asked);
        since.GetProperty("kind").GetString().ShouldBe("FORMER");
        since.GetProperty("participant").ValueKind.ShouldBe(JsonValueKind.Null);
        since.GetProperty("registrations")[0].GetProperty("until").GetString().ShouldBe("2026-03-01");
    }

    [Fact]
    public async Task What_mutations_change_is_in_the_history_by_the_clock_of_the_register()
    {
        _registry.Member = 1;
        await StateAsync("2026-11-01", "2026-11-30", "AVAILABLE");
        _registry.Time.MoveTo("2026-10-02T05:00:00Z");
        await StateAsync("2026-11-10", "2026-11-12", "UNAVAILABLE");
        _registry.Time.MoveTo("2026-10-03T05:00:00Z");

        (await WindowsAsync("2026-10-01T04:59:59Z")).ShouldBeEmpty();
        (await WindowsAsync("2026-10-02T04:59:59Z")).ShouldBe(["2026-11-01..2026-11-30 AVAILABLE"]);
        (await WindowsAsync("2026-10-02T05:00:00Z")).ShouldBe(
            ["2026-11-01..2026-11-09 AVAILABLE", "2026-11-10..2026-11-12 UNAVAILABLE",
                "2026-11-13..2026-11-30 AVAILABLE"]);
        (await WindowsAsync("2026-10-02T05:00:00Z")).ShouldBe(await WindowsAsync(null));
    }

    [Fact]
    public async Task A_page_goes_on_as_of_the_instant_of_its_cursor_and_of_no_other()
    {
        _registry.Write(March, db => db.AddRange(Eep(2, "Bopha", "KH"), Eep(3, "Chan", "KH")));
        _registry.Write(April, db => db.Remove(db.Set<Registration>().Single(r => r.Id == 2)));
        _registry.Write(April, db => db.Remove(db.Set<Person>().Single(p => p.Id == 2)));
        _registry.Write(April, db => db.Set<Person>().Single(p => p.Id == 3).FullName = "Aaron");

        (await NamesAsync(February)).ShouldBe(["Niran"]);
        // Who is gone from the register is gone from its past, too.
        var first = await PeopleAsync($"asOf: \"{March}\", orderBy: {{ field: NAME }}, first: 1, {Eeps}");
        first.GetProperty("totalCount").GetInt32().ShouldBe(2);
        Names(first).ShouldBe(["Chan"]);
        var cursor = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();

        Names(await PeopleAsync(
            $"asOf: \"{March}\", orderBy: {{ field: NAME }}, first: 1, after: \"{cursor}\", {Eeps}"))
            .ShouldBe(["Niran"]);
        Names(await PeopleAsync($"orderBy: {{ field: NAME }}, {Eeps}")).ShouldBe(["Aaron", "Niran"]);

        var other = await _registry.AskAsync(
            $$"""
            {
              people(asOf: "{{April}}", orderBy: { field: NAME }, first: 1, after: "{{cursor}}", {{Eeps}}) {
                totalCount
              }
            }
            """);
        Message(other).ShouldContain("another question");
    }

    [Fact]
    public async Task Filters_ask_the_entries_of_then()
    {
        _registry.Change(March, p => (p.FullName, p.YearsOfExperience) = ("Somsak", 12));
        _registry.Change(April, p => p.YearsOfExperience = 3);
        const string Experienced = "where: { yearsOfExperience: { from: 10 } }";

        Names(await PeopleAsync($"asOf: \"{March}\", {Experienced}")).ShouldBe(["Somsak"]);
        Names(await PeopleAsync($"asOf: \"{April}\", {Experienced}")).ShouldBeEmpty();
        Names(await PeopleAsync($"asOf: \"{February}\", where: {{ name: \"niran\" }}")).ShouldBe(["Niran"]);
        Names(await PeopleAsync("where: { name: \"niran\" }")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_closed_a_field_since_is_not_read_through_the_past()
    {
        _registry.Change(February, p => p.Biography = "Open then");
        _registry.Change(March, p => p.OpenToParticipants &= ~PersonFields.Biography);
        (await PersonAsync(February, "biography", CallerRole.FocalPoint)).GetProperty("biography").ValueKind
            .ShouldBe(JsonValueKind.Null);
        (await PersonAsync(February, "biography")).GetProperty("biography").GetString().ShouldBe("Open then");

        _registry.Change(April, p => p.OpenToParticipants = default);
        (await PersonAsync(February, "fullName", CallerRole.FocalPoint)).ValueKind.ShouldBe(JsonValueKind.Null);
        (await NamesAsync(February, CallerRole.FocalPoint)).ShouldBeEmpty();
        (await NamesAsync(February)).ShouldBe(["Niran"]);
    }

    [Fact]
    public async Task A_nominator_of_then_sees_no_more_than_other_participants()
    {
        // Singapore's, until he is withdrawn; then he closes his biography.
        _registry.Write(February, db =>
        {
            var lim = Eep(2, "Lim", "SG");
            lim.Biography = "For Singapore";
            db.Add(lim);
        });
        _registry.Write(March, db => db.Set<Person>().Include(p => p.Registrations).Single(p => p.Id == 2)
            .Registrations[0].End(RegistrationStatus.WithdrawnByNominator, new DateOnly(2026, 3, 1)));
        _registry.Write(April, db => db.Set<Person>().Single(p => p.Id == 2).OpenToParticipants = PersonFields.Listing);

        var seen = await PersonAsync(February, "fullName biography", CallerRole.FocalPoint, Id(2));

        seen.GetProperty("fullName").GetString().ShouldBe("Lim");
        seen.GetProperty("biography").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("2026-10-01T05:00:01Z", "2026-10-01T05:00:01Z lies ahead")]
    [InlineData("2025-12-31T23:59:59Z", "from 2026-01-01T00:00:00Z on")]
    public async Task An_instant_of_which_nothing_is_known_is_refused(string asOf, string told)
    {
        foreach (var asked in (string[])[$"person(id: \"{Niran}\", asOf: \"{asOf}\") {{ fullName }}",
            $"people(asOf: \"{asOf}\") {{ totalCount }}"])
        {
            var answer = await _registry.AskAsync($"{{ {asked} }}");
            Message(answer).ShouldContain(told);
            answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("inputPath")[0].GetString()
                .ShouldBe("asOf");
        }
        // And leaves nothing behind for the next one.
        (await PersonAsync(Begins, "fullName")).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task One_operation_reads_several_instants_and_the_present()
    {
        _registry.Change(February, p => p.Biography = "First");
        _registry.Change(March, p => p.Biography = "Second");
        _registry.Change(April, p => p.Biography = "Third");

        var data = await _registry.DataAsync($$"""
            query($id: ID!) {
              now: person(id: $id) { biography languages { tag } }
              march: person(id: $id, asOf: "{{March}}") { biography languages { tag } }
              february: person(id: $id, asOf: "{{February}}") { biography }
              again: person(id: $id) { biography }
            }
            """, new { id = Niran });

        data.EnumerateObject().Select(p => p.Value.GetProperty("biography").GetString())
            .ShouldBe(["Third", "Second", "First", "Third"]);
    }

    [Fact]
    public async Task What_has_no_history_is_empty_and_nobody_is_noted_to_have_looked_at_it()
    {
        // After the start, which states how the first member is reached.
        _ = _registry.Services;
        using (var db = _registry.Register.Open())
            db.Database.ExecuteSqlRaw("""INSERT OR REPLACE INTO "PersonContact" VALUES (1, 'sealed')""");

        (await PersonAsync(February, "contact { email } groupings { nodes { name } }")).ToString()
            .ShouldBe("""{"contact":null,"groupings":{"nodes":[]}}""");

        using (var db = _registry.Register.Open())
            db.Set<EnvoyRegistry.Audit.AuditEntry>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_is_of_today()
    {
        var answer = await _registry.AskAsync($$"""{ people(asOf: "{{March}}", search: "niran") { totalCount } }""");
        Message(answer).ShouldContain("`search` looks through the register of today");
    }

    [Fact]
    public async Task What_is_forgotten_of_a_person_is_all_but_the_rows_of_today()
    {
        _registry.Change(March, p => p.Biography = "Since March");
        _registry.Write(April, db =>
        {
            db.Set<Person>().Single(p => p.Id == 1).Biography = null;
            db.SaveChanges();
            db.ForgetPast(1);
        });

        (await PersonAsync(March, "fullName")).ValueKind.ShouldBe(JsonValueKind.Null);
        (await PersonAsync(April, "fullName biography")).ToString()
            .ShouldBe("""{"fullName":"Niran","biography":null}""");
    }

    [Fact]
    public async Task Two_changes_within_a_second_leave_the_later_one()
    {
        _registry.Change(March, p => p.Biography = "Wrong");
        _registry.Change(March, p => p.Biography = "Right");

        (await PersonAsync(March, "biography")).GetProperty("biography").GetString().ShouldBe("Right");
    }

    [Fact]
    public async Task A_clock_that_was_put_back_leaves_one_version_for_each_instant()
    {
        _registry.Change(April, p => p.Biography = "From a clock that was fast");
        _registry.Change(March, p => p.Biography = "Put right");

        foreach (var instant in (string[])[March, April, October])
            (await PersonAsync(instant, "biography")).GetProperty("biography").GetString().ShouldBe("Put right");
        Names(await PeopleAsync($"asOf: \"{April}\", {Eeps}")).ShouldBe(["Niran"]);
    }

    const string Eeps = "where: { kind: [EEP] }";

    async Task<JsonElement> PersonAsync(
        string? asOf, string select, CallerRole role = CallerRole.Unit, string? id = null) =>
            (await _registry.DataAsync(
            $$"""query($id: ID!, $asOf: DateTime) { person(id: $id, asOf: $asOf) { {{select}} } }""",
            new { id = id ?? Niran, asOf }, role)).GetProperty("person");

    async Task<JsonElement> PeopleAsync(string arguments, CallerRole role = CallerRole.Unit) =>
        (await _registry.DataAsync(
        $$"""{ people({{arguments}}) { totalCount pageInfo { endCursor } nodes { fullName } } }""", role: role))
        .GetProperty("people");

    async Task<IReadOnlyList<string?>> NamesAsync(string asOf, CallerRole role = CallerRole.Unit) =>
        Names(await PeopleAsync($"asOf: \"{asOf}\", {Eeps}", role));

    static IReadOnlyList<string?> Names(JsonElement people) =>
        [.. people.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("fullName").GetString())];

    async Task<IReadOnlyList<string>> LanguagesAsync(string? asOf) =>
    [
        .. (await PersonAsync(asOf, "languages { tag level }")).GetProperty("languages").EnumerateArray()
            .Select(l => $"{l.GetProperty("tag").GetString()} {l.GetProperty("level").GetString()}"),
    ];

    async Task<IReadOnlyList<string>> WindowsAsync(string? asOf) =>
    [
        .. (await PersonAsync(asOf, "availability { from until status }")).GetProperty("availability").EnumerateArray()
            .Select(w => $"{w.GetProperty("from").GetString()}..{w.GetProperty("until").GetString()} "
                + w.GetProperty("status").GetString()),
    ];

    int CalendarVersion()
    {
        using var db = _registry.Register.Open();
        return db.Set<PersonCalendar>().IgnoreQueryFilters().Single(c => c.PersonId == 1).Version;
    }

    async Task StateAsync(string from, string until, string status) => (await _registry.DataAsync(
        "mutation($input: SetAvailabilityInput!) { setAvailability(input: $input) { errors { message } } }",
        new
        {
            input = new
            {
                person = Niran,
                expectedVersion = CalendarVersion(),
                periods = new[] { new { from, until, status, mode = "BOTH", noticeHours = 0 } }
            }
        },
        CallerRole.Member)).GetProperty("setAvailability").GetProperty("errors").GetArrayLength().ShouldBe(0);

    static string Message(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("message").GetString()!;
}
