using System.Net;
using System.Text.Json;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>What the focal point of a participant does in a browser.</summary>
public sealed class FocalPointTests(StartedSample sample) : IClassFixture<StartedSample>
{
    readonly Uri _site = new(sample.Endpoint, "/");

    static (string, string)[] Nominee(string name, string mail) =>
    [
        ("nominee.fullName", name), ("nominee.nationalities.0", "Brunei Darussalam"),
        ("nominee.contact.email", mail), ("nominee.biography", "Invented. Led talks for thirty years."),
        ("nominee.expertise.0.tag", "MED-PROCESS"), ("nominee.expertise.0.level", "LED"),
        ("nominee.languages.0.tag", "Malay"), ("nominee.languages.0.level", "C2"),
    ];

    [Fact]
    public async Task A_focal_point_replaces_one_of_its_experts()
    {
        using var office = await Visitor.SignInAsync(_site, "FOCAL_POINT");
        var replaced = await ExpertAsync();
        var begin = $"/nominations/new?replaces={replaced}";
        (await office.ReadAsync("/")).ShouldContain($"href=\"{begin}\"");

        var nomination = Visitor.Place(await office.SendAsync(
            begin, [.. Nominee("Siti Baru", "siti.baru@example.org"), ("replaces", replaced)]));
        var page = await office.ReadAsync(nomination);
        page.ShouldContain("Ask the person for consent.");
        page.ShouldContain("href=\"/rules#R3\"");
        Visitor.Place(await office.SendAsync($"{nomination}/ask")).ShouldBe(nomination);
        (await office.ReadAsync("/")).ShouldContain("Agrees to be nominated, or does not.");
        await AgreeAsync("siti.baru@example.org");
        (await office.ReadAsync("/")).ShouldContain($"href=\"{nomination}/submit\"");
        using var asked = await office.SendAsync($"{nomination}/submit");
        var sure = await asked.Content.ReadAsStringAsync();
        sure.ShouldContain("ends being one of your EEPs today");
        (await StatusAsync(replaced)).ShouldBe("REGISTERED");
        Visitor.Place(await office.PostAsync($"{nomination}/submit", [.. Visitor.Hidden(sure), ("sure", "yes")]))
            .ShouldBe(nomination);

        (await StatusAsync(replaced)).ShouldBe("REPLACED");
        (await office.ReadAsync("/nominations")).ShouldContain(">Siti Baru</a>");
    }

