using System.Net;
using EnvoyRegistry.Access;
using EnvoyRegistry.News;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class ConsentPagesTests : NominationTests
{
    [Fact]
    public async Task The_focal_point_that_asked_is_told_what_became_of_the_letter()
    {
        var nomination = await AskedAsync();
        (await LetterAsync()).ShouldBe("WAITING");

        using (var db = Registry.Register.Open())
        {
            db.Set<OutgoingMail>().Single().TryLater(MailFault.RecipientRefused, Registry.Now, [TimeSpan.Zero]);
            await db.SaveChangesAsync();
        }

        (await LetterAsync()).ShouldBe("WAITING RECIPIENT_REFUSED");

        async Task<string> LetterAsync()
        {
            var letter = (await Registry.DataAsync(
                FocalPoint("TH"), "query($id: ID!) { nomination(id: $id) { consent { letter { state fault } } } }",
                new { id = nomination.Id }))
                .GetProperty("nomination").GetProperty("consent").GetProperty("letter");
            return $"{letter.GetProperty("state")} {letter.GetProperty("fault")}".TrimEnd();
        }
    }

    [Fact]
    public async Task Somebody_new_reads_what_it_is_about_and_agrees_by_the_link()
    {
        var nomination = await AskedAsync();
        var link = Link();

        var page = await GetAsync(link);
        page.ShouldContain("Thailand would like to nominate you");
        page.ShouldContain("Ampai Suk");
        page.ShouldContain("<td>Thailand</td>");
        page.ShouldContain("Thirty years of quiet talks.");
        page.ShouldContain("(led it)");
        page.ShouldContain("Thai (C2)");
        page.ShouldContain("Asia/Bangkok");
        page.ShouldContain("ampai@example.org");
        page.ShouldContain("<strong>Leaving.</strong>");
        page.Length.ShouldBeLessThan(30_000);
        page.ShouldNotContain("<script");
        (await SeenAsync(Unit, nomination.Id))!.Value.GetProperty("state").GetString().ShouldBe("CONSENT_ASKED");

        (await PostAsync(link, ("answer", "yes"), ("willing", "yes"))).ShouldContain("Thank you: you have agreed");

        var consented = (await SeenAsync(FocalPoint("TH"), nomination.Id))!.Value;
        consented.GetProperty("state").GetString().ShouldBe("CONSENTED");
        consented.GetProperty("consent").GetProperty("channel").GetString().ShouldBe("LINK");
        consented.GetProperty("history").GetProperty("nodes")[2].GetProperty("by").GetString().ShouldBe("NOMINEE");
        var submitted = await DoAsync(FocalPoint("TH"), "submitNomination",
            new { nomination = nomination.Id, expectedVersion = consented.GetProperty("version").GetInt32() });
        submitted.State.ShouldBe("REGISTERED");
        var person = Read(db => db.Set<Person>().Single(p => p.FullName == "Ampai Suk"));
        (person.Kind, person.WillingToServe, person.Biography, person.TimeZone)
            .ShouldBe((PersonKind.Eep, true, "Thirty years of quiet talks.", "Asia/Bangkok"));
    }

    [Fact]
    public async Task A_no_by_the_link_erases_what_the_nomination_told()
    {
        var nomination = await AskedAsync();

        (await PostAsync(Link(), ("answer", "no"))).ShouldContain("You will not be nominated");

        var refused = (await SeenAsync(FocalPoint("TH"), nomination.Id))!.Value;
        refused.GetProperty("state").GetString().ShouldBe("CONSENT_REFUSED");
        refused.GetProperty("fullName").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        refused.GetProperty("missing").GetArrayLength().ShouldBe(0); // nobody is to complete it any more
    }

    [Fact]
    public async Task A_link_answers_once()
    {
        await AskedAsync();
        var link = Link();
        await PostAsync(link, ("answer", "yes"));

        (await PostAsync(link, HttpStatusCode.NotFound, ("answer", "no"))).ShouldContain("This link cannot be used");
        await GetAsync(link, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_many_taps_at_once_one_counts()
    {
        var nomination = await AskedAsync();
        var link = Link();
        using var client = Registry.CreateClient();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            using var form = new FormUrlEncodedContent([new("answer", "yes")]);
            using var response = await client.PostAsync(link, form);
            return response.StatusCode;
        })));

        statuses.Count(s => s is HttpStatusCode.OK).ShouldBe(1);
        (await SeenAsync(Unit, nomination.Id))!.Value.GetProperty("history").Items().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_link_is_void_when_it_expires_when_another_is_sent_and_when_the_entry_changes()
    {
        var asked = await AskedAsync();
        var first = Link();
        var again = await DoAsync(FocalPoint("TH"), "askConsent", asked.Next);
        await GetAsync(first, HttpStatusCode.NotFound);

        var second = Link();
        await GetAsync(second);
        Registry.Time.MoveTo("2026-10-31T05:00:00Z");
        await GetAsync(second, HttpStatusCode.NotFound);

        var third = await DoAsync(FocalPoint("TH"), "askConsent", again.Next);
        var last = Link();
        await GetAsync(last);
        (await DoAsync(FocalPoint("TH"), "editNomination", new
        {
            nomination = third.Id,
            expectedVersion = third.Version,
            nominee = new { biography = "Something else." },
        })).State.ShouldBe("DRAFT");
        (await PostAsync(last, HttpStatusCode.NotFound, ("answer", "yes"))).ShouldContain("This link cannot be used");
    }

    [Theory]
    [InlineData("/consent/nothing")]
    [InlineData("/consent/link_0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_guess_finds_nothing(string link) => await GetAsync(link, HttpStatusCode.NotFound);

    [Fact]
    public async Task What_a_nominator_writes_is_text_on_the_page()
    {
        await AskedAsync("""<img src=x onerror="alert(1)">""");

        (await GetAsync(Link())).ShouldNotContain("<img");
    }

    [Fact]
    public async Task Without_an_address_somebody_new_is_not_asked()
    {
        var nominee = Nominee();
        nominee.Remove("contact");
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee });

        (await DoAsync(FocalPoint("TH"), "askConsent", drafted.Next)).Errors.ShouldBe(["R6: nomination"]);
    }

    [Fact]
    public async Task No_link_goes_to_an_address_that_a_nominator_states_for_somebody_who_has_an_entry()
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new
        {
            person = AddCandidate(),
            nominee = new { contact = new { email = "focal.point@example.org" } },
        });

        var asked = await DoAsync(FocalPoint("TH"), "askConsent", drafted.Next);

        asked.State.ShouldBe("CONSENT_ASKED");
        Read(db => db.Set<OutgoingMail>().Any()).ShouldBeFalse();
        Read(db => db.Set<OneTimeLink>().Any()).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_agreed_by_the_link_signs_in_by_that_address_from_the_registration_on()
    {
        var nomination = await AskedAsync();
        await PostAsync(Link(), ("answer", "yes"));
        (await SignsInAsync()).ShouldBeFalse();

        await DoAsync(FocalPoint("TH"), "submitNomination", new { nomination = nomination.Id, expectedVersion = 3 });

        (await SignsInAsync()).ShouldBeTrue();
        using (var register = Registry.Register.Open())
            (await Registry.Services.GetRequiredService<PersonContacts>()
                .FindAsync(register, Read(db => db.Set<Person>().Single(p => p.FullName == "Ampai Suk").Id), default))!
                .Email.ShouldBe("ampai@example.org");

        async Task<bool> SignsInAsync()
        {
            using var db = Registry.Register.Open();
            return await Registry.Services.GetRequiredService<SignInAddresses>()
                .FindAsync(db, "Ampai@example.org", default) is not null;
        }
    }
}
