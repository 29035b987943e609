using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Entries;

/// <summary>A member with a browser and no script keeps the whole entry.</summary>
public sealed partial class MyEntryPagesTests : EntryTests
{
    const string Home = "/my-entry";

    [Fact]
    public async Task The_first_pages_tell_how_the_entry_stands_and_lead_to_all_others()
    {
        var home = await PageAsync(Home);

        home.ShouldContain("registered by Thailand");
        home.ShouldContain("confirm it again by 1 September 2027");
        home.ShouldContain("say that you agree");
        home.ShouldContain("Say whether you have ties");
        (await PageAsync($"{Home}/days")).ShouldContain("Nothing is said of the days to come");
        var topics = await PageAsync($"{Home}/entry");
        foreach (Match link in Links().Matches(home + topics))
            (await AskAsync(HttpMethod.Get, link.Groups["path"].Value)).Status.ShouldBe(HttpStatusCode.OK, link.Value);
    }

    [Fact]
    public async Task Days_are_said_taken_back_and_confirmed()
    {
        await SendAsync("days", "Your days are changed", new()
        {
            ["from"] = "2026-11-01",
            ["until"] = "2026-11-30",
            ["status"] = "AVAILABLE",
            ["mode"] = "REMOTE",
            ["noticeHours"] = "168",
        });
        var days = await PageAsync($"{Home}/days");
        days.ShouldContain("1 to 30 November 2026");
        days.ShouldContain("Free, from afar");
        days.ShouldContain("7 days");

        await SendAsync("days", "Your days are changed",
            new() { ["from"] = "24 December 2026", ["status"] = "LIMITED", ["mode"] = "BOTH", ["noticeHours"] = "24" });
        days = await PageAsync($"{Home}/days");
        days.ShouldContain("24 December 2026");
        days.ShouldContain("Free under conditions, in person or from afar");
        await SendAsync("days", "Your days are changed", new() { ["from"] = "2026-12-24", ["status"] = "UNKNOWN" });

        await SendAsync("days", "Your days are changed", new() { ["from"] = "2026-11-10", ["status"] = "UNKNOWN" });
        (await AskAsync(Self, "availability { from until }")).GetProperty("availability").GetRawText().ShouldBe(
            """[{"from":"2026-11-01","until":"2026-11-09"},{"from":"2026-11-11","until":"2026-11-30"}]""");

        Registry.Time.MoveTo("2026-10-04T05:00:00Z");
        await SendAsync("days/confirm", "your days are confirmed", []);
        (await PageAsync($"{Home}/days")).ShouldContain("data-label=\"Your word of\">4 October 2026");
    }

    [Fact]
    public async Task A_fortnight_is_changed_by_two_ticks_and_a_tap()
    {
        // 1 October 2026 is a Thursday: of the week that has begun, what is over is not said.
        await SendAsync("days", "Your days are changed", new() { ["status"] = "AVAILABLE" },
            weeks: ["2026-09-28", "2026-10-12", "2026-10-19"]);

        (await AskAsync(Self, "availability { from until status }")).GetProperty("availability").GetRawText().ShouldBe(
            """[{"from":"2026-10-01","until":"2026-10-04","status":"AVAILABLE"},""" +
            """{"from":"2026-10-12","until":"2026-10-25","status":"AVAILABLE"}]""");
        var page = await PageAsync($"{Home}/days");
        page.ShouldContain("12 to 18 October 2026: free</label>");
        page.ShouldContain("5 to 11 October 2026: nothing said</label>");
    }

    [Fact]
    public async Task What_is_refused_is_told_at_its_field_and_stands_in_the_form_still()
    {
        var refused = await SendAsync("days", null, new()
        {
            ["from"] = "2026-11-10",
            ["until"] = "2026-11-02",
            ["mode"] = "REMOTE",
            ["status"] = "AVAILABLE",
        });

        refused.ShouldContain("The last day, 2 November 2026, is before the first, 10 November 2026.");
        refused.ShouldContain("href=\"#f-until\"");
        var again = Form(refused);
        again["from"].ShouldBe("2026-11-10");
        again["mode"].ShouldBe("REMOTE");
        (await AskAsync(Self, "availability { from }")).GetProperty("availability").GetArrayLength().ShouldBe(0);
        (await SendAsync("days", null, new() { ["status"] = "AVAILABLE" })).ShouldContain("Tick a week");
        (await SendAsync("days", null, new() { ["from"] = "2036-11-02", ["status"] = "AVAILABLE" }))
            .ShouldContain("href=\"#f-until\"");

        refused = await SendAsync("experience", null, new() { ["countriesKnown.1"] = "Atlantis" });
        WebUtility.HtmlDecode(refused).ShouldContain("There is no “Atlantis” in the list.");
        refused.ShouldContain("href=\"#f-countriesKnown-1\"");
        refused.ShouldNotContain("$input");
        Form(refused)["countriesKnown.1"].ShouldBe("Atlantis");
    }