    [Fact]
    public async Task What_is_wrong_with_a_nominee_stands_at_its_row_and_what_was_typed_stays()
    {
        using var office = await Visitor.SignInAsync(_site, "FOCAL_POINT");

        using var answer = await office.SendAsync("/nominations/new",
            ("nominee.fullName", "Kept <as> typed"), ("nominee.nationalities.1", "Thailand"),
            ("nominee.contact.email", "siti@example.org"), ("nominee.expertise.2.tag", "MED-PROCESS"),
            ("nominee.expertise.2.level", "LED"), ("nominee.expertise.2.years", "90"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("<a href=\"#f-nominee-expertise-2-years\">Years in field 3: Between 0 and 80 years.</a>");
        page.ShouldContain("<a href=\"#f-nominee-nationalities-0\">National of: Brunei Darussalam cannot nominate");
        page.ShouldContain("value=\"Kept <as> typed\"");
        page.ShouldContain("value=\"Thailand\"");
    }

    [Fact]
    public async Task What_was_typed_beside_an_empty_field_is_not_lost_in_silence()
    {
        using var office = await Visitor.SignInAsync(_site, "FOCAL_POINT");

        using var answer = await office.SendAsync("/nominations/new",
            ("nominee.fullName", "Siti"), ("nominee.expertise.0.tag", ""), ("nominee.expertise.0.level", "TOOK_PART"),
            ("nominee.expertise.0.evidence", "The talks of 2003"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("Field 1: This is needed, as “What shows field 1” is filled in.");
        page.ShouldContain("value=\"The talks of 2003\"");
    }

    [Fact]
    public async Task An_edit_says_what_changed_and_no_more()
    {
        using var office = await Visitor.SignInAsync(_site, "FOCAL_POINT");
        (string, string)[] nominee = [.. Nominee("Siti Ubah", "siti.ubah@example.org"), ("nominee.title", "Dr")];
        var nomination = Visitor.Place(await office.SendAsync("/nominations/new", nominee));
        Visitor.Place(await office.SendAsync($"{nomination}/ask"));

        // How to reach her is none of what she agrees to, and is not shown.
        Visitor.Place(await office.SendAsync($"{nomination}/edit",
        [
            .. nominee.Where(f => f.Item1 != "nominee.contact.email"), ("nominee.contact.phones.0", "+673 222 0100"),
        ]));
        (await ReadAsync(nomination)).GetProperty("state").GetString().ShouldBe("CONSENT_ASKED");
        Visitor.Place(await office.SendAsync(
            $"{nomination}/edit", [.. nominee.Where(f => f.Item1 != "nominee.title"), ("nominee.title", "")]));

        var changed = await ReadAsync(nomination);
        changed.GetProperty("title").ValueKind.ShouldBe(JsonValueKind.Null);
        changed.GetProperty("state").GetString().ShouldBe("DRAFT", "what she agrees to has changed");
        changed.GetProperty("expertise").GetArrayLength().ShouldBe(1);
        changed.GetProperty("missing").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_nomination_is_withdrawn_once_that_is_said_twice()
    {
        using var office = await Visitor.SignInAsync(_site, "FOCAL_POINT");
        var nomination = Visitor.Place(await office.SendAsync("/nominations/new", ("nominee.fullName", "Siti Tarik")));
        (await office.ReadAsync(nomination)).ShouldContain("Complete the entry: a nationality, how to reach");

        await office.SureAsync($"{nomination}/withdraw");

        (await ReadAsync(nomination)).GetProperty("state").GetString().ShouldBe("WITHDRAWN_BY_NOMINATOR");
        using var again = await office.GetAsync($"{nomination}/withdraw");
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_focal_point_says_that_an_entry_is_right_and_takes_it_off()
    {
        using var office = await Visitor.SignInAsync(_site, "FOCAL_POINT");
        var expert = await ExpertAsync(last: true);

        Visitor.Place(await office.SendAsync($"/people/{expert}/confirm")).ShouldBe($"/people/{expert}");
        var year = DateTime.UtcNow.AddHours(7).AddYears(1);
        (await office.ReadAsync("/nominations")).ShouldContain($"{year:d MMMM yyyy}");
        await office.SureAsync($"/people/{expert}/withdraw", ("reason", "Retires"));

        (await StatusAsync(expert)).ShouldBe("WITHDRAWN");
        using var again = await office.GetAsync($"/people/{expert}/confirm");
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_candidate_whom_a_focal_point_proposes_is_asked_by_letter()
    {
        using var office = await Visitor.SignInAsync(_site, "FOCAL_POINT");
        (string, string)[] typed =
        [
            ("candidate.fullName", "Siti Calon"), ("candidate.nationalities.0", "Brunei Darussalam"),
            ("candidate.contact.email", "siti.calon@example.org"),
        ];
        using var faulty = await office.SendAsync("/candidates/propose", ("candidate.fullName", "Siti Calon"));
        var sure = await faulty.Content.ReadAsStringAsync();
        using var refused = await office.PostAsync("/candidates/propose", [.. Visitor.Hidden(sure), ("sure", "yes")]);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        page.ShouldContain("href=\"#f-candidate-nationalities-0\"");
        page.ShouldContain("href=\"#f-candidate-contact-email\"");

        var person = await office.SureAsync("/candidates/propose", typed);

        (await office.ReadAsync(person)).ShouldContain("Consent awaited");
        (await sample.Mail.LinksAsync("siti.calon@example.org", "register")).ShouldNotBeEmpty();
        (await office.ReadAsync("/nominations")).ShouldContain("Candidates whom you proposed");
        Visitor.Place(await office.SendAsync($"{person}/ask-consent")).ShouldBe(person);
        using var secretary = await Visitor.SignInAsync(_site, "SECGEN");
        using var unseen = await secretary.GetAsync(person);
        unseen.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_focal_point_answers_a_consultation_and_withdraws_an_objection()
    {
        using var office = await Visitor.SignInAsync(_site, "FOCAL_POINT");
        var list = await office.ReadAsync("/consultations?exercises=yes");
        var path = list.Split("href=\"").Select(part => part.Split('"')[0])
            .First(p => p.StartsWith("/consultations/", StringComparison.Ordinal));
        (await office.ReadAsync("/")).ShouldContain($"href=\"{path}/reply\"");

        using var mute = await office.SendAsync($"{path}/reply", ("answer", "OBJECTION"), ("text", ""));
        mute.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await mute.Content.ReadAsStringAsync()).ShouldContain("<a href=\"#f-text\">Your objection or comment: ");
        Visitor.Place(await office.SendAsync($"{path}/reply", ("answer", "OBJECTION"), ("text", "Not now.")))
            .ShouldBe(path);
        (await office.ReadAsync(path)).ShouldContain("Not now.");
        await office.SureAsync($"{path}/withdraw-objection");

        (await office.ReadAsync(path)).ShouldContain("Objection, withdrawn");
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        using var another = await chair.GetAsync($"{path}/reply");
        another.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_focal_point_says_for_its_state_whether_it_agrees()
    {
        using var chair = await Visitor.SignInAsync(_site, "CHAIR");
        using var office = await Visitor.SignInAsync(_site, "FOCAL_POINT");
        var situation = Visitor.Place(await chair.SendAsync("/situations/new",
            ("title", "A river within"), ("area.name", "A river"), ("area.kind", "REGION"), ("area.country", ""),
            ("scope", "INTRA_STATE"), ("firstEvent.text", "It rose."), ("firstEvent.happenedAt", "14 March 2026"),
            ("firstEvent.happenedAt.time", "06:30"), ("firstEvent.source", "A newspaper"),
            ("firstEvent.certainty", "REPORTED"), ("isExercise", "yes")));
        using var unseen = await office.GetAsync(situation);
        unseen.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Visitor.Place(await chair.SendAsync($"{situation}/party", ("who.participant", "Brunei Darussalam"),
            ("isDirectlyInvolved", "yes"), ("isHost", "yes"), ("reason", "It lies there.")));
        var home = await office.ReadAsync("/");
        home.ShouldContain("Say whether Brunei Darussalam agrees that the matter is taken up.");
        home.ShouldContain($"href=\"{situation}/our-consent\"");

        Visitor.Place(await office.SendAsync($"{situation}/our-consent", ("answer", "GRANTED"))).ShouldBe(situation);
        var appointment = Visitor.Place(await chair.SendAsync($"{situation}/request", ("mission", "ENVOY"),
            ("holder", "PERSON"), ("screening.lawful", "Asked for"), ("screening.safe", "Escorted"),
            ("screening.urgent", "It rises"), ("screening.motive", "None")));
        Visitor.Place(await chair.SendAsync($"{appointment}/terms", Terms("A ceasefire")));
        await chair.SureAsync(
            $"{appointment}/consult", ("circular", "The Chair would send an envoy."),
            ("deadline", $"{DateTime.UtcNow.AddDays(2):d MMMM yyyy}"), ("deadline.time", "17:00"));
        var first = Ask(await office.ReadAsync(appointment));
        using var silent = await office.SendAsync(first, ("condition", ""));
        silent.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await silent.Content.ReadAsStringAsync()).ShouldContain("<a href=\"#f-answer\">The answer: Choose one.</a>");
        var hidden = Visitor.Hidden(await office.ReadAsync(first)).ToList();
        await chair.SureAsync($"{appointment}/terms", Terms("Another aim"));

        // What took the place of what was looked at is not agreed to.
        using var late = await office.PostAsync(first, [.. hidden, ("answer", "GRANTED")]);
        late.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await late.Content.ReadAsStringAsync()).ShouldContain("The terms in force are version 2");
        var second = Ask(await office.ReadAsync(appointment));
        Visitor.Place(await office.SendAsync(second, ("answer", "GRANTED"), ("condition", ""))).ShouldBe(appointment);
        (await chair.ReadAsync(appointment)).ShouldContain("Agrees");
        await office.SureAsync(second);
        (await chair.ReadAsync(appointment)).ShouldContain(">Withdrawn<");
        using var another = await chair.GetAsync(second);
        another.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        static string Ask(string page) => WebUtility.HtmlDecode(page.Split("href=\"").Select(part => part.Split('"')[0])
            .First(p => p.Contains("/our-consent?consent=", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("CHAIR")]
    [InlineData("UNIT")]
    [InlineData("AUDITOR")]
    public async Task Forms_of_a_focal_point_are_not_there_for_others(string role)
    {
        using var other = await Visitor.SignInAsync(_site, role);
        using var office = await Visitor.SignInAsync(_site, "FOCAL_POINT");
        var expert = await ExpertAsync();
        var nomination = Visitor.Place(
            await office.SendAsync("/nominations/new", ("nominee.fullName", $"Not {role}'s")));

        foreach (var path in (string[])
            [
                "/nominations/new", $"/people/{expert}/confirm", $"/people/{expert}/withdraw",
                $"/people/{expert}/death",
                $"{nomination}/edit", $"{nomination}/ask", $"{nomination}/submit", $"{nomination}/withdraw",
            ])
        {
            using var seen = await other.GetAsync(path);
            seen.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            using var sent = await other.PostAsync(path, Nominee("By another", "another@example.org"));
            sent.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    static (string, string)[] Terms(string aim) =>
    [
        ("aim", aim), ("area", "The river"), ("parties", "One"), ("limits", "None"),
        ("from", $"{DateTime.UtcNow.AddDays(5):d MMMM yyyy}"), ("until", $"{DateTime.UtcNow.AddDays(20):d MMMM yyyy}"),
        ("reportEveryDays", "7"), ("payer", "The Chair"), ("basis", "A4"), ("mandate", "CHAIR_TERM"),
    ];

    async Task AgreeAsync(string mail)
    {
        var link = (await sample.Mail.LinksAsync(mail, "nominate")).First(l => l.Contains("/consent/"));
        using var nominee = Visitor.Unknown(_site);
        using var answer = await nominee.PostAsync(new Uri(link).PathAndQuery, [("answer", "yes"), ("willing", "yes")]);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Thank you: you have agreed");
    }

    /// <summary>One of the EEPs of the focal point that signs in here.</summary>
    async Task<string> ExpertAsync(bool last = false)
    {
        using var unit = new StartedClient(sample.Endpoint, sample.Token);
        var experts = (await unit.AskAsync("{ participant(code: \"BN\") { eeps { id } } }"))
            .GetProperty("participant").GetProperty("eeps");
        return experts[last ? experts.GetArrayLength() - 1 : 0].GetProperty("id").GetString()!;
    }

    async Task<string?> StatusAsync(string person)
    {
        using var unit = new StartedClient(sample.Endpoint, sample.Token);
        return (await unit.AskAsync("query($id: ID!) { person(id: $id) { status } }", new { id = person }))
            .GetProperty("person").GetProperty("status").GetString();
    }

    async Task<JsonElement> ReadAsync(string nomination)
    {
        using var unit = new StartedClient(sample.Endpoint, sample.Token);
        return (await unit.AskAsync(
            "query($id: ID!) { nomination(id: $id) { state title missing expertise { tag { code } } } }",
            new { id = nomination.Split('/')[^1] })).GetProperty("nomination");
    }
}
