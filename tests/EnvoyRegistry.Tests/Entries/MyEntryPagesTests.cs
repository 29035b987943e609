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
    public async Task The_first_page_tells_how_the_entry_stands_and_leads_to_all_others()
    {
        var page = await PageAsync(Home);

        page.ShouldContain("registered by Thailand");
        page.ShouldContain("confirm it again by 1 September 2027");
        page.ShouldContain("You have said nothing of the days to come");
        foreach (Match link in Links().Matches(page))
            (await AskAsync(HttpMethod.Get, link.Groups["path"].Value)).Status.ShouldBe(HttpStatusCode.OK, link.Value);
    }

    [Fact]
    public async Task Days_are_said_taken_back_and_confirmed()
    {
        await SendAsync(Home, "days", "Thank you", new()
        {
            ["from"] = "2026-11-01",
            ["until"] = "2026-11-30",
            ["status"] = "AVAILABLE",
            ["mode"] = "REMOTE",
            ["notice"] = "168",
        });
        (await PageAsync(Home)).ShouldContain(
            "1 November 2026 to 30 November 2026: <strong>free</strong>, from afar only, 7 days ahead.");

        await SendAsync(
            Home, "days", "Thank you", new() { ["from"] = "2026-12-24", ["status"] = "LIMITED", ["notice"] = "24" });
        (await PageAsync(Home)).ShouldContain(
            "24 December 2026: <strong>free in part</strong>, in person or from afar, a day ahead.");
        await SendAsync(Home, "days", "Thank you", new() { ["from"] = "2026-12-24", ["status"] = "UNKNOWN" });

        await SendAsync(Home, "days", "Thank you", new() { ["from"] = "2026-11-10", ["status"] = "UNKNOWN" });
        (await AskAsync(Self, "availability { from until }")).GetProperty("availability").GetRawText().ShouldBe(
            """[{"from":"2026-11-01","until":"2026-11-09"},{"from":"2026-11-11","until":"2026-11-30"}]""");

        Registry.Time.MoveTo("2026-10-04T05:00:00Z");
        await SendAsync(Home, "days-confirmed", "Thank you", []);
        (await PageAsync(Home)).ShouldContain("Your word of\n4 October 2026");
    }

    [Fact]
    public async Task What_is_refused_is_told_and_stands_in_the_form_still()
    {
        var refused = await SendAsync(
            Home, "days", null, new() { ["from"] = "2026-11-10", ["until"] = "2026-11-02", ["mode"] = "REMOTE" });

        refused.ShouldContain("The last day, 2026-11-02, is before the first, 2026-11-10.");
        var again = Form(refused, "days");
        again["from"].ShouldBe("2026-11-10");
        again["mode"].ShouldBe("REMOTE");
        (await AskAsync(Self, "availability { from }")).GetProperty("availability").GetArrayLength().ShouldBe(0);

        refused = await SendAsync($"{Home}/profile", "profile", null,
            new() { ["countries"] = "KH, XX", ["biography"] = "Kept <as> it was." });
        refused.ShouldContain("&quot;XX&quot;` cannot be read");
        refused.ShouldNotContain("$input");
        Form(refused, "profile")["biography"].ShouldBe("Kept <as> it was.");
    }

    [Fact]
    public async Task Who_was_quicker_is_not_overwritten()
    {
        var form = Form(await PageAsync($"{Home}/profile"), "profile");
        Changed(await ChangeAsync(Nominator, "updateProfile", new { title = "Dr" }));
        form["title"] = "Mr";

        var refused = await PostAsync("profile", form);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Body.ShouldContain("It was changed meanwhile");
        (await AskAsync(Self, "title")).GetProperty("title").GetString().ShouldBe("Dr");
    }

    [Fact]
    public async Task Everything_that_an_entry_says_can_be_said()
    {
        await SendAsync($"{Home}/profile", "profile", "Thank you", new()
        {
            ["title"] = "Dr",
            ["fullName"] = "Ampai Suk",
            ["nativeName"] = "อำไพ",
            ["gender"] = "WOMAN",
            ["email"] = "ampai@example.org",
            ["phones"] = "+66 1\r\n\r\n +66 2 ",
            ["address"] = "A street\r\nA town",
            ["assistant"] = "Benz",
            ["assistantPhone"] = "+66 3",
            ["timeZone"] = "Asia/Bangkok",
            ["longest"] = "60",
            ["biography"] = "Forty years & more.",
            ["years"] = "41",
            ["countries"] = "mm, LA",
            ["office0"] = "Ambassador to Mongolia",
            ["officeKind0"] = "AMBASSADOR",
            ["office1"] = "Reader",
            ["officeKind1"] = "ACADEMIC",
        });
        await SendAsync($"{Home}/skills", "expertise", "Thank you", new()
        {
            ["years0"] = "9",
            ["tag1"] = "SEC-CBM",
            ["level1"] = "STUDIED",
            ["evidence1"] = "A book.",
        });
        await SendAsync(
            $"{Home}/skills", "languages", "Thank you", new() { ["language0"] = "th", ["languageLevel0"] = "C2" });
        await SendAsync($"{Home}/visibility", "visibility", "Thank you", new() { ["CONTACT"] = "PARTICIPANTS" });
        await SendAsync($"{Home}/conflicts", "conflict", "Thank you",
            new() { ["kind"] = "FAMILY", ["country"] = "mm", ["text"] = "A cousin." });
        (await PageAsync($"{Home}/conflicts")).ShouldContain("<h2>family: Myanmar</h2>");

        (await AskAsync(Self, """
            title fullName nativeName gender yearsOfExperience biography countriesKnown timeZone longestEngagementDays
            willingToServe formerOffices { kind title } expertise { tag { code } level years evidence }
            languages { tag level } contact { email phones postalAddress assistant { name email phone } }
            conflicts { kind country party text }
            """)).GetRawText()
                .ShouldBe(
                    """{"title":"Dr","fullName":"Ampai """ +
                    """Suk","nativeName":"อำไพ","gender":"WOMAN","yearsOfExperience":41,"biography":"Forty years & """ +
                    """more.","countriesKnown":["MM","LA"],"timeZone":"Asia/Bangkok","longestEngagementDays":""" +
                    """60,"willingToServe":true,"formerOffices":[{"kind":"AMBASSADOR","title":"Ambassador to """ +
                    """Mongolia"},{"kind":"ACADEMIC","title":"Reader"}],"expertise":[{"tag":""" +
                    """{"code":"MED-PROCESS"},"level":"LED","years":9,"evidence":null},{"tag":""" +
                    """{"code":"SEC-CBM"},"level":"STUDIED","years":null,"evidence":"A book."}],"languages":[""" +
                    """{"tag":"th","level":"C2"}],"contact":{"email":"ampai@example.org","phones":["+66 1","+66 """ +
                    """2"],"postalAddress":"A street\nA town","assistant":{"name":"Benz","email":null,"phone":"+66 """ +
                    """3"}},"conflicts":[{"kind":"FAMILY","country":"MM","party":null,"text":"A cousin."}]}""");
        (await AskAsync(FocalPoint("SG"), "contact { phones }"))
            .GetProperty("contact").ValueKind.ShouldBe(JsonValueKind.Object);

        await SendAsync($"{Home}/conflicts", "conflict-withdrawn", "withdrawn", []);
        (await AskAsync(Self, "conflicts { id }")).GetProperty("conflicts").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("profile", "profile")]
    [InlineData("skills", "expertise")]
    [InlineData("skills", "languages")]
    [InlineData("visibility", "visibility")]
    public async Task A_form_that_is_sent_as_it_was_shown_changes_nothing(string page, string action)
    {
        await Everything_that_an_entry_says_can_be_said();

        await SendAsync($"{Home}/{page}", action, "Thank you", []);

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

        await SendAsync($"{Home}/profile", "profile", "Thank you", []);

        (await AskAsync(Self, "formerOffices { kind title }")).GetRawText().ShouldBe(before.GetRawText());
    }

    [Fact]
    public async Task The_entry_is_confirmed_for_another_year()
    {
        await SendAsync(Home, "confirm", "Thank you", []);

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

        await SendAsync(Home, "consent", "Thank you", new() { ["answer"] = answer }, member);

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

        var agreed = await SendAsync($"{Home}/consents", "consent-renewed", "Thank you", []);

        agreed.ShouldContain("You agreed to edition 2 of the text on 1 October 2026. This is that text");
        agreed.ShouldNotContain("I agree to this");
        (await PageAsync(Home)).ShouldNotContain("say that you agree");
        (await AskAsync(Self, "registrations { consentText { edition } }")).GetRawText()
            .ShouldBe("""{"registrations":[{"consentText":{"edition":2}}]}""");
    }

    [Fact]
    public async Task Who_agreed_to_an_earlier_edition_is_asked_again()
    {
        await SendAsync($"{Home}/consents", "consent-renewed", "Thank you", []);
        using (var db = Registry.Register.Open())
        {
            db.Set<ConsentText>().Single(t => t.Edition == 2).SupersededAt = Registry.Time.GetUtcNow().UtcDateTime;
            db.Add(new ConsentText { Id = EntityId.New(), Edition = 3, Text = "I agree to **more**." });
            db.SaveChanges();
        }

        (await PageAsync(Home)).ShouldContain("say that you agree");
        var page = await PageAsync($"{Home}/consents");
        page.ShouldContain(
            "You agreed to edition 2 of the text on 1 October 2026. This is the text in force, edition 3:");
        page.ShouldContain("<p>I agree to <strong>more</strong>.</p>");

        (await SendAsync($"{Home}/consents", "consent-renewed", "Thank you", []))
            .ShouldContain("You agreed to edition 3");
    }

    [Fact]
    public async Task Consent_is_taken_back_and_the_registration_ends()
    {
        var ended = await SendAsync($"{Home}/consents", "consent-withdrawn", "It has ended", []);

        ended.ShouldContain("You are neither an Expert or Eminent Person nor a candidate now.");
        (await AskAsync(Self, "kind registrations { status until }")).GetRawText()
            .ShouldBe("""{"kind":"FORMER","registrations":[{"status":"WITHDRAWN_BY_EEP","until":"2026-10-01"}]}""");
        (await PageAsync(Home)).ShouldContain($"href=\"{Home}/leaving\"");
    }

    [Fact]
    public async Task Consent_is_taken_back_before_the_nomination_is_submitted()
    {
        var candidate = AddCandidate();
        var consented = await ConsentedAsync("TH", candidate);

        await SendAsync($"{Home}/consents", "consent-withdrawn", "It has ended", [], Member(candidate));

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
        (await SendAsync($"{Home}/leaving", "leave", null, [])).ShouldContain("Nothing was changed.");

        var left = await PostAsync(
            "leave", With(Form(await PageAsync($"{Home}/leaving"), "leave"), new() { ["confirm"] = "yes" }));

        left.Body.ShouldContain("You have left the register");
        (await AskAsync(HttpMethod.Get, Home)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await AskAsync(Unit, "status biography")).GetRawText().ShouldBe("""{"status":"WITHDRAWN","biography":null}""");
    }

    [Fact]
    public async Task Whoever_is_no_member_is_sent_to_sign_in()
    {
        foreach (var caller in (Grant?[])[null, Chair, Unit, Nominator])
        {
            foreach (var path in (string[])["", "/profile", "/skills", "/visibility", "/conflicts", "/consents",
                "/leaving", "/copy"])
                (await AskAsync(HttpMethod.Get, Home +
                    path, caller: caller, isNobody: caller is null)).Location.ShouldBe("/sign-in");
            (await AskAsync(HttpMethod.Post, $"{Home}/confirm", new() { ["version"] = "1" }, caller, caller is null))
                .Location.ShouldBe("/sign-in");
        }
    }

    [Fact]
    public async Task A_sign_in_that_ended_loses_nothing_of_what_was_filled_in()
    {
        var form = With(Form(await PageAsync($"{Home}/profile"), "profile"), new() { ["fullName"] = "Aung & <Sons>" });

        var again = await AskAsync(HttpMethod.Post, $"{Home}/profile", form, isNobody: true);

        again.Status.ShouldBe(HttpStatusCode.Unauthorized);
        again.Body.ShouldContain("your sign-in has ended");
        Form(again.Body, "profile").ShouldBe(form, ignoreOrder: true);
        (await PostAsync("profile", Form(again.Body, "profile"))).Status.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Of_what_another_site_sends_in_nobodys_name_nothing_is_kept()
    {
        using var browser = Registry.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Home}/profile")
        {
            Content = new FormUrlEncodedContent([new("fullName", "Mallory")]),
            Headers = { { "Sec-Fetch-Site", "cross-site" } },
        };

        using var response = await browser.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
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

        foreach (var page in (string[])["", "/profile", "/conflicts"])
        {
            var shown = await PageAsync(Home + page);
            shown.ShouldNotContain("<script");
            WebUtility.HtmlDecode(shown).ShouldContain(Mark);
        }
        WebUtility.HtmlDecode(await PageAsync($"{Home}/conflicts")).ShouldContain($"something else: {Mark}, Cambodia");
    }

    /// <summary>Fills the form of a page in and sends it, with all that the page put there.</summary>
    /// <param name="told">What is read after it was done; null where it is refused.</param>
    async Task<string> SendAsync(
        string page, string action, string? told, Dictionary<string, string> filled, Grant? caller = null)
    {
        var answer = await PostAsync(action, With(Form(await PageAsync(page, caller), action), filled), caller);
        answer.Status.ShouldBe(told is null ? HttpStatusCode.BadRequest : HttpStatusCode.SeeOther, answer.Body);
        if (told is null)
            return answer.Body;
        var after = await PageAsync(answer.Location!, caller);
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
        bool isNobody = false)
    {
        using var browser = Registry.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, path);
        if (!isNobody)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Registry.Token(caller ?? Self));
        if (form is not null)
            request.Content = new FormUrlEncodedContent(form);
        using var response = await browser.SendAsync(request);
        return new Answered(
            response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString,
            response.Content.Headers.ContentDisposition?.DispositionType);
    }

    /// <summary>What a browser would send of the form: what stands in it.</summary>
    static Dictionary<string, string> Form(string page, string action)
    {
        var begin = $"<form method=\"post\" action=\"{Home}/{action}\">";
        page.ShouldContain(begin);
        var form = page.Split(begin)[1].Split("</form>")[0];
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
                fields[name] = WebUtility.HtmlDecode(text[1..]); // A newline after the tag is none of the text.
            else if (!field.Value.Contains("type=\"checkbox\"") || field.Value.Contains(" checked"))
                fields[name] = WebUtility.HtmlDecode(Attribute(field.Value, "value"));
        }
        return fields;

        static string Attribute(string tag, string name) => tag.Split($" {name}=\"")[1].Split('"')[0];
    }

    sealed record Answered(HttpStatusCode Status, string Body, string? Location, string? Disposition);

    [GeneratedRegex("<a href=\"(?<path>/[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("<input [^>]*>|<select [^>]*>(?<options>.*?)</select>|<textarea [^>]*>(?<text>.*?)</textarea>",
        RegexOptions.Singleline, 1000)]
    private static partial Regex Controls();

    [GeneratedRegex("<option [^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Options();
}