    [Fact]
    public async Task An_assistants_telephone_without_a_name_is_not_lost_and_nobody_is_thanked()
    {
        var refused = await SendAsync("assistant", null, new() { ["contact.assistant.phone"] = "+66 3" });

        refused.ShouldContain("href=\"#f-contact-assistant-name\"");
        Form(refused)["contact.assistant.phone"].ShouldBe("+66 3");

        refused = await SendAsync("assistant", null, new() { ["contact.assistant.name"] = "Benz" });
        refused.ShouldContain("Say how to reach the assistant");
        refused.ShouldNotContain("`");
    }

    [Fact]
    public async Task A_fault_in_a_row_behind_an_empty_one_stands_at_that_row()
    {
        var refused = await SendAsync("expertise", null, new()
        {
            ["expertise.2.tag"] = "SEC-CBM",
            ["expertise.2.level"] = "LED",
            ["expertise.2.years"] = "400",
        });

        refused.ShouldContain("href=\"#f-expertise-2-years\"");
        refused.ShouldNotContain("href=\"#f-expertise-1-years\"");
    }

    [Fact]
    public async Task A_curriculum_vitae_is_seen_as_it_will_look_before_it_is_saved()
    {
        var form = With(Form(await PageAsync($"{Home}/biography")), new()
        {
            ["biography"] = "Forty **years**.\n\n<script>alert(1)</script>",
            ["look"] = "yes",
        });

        var looked = await PostAsync("biography", form);

        looked.Status.ShouldBe(HttpStatusCode.OK);
        looked.Body.ShouldContain("<p>Forty <strong>years</strong>.</p>");
        looked.Body.ShouldContain("It is not saved yet.");
        looked.Body.ShouldNotContain("<script");
        Form(looked.Body)["biography"].ShouldBe("Forty **years**.\n\n<script>alert(1)</script>");
        (await AskAsync(Self, "biography")).GetProperty("biography").GetRawText().ShouldNotContain("Forty");
    }

    [Fact]
    public async Task Who_was_quicker_is_not_overwritten()
    {
        var form = Form(await PageAsync($"{Home}/name"));
        Changed(await ChangeAsync(Nominator, "updateProfile", new { title = "Dr" }));
        form["title"] = "Mr";

        var refused = await PostAsync("name", form);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Body.ShouldContain("It was changed meanwhile");
        (await AskAsync(Self, "title")).GetProperty("title").GetString().ShouldBe("Dr");
    }

    [Fact]
    public async Task Everything_that_an_entry_says_can_be_said()
    {
        await SendAsync("name", "changed", new()
        {
            ["title"] = "Dr",
            ["fullName"] = "Ampai Suk",
            ["nativeName"] = "อำไพ",
            ["gender"] = "WOMAN",
        });
        await SendAsync("contact", "changed", new()
        {
            ["contact.email"] = "ampai@example.org",
            ["contact.phones"] = "+66 1\r\n\r\n +66 2 ",
            ["contact.postalAddress"] = "A street\r\nA town",
        });
        await SendAsync("assistant", "changed",
            new() { ["contact.assistant.name"] = "Benz", ["contact.assistant.phone"] = "+66 3" });
        await SendAsync("place", "changed", new() { ["timeZone"] = "Bangkok (Asia)", ["callFromHour"] = "9" });
        await SendAsync("serving", "changed", new() { ["longestEngagementDays"] = "60" });
        await SendAsync("biography", "changed", new() { ["biography"] = "Forty years & more." });
        await SendAsync("experience", "changed", new()
        {
            ["yearsOfExperience"] = "41",
            ["countriesKnown.0"] = "Myanmar",
            ["countriesKnown.2"] = "la",
        });
        await SendAsync("offices", "changed", new()
        {
            ["formerOffices.0.title"] = "Ambassador to Mongolia",
            ["formerOffices.0.kind"] = "AMBASSADOR",
            ["formerOffices.1.title"] = "Reader",
            ["formerOffices.1.kind"] = "ACADEMIC",
        });
        await SendAsync("expertise", "changed", new()
        {
            ["expertise.0.years"] = "9",
            ["expertise.1.tag"] = "SEC-CBM",
            ["expertise.1.level"] = "STUDIED",
            ["expertise.1.evidence"] = "A book.",
        });
        await SendAsync("languages", "changed", new() { ["languages.0.tag"] = "Thai", ["languages.0.level"] = "C2" });
        await SendAsync("visibility", "changed", new() { [$"fields.{Contact}.openTo"] = "PARTICIPANTS" });
        await SendAsync("ties/new", "The tie is declared",
            new() { ["kind"] = "FAMILY", ["countries.0"] = "Myanmar", ["text"] = "A cousin." });
        (await PageAsync($"{Home}/ties")).ShouldContain("<h2>Family: Myanmar</h2>");

        (await AskAsync(Self, """
            title fullName nativeName gender yearsOfExperience biography countriesKnown timeZone longestEngagementDays
            callFromHour callUntilHour
            willingToServe formerOffices { kind title } expertise { tag { code } level years evidence }
            languages { tag level } contact { email phones postalAddress assistant { name email phone } }
            conflicts { kind country party text }
            """)).GetRawText()
                .ShouldBe(
                    """{"title":"Dr","fullName":"Ampai """ +
                    """Suk","nativeName":"อำไพ","gender":"WOMAN","yearsOfExperience":41,"biography":"Forty years & """ +
                    """more.","countriesKnown":["MM","LA"],"timeZone":"Asia/Bangkok","longestEngagementDays":""" +
                    """60,"callFromHour":9,"callUntilHour":null,"will""" +
                    """ingToServe":true,"formerOffices":[{"kind":"AMBASSADOR","title":"Ambassador to """ +
                    """Mongolia"},{"kind":"ACADEMIC","title":"Reader"}],"expertise":[{"tag":""" +
                    """{"code":"MED-PROCESS"},"level":"LED","years":9,"evidence":null},{"tag":""" +
                    """{"code":"SEC-CBM"},"level":"STUDIED","years":null,"evidence":"A book."}],"languages":[""" +
                    """{"tag":"th","level":"C2"}],"contact":{"email":"ampai@example.org","phones":["+66 1","+66 """ +
                    """2"],"postalAddress":"A street\nA town","assistant":{"name":"Benz","email":null,"phone":"+66 """ +
                    """3"}},"conflicts":[{"kind":"FAMILY","country":"MM","party":null,"text":"A cousin."}]}""");
        (await AskAsync(FocalPoint("SG"), "contact { phones }"))
            .GetProperty("contact").ValueKind.ShouldBe(JsonValueKind.Object);
        (await PageAsync($"{Home}/seen?as=participant")).ShouldContain("ampai@example.org");
    }

    [Fact]
    public async Task What_is_emptied_is_no_longer_stated()
    {
        await Everything_that_an_entry_says_can_be_said();

        await SendAsync("name", "changed", new() { ["title"] = "", ["gender"] = "" });
        await SendAsync("assistant", "changed",
            new() { ["contact.assistant.name"] = "", ["contact.assistant.phone"] = "" });
        await SendAsync("experience", "changed",
            new() { ["yearsOfExperience"] = "", ["countriesKnown.0"] = "", ["countriesKnown.1"] = "" });
        await SendAsync("offices", "changed", new()
        {
            ["formerOffices.0.title"] = "",
            ["formerOffices.0.kind"] = "",
            ["formerOffices.1.title"] = "",
            ["formerOffices.1.kind"] = "",
        });
        await SendAsync("languages", "changed", new() { ["languages.0.tag"] = "", ["languages.0.level"] = "" });
        var tie = Ties().Match(await PageAsync($"{Home}/ties")).Groups["path"].Value;
        await SendAsync(tie[(Home.Length + 1)..], "The tie is withdrawn", []);

        (await AskAsync(Self, """
            title gender yearsOfExperience countriesKnown formerOffices { title } languages { tag }
            contact { phones assistant { name } } conflicts { id }
            """)).GetRawText().ShouldBe(
                """{"title":null,"gender":null,"yearsOfExperience":null,"countriesKnown":[],"formerOffices":""" +
                """[],"languages":[],"contact":{"phones":["+66 1","+66 2"],"assistant":null},"conflicts":[]}""");
    }

    [Fact]
    public async Task What_others_see_is_what_the_register_shows_them_and_is_on_no_record_as_a_look()
    {
        Changed(await ChangeAsync(Self, "updateProfile", new
        {
            biography = "Of the river.",
            contact = new { phones = new[] { "+66 77" } },
        }));
        var looks = Read(db => db.Set<AuditEntry>().Count(e => e.Kind == AuditKind.Reading));

        var chair = WebUtility.HtmlDecode(await PageAsync($"{Home}/seen?as=chair"));
        var participant = WebUtility.HtmlDecode(await PageAsync($"{Home}/seen?as=participant"));

        chair.ShouldContain("+66 77");
        chair.ShouldContain("Of the river.");
        participant.ShouldNotContain("+66 77");
        foreach (var other in (string[])["program", "person"])
            WebUtility.HtmlDecode(await PageAsync($"{Home}/seen?as={other}")).ShouldNotContain("+66 77");
        Read(db => db.Set<AuditEntry>().Count(e => e.Kind == AuditKind.Reading)).ShouldBe(looks);
        await SendAsync("visibility", "changed", new() { ["fields.0.openTo"] = "OFFICE" });
        (await PageAsync($"{Home}/seen?as=participant")).ShouldContain("not even that you are on the register");
    }

    [Theory]
    [InlineData("name")]
    [InlineData("contact")]
    [InlineData("assistant")]
    [InlineData("place")]
    [InlineData("serving")]
    [InlineData("experience")]
    [InlineData("biography")]
    [InlineData("offices")]
    [InlineData("expertise")]
    [InlineData("languages")]
    [InlineData("visibility")]
    public async Task A_form_that_is_sent_as_it_was_shown_changes_nothing(string page)
    {
        await Everything_that_an_entry_says_can_be_said();

        await SendAsync(page, "changed", []);

        Read(db => db.Set<AuditEntry>().Include(e => e.Changes).OrderByDescending(e => e.Sequence)
            .First(e => e.Kind == AuditKind.Mutation))
            .Changes.Where(c => c.Field is not "version").Select(c => c.Field).ShouldBeEmpty();
    }

    [Fact]
    public async Task Offices_of_every_sort_stay_what_they_are()
    {
        var offices = Enum.GetValues<OfficeKind>()
            .Select(kind => new { kind = JsonNamingPolicy.SnakeCaseUpper.ConvertName(kind.ToString()), title = "Held" })
            .ToList();
        var before = Changed(
            await ChangeAsync(Self, "updateProfile", new { formerOffices = offices }, "formerOffices { kind title }"));

        await SendAsync("offices", "changed", []);

        (await AskAsync(Self, "formerOffices { kind title }")).GetRawText().ShouldBe(before.GetRawText());
    }

    [Fact]
    public async Task The_entry_is_confirmed_for_another_year()
    {
        await SendAsync("confirm", "Thank you", []);

        (await AskAsync(Self, "confirmedOn")).GetProperty("confirmedOn").GetString().ShouldBe("2026-10-01");
    }

    [Theory]
    [InlineData("yes", "CONSENTED")]
    [InlineData("no", "CONSENT_REFUSED")]
    public async Task Who_is_asked_to_be_nominated_reads_the_text_and_answers(string answer, string state)
    {
        var candidate = AddCandidate();
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new
        {
            person = candidate,
            nominee = new { contact = new { email = "somebody@example.org" } },
        });
        var nomination = drafted.Payload.GetProperty("nomination");
        await DoAsync(FocalPoint("TH"), "askConsent", new
        {
            nomination = nomination.GetProperty("id").GetString(),
            expectedVersion = nomination.GetProperty("version").GetInt32(),
        });
        var member = Member(candidate);
        var page = await PageAsync(Home, member);
        page.ShouldContain("Thailand would like to nominate you");

        var path = $"nominations/{nomination.GetProperty("id").GetString()}";
        (await PageAsync($"{Home}/{path}", member)).ShouldContain("what you would agree to");
        (await SendAsync(path, null, [], member)).ShouldContain("Choose one.");
        await SendAsync(path, "Thank you", new() { ["consents"] = answer }, member);

        (await SeenAsync(FocalPoint("TH"), nomination.GetProperty("id").GetString()!))!.Value
            .GetProperty("state").GetString().ShouldBe(state);
        (await PageAsync(Home, member)).ShouldNotContain("would like to nominate");
    }

    [Fact]
    public async Task An_EEP_who_was_brought_in_reads_the_text_in_force_and_agrees_to_it()
    {
        (await PageAsync(Home)).ShouldContain("say that you agree");
        var page = await PageAsync($"{Home}/consents");
        page.ShouldContain("You have not agreed yet");
        page.ShouldContain("<strong>Leaving.</strong>");

        var agreed = await SendAsync("consents/renew", "Thank you", []);

        agreed.ShouldContain("You agreed to edition 2 of the text on 1 October 2026.\nThis is that text");
        agreed.ShouldNotContain("I agree to this");
        (await PageAsync(Home)).ShouldNotContain("say that you agree");
        (await AskAsync(Self, "registrations { consentText { edition } }")).GetRawText()
            .ShouldBe("""{"registrations":[{"consentText":{"edition":2}}]}""");
    }

    [Fact]
    public async Task Who_agreed_to_an_earlier_edition_is_asked_again()
    {
        await SendAsync("consents/renew", "Thank you", []);
        using (var db = Registry.Register.Open())
        {
            db.Set<ConsentText>().Single(t => t.Edition == 2).SupersededAt = Registry.Time.GetUtcNow().UtcDateTime;
            db.Add(new ConsentText { Id = EntityId.New(), Edition = 3, Text = "I agree to **more**." });
            db.SaveChanges();
        }

        (await PageAsync(Home)).ShouldContain("say that you agree");
        var page = await PageAsync($"{Home}/consents");
        page.ShouldContain(
            "You agreed to edition 2 of the text on 1 October 2026.\nThis is the text in force, edition 3:");
        page.ShouldContain("<p>I agree to <strong>more</strong>.</p>");

        (await SendAsync("consents/renew", "Thank you", []))
            .ShouldContain("You agreed to edition 3");
    }

    [Fact]
    public async Task Consent_is_taken_back_and_the_registration_ends()
    {
        var ended = await ConfirmAsync(
            Withdrawals().Match(await PageAsync($"{Home}/consents")).Groups["path"].Value, "It has ended");

        ended.ShouldContain("You are neither an Expert or Eminent Person nor a candidate now.");
        (await AskAsync(Self, "kind registrations { status until }")).GetRawText()
            .ShouldBe("""{"kind":"FORMER","registrations":[{"status":"WITHDRAWN_BY_EEP","until":"2026-10-01"}]}""");
        (await PageAsync(Home)).ShouldContain("on the register no longer");
        (await PageAsync(Home)).ShouldContain($"href=\"{Home}/leaving\"");
    }

    [Fact]
    public async Task Consent_is_taken_back_before_the_nomination_is_submitted()
    {
        var candidate = AddCandidate();
        var consented = await ConsentedAsync("TH", candidate);

        await ConfirmAsync(
            Withdrawals().Match(await PageAsync($"{Home}/consents", Member(candidate))).Groups["path"].Value,
            "It has ended", Member(candidate));

        var ended = (await SeenAsync(FocalPoint("TH"), consented.Id))!.Value;
        ended.GetProperty("state").GetString().ShouldBe("WITHDRAWN_BY_EEP");
        ended.GetProperty("history").GetProperty("nodes")[3].GetProperty("by").GetString().ShouldBe("NOMINEE");
        (await PageAsync($"{Home}/consents", Member(candidate))).ShouldNotContain("is about to nominate you");
    }

    [Fact]
    public async Task A_copy_of_everything_is_a_file()
    {
        var copy = await AskAsync(HttpMethod.Get, $"{Home}/copy");

        copy.Disposition.ShouldBe("attachment");
        JsonDocument.Parse(copy.Body).RootElement.GetProperty("person").GetString().ShouldBe(Eep);
    }

    [Fact]
    public async Task Who_wants_to_leave_says_so_and_is_gone()
    {
        var sure = await PostAsync("leaving/leave", Form(await PageAsync($"{Home}/leaving/leave")));
        sure.Body.ShouldContain("There is no way back.");
        (await AskAsync(Unit, "status")).GetProperty("status").GetString().ShouldBe("REGISTERED");

        var left = await PostAsync("leaving/leave", With(Form(sure.Body), new() { ["sure"] = "yes" }));

        left.Status.ShouldBe(HttpStatusCode.SeeOther);
        (await AskAsync(HttpMethod.Get, left.Location!, isNobody: true)).Body
            .ShouldContain("You have left the register");
        (await AskAsync(HttpMethod.Get, Home)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await AskAsync(Unit, "status biography")).GetRawText().ShouldBe("""{"status":"WITHDRAWN","biography":null}""");
    }

    [Fact]
    public async Task Whoever_is_nobody_is_sent_to_sign_in_and_to_others_no_such_page_is_there()
    {
        foreach (var path in (string[])["", "/days", "/days/feed", "/entry", "/name", "/expertise", "/visibility",
            "/seen", "/ties", "/consents", "/sessions", "/leaving", "/copy"])
        {
            (await AskAsync(HttpMethod.Get, Home + path, isNobody: true)).Location
                .ShouldBe($"/sign-in?to={Uri.EscapeDataString(Home + path)}");
            foreach (var caller in (Grant[])[Chair, Unit, Nominator])
                (await AskAsync(HttpMethod.Get, Home + path, caller: caller)).Status
                    .ShouldBe(HttpStatusCode.NotFound, path);
        }
        (await AskAsync(HttpMethod.Post, $"{Home}/confirm", new() { ["expectedVersion"] = "1" }, Chair)).Status
            .ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_sign_in_that_ended_loses_nothing_of_what_was_filled_in()
    {
        var form = With(Form(await PageAsync($"{Home}/name")), new() { ["fullName"] = "Aung & <Sons>" });

        var again = await AskAsync(HttpMethod.Post, $"{Home}/name", form, isNobody: true);

        again.Status.ShouldBe(HttpStatusCode.Unauthorized);
        again.Body.ShouldContain("your sign-in has ended");
        again.Body.ShouldContain($"action=\"{Home}/name\"");
        Form(again.Body).ShouldBe(form, ignoreOrder: true);
        (await PostAsync("name", Form(again.Body))).Status.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Of_what_another_site_sends_in_nobodys_name_nothing_is_kept()
    {
        using var browser = Registry.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Home}/name")
        {
            Content = new FormUrlEncodedContent([new("fullName", "Mallory")]),
            Headers = { { "Sec-Fetch-Site", "cross-site" } },
        };

        using var response = await browser.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("Mallory");
    }

    [Fact]
    public async Task What_people_write_is_shown_as_text()
    {
        const string Mark = "<script>\"'&";
        Changed(await ChangeAsync(
            Self, "updateProfile", new { fullName = Mark, biography = Mark, contact = new { postalAddress = Mark } }));
        Changed(await ChangeAsync(
            Self, "declareConflictOfInterest", new { kind = "OTHER", party = Mark, country = "KH", text = Mark }));

        foreach (var page in (string[])["", "/entry", "/name", "/biography", "/contact", "/seen", "/ties"])
        {
            var shown = await PageAsync(Home + page);
            shown.ShouldNotContain("<script");
            WebUtility.HtmlDecode(shown).ShouldContain(Mark);
        }
        WebUtility.HtmlDecode(await PageAsync($"{Home}/ties"))
            .ShouldContain($"Something else: {Mark} and Cambodia");
    }

    /// <summary>Of the field that says to whom the way to reach somebody is open.</summary>
    static int Contact => EntryFields.Parts.Index().First(p => p.Item.Part is PersonFields.Contact).Index;

    /// <summary>Fills the form of a page in and sends it, with all that the page put there.</summary>
    /// <param name="told">What is read after it was done; null where it is refused.</param>
    async Task<string> SendAsync(
        string page, string? told, Dictionary<string, string> filled, Grant? caller = null,
        params string[] weeks)
    {
        var form = With(Form(await PageAsync($"{Home}/{page}", caller)), filled);
        var answer = await AskAsync(HttpMethod.Post, $"{Home}/{page}", form, caller, ticked: weeks);
        answer.Status.ShouldBe(told is null ? HttpStatusCode.BadRequest : HttpStatusCode.SeeOther, answer.Body);
        if (told is null)
            return answer.Body;
        var after = await PageAsync(answer.Location!, caller);
        after.ShouldContain(told);
        return after;
    }

    /// <summary>Sends a form that is asked once more, and says yes.</summary>
    async Task<string> ConfirmAsync(string path, string told, Grant? caller = null)
    {
        path = WebUtility.HtmlDecode(path);
        var sure = await AskAsync(HttpMethod.Post, path, Form(await PageAsync(path, caller)), caller);
        sure.Status.ShouldBe(HttpStatusCode.OK);
        var done = await AskAsync(
            HttpMethod.Post, path, With(Form(sure.Body), new() { ["sure"] = "yes" }), caller);
        done.Status.ShouldBe(HttpStatusCode.SeeOther, done.Body);
        var after = await PageAsync(done.Location!, caller);
        after.ShouldContain(told);
        return after;
    }

    static Dictionary<string, string> With(Dictionary<string, string> form, Dictionary<string, string> filled)
    {
        foreach (var (name, value) in filled)
            form[name] = value;
        return form;
    }

    async Task<string> PageAsync(string path, Grant? caller = null)
    {
        var page = await AskAsync(HttpMethod.Get, path, caller: caller);
        page.Status.ShouldBe(HttpStatusCode.OK);
        return page.Body;
    }

    Task<Answered> PostAsync(string action, Dictionary<string, string> form, Grant? caller = null) =>
        AskAsync(HttpMethod.Post, $"{Home}/{action}", form, caller);

    async Task<Answered> AskAsync(
        HttpMethod method, string path, Dictionary<string, string>? form = null, Grant? caller = null,
        bool isNobody = false, params string[] ticked)
    {
        using var browser = Registry.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, path) { Headers = { { "Accept", "text/html" } } };
        if (!isNobody)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Registry.Token(caller ?? Self));
        if (form is not null)
            request.Content = new FormUrlEncodedContent(
                [.. form, .. ticked.Select(week => KeyValuePair.Create("weeks", week))]);
        using var response = await browser.SendAsync(request);
        return new Answered(
            response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString,
            response.Content.Headers.ContentDisposition?.DispositionType);
    }

    /// <summary>What a browser would send of the form: what stands in it.</summary>
    static Dictionary<string, string> Form(string page)
    {
        // The last of the page is what it is for; those before are taps.
        var form = page.Split("<main")[1].Split("<form method=\"post\"")[^1].Split("</form>")[0];
        var fields = new Dictionary<string, string>();
        foreach (Match field in Controls().Matches(form))
        {
            var name = Attribute(field.Value, "name");
            if (field.Groups["options"] is { Success: true, Value: var options })
            {
                var chosen = Options().Matches(options).FirstOrDefault(o => o.Value.Contains(" selected"))
                    ?? Options().Match(options);
                fields[name] = WebUtility.HtmlDecode(Attribute(chosen.Value, "value"));
            }
            else if (field.Groups["text"] is { Success: true, Value: var text })
                fields[name] = WebUtility.HtmlDecode(text)[1..]; // A newline after the tag is none of the text.
            else if (field.Value.Contains(" checked") || !(field.Value.Contains("type=\"checkbox\"")
                || field.Value.Contains("type=\"radio\"") || field.Value.Contains("type=\"file\"")))
                fields[name] = WebUtility.HtmlDecode(Attribute(field.Value, "value"));
        }
        return fields;

        static string Attribute(string tag, string name) =>
            tag.ReplaceLineEndings(" ").Split($" {name}=\"") is [_, var rest, ..] ? rest.Split('"')[0] : "";
    }

    sealed record Answered(HttpStatusCode Status, string Body, string? Location, string? Disposition);

    [GeneratedRegex("<a href=\"(?<path>/[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("<a href=\"(?<path>/my-entry/ties/withdraw[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Ties();

    [GeneratedRegex("href=\"(?<path>/my-entry/consents/withdraw[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Withdrawals();

    [GeneratedRegex("<input [^>]*>|<select [^>]*>(?<options>.*?)</select>|<textarea [^>]*>(?<text>.*?)</textarea>",
        RegexOptions.Singleline, 1000)]
    private static partial Regex Controls();

    [GeneratedRegex("<option [^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Options();
}
