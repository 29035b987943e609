using System.Text;
using System.Text.RegularExpressions;
using EnvoyRegistry.Tests.Data;
using Microsoft.Playwright;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>A person uses the pages of the started service, beginning with the letters that it writes.</summary>
public sealed class PhoneTests(Phones phones) : IClassFixture<Phones>, IDisposable
{
    const string Address = "member@example.org";
    const string Home = "What is asked of you";

    static readonly (string Link, string Heading)[] s_subjects =
    [
        ("Change Name", "Your name"),
        ("Change How to reach you", "How to reach you"),
        ("Change Your assistant", "Your assistant"),
        ("Change Where you are, and when to ring you", "Where you are, and when to ring you"),
        ("Change Serving as an envoy", "Serving as an envoy"),
        ("Change Fields of expertise", "Your fields of expertise"),
        ("Change Languages", "Your languages"),
        ("Change Experience", "Experience"),
        ("Change Offices you held", "Offices you held"),
        ("Change Curriculum vitae", "Your curriculum vitae"),
        ("See Ties", "Your ties"),
        ("See What others see", "What others see of you"),
        ("Change Who sees what", "Who sees what"),
        ("Read What you agreed to", "What you agreed to"),
        ("See Where you are signed in", "Where you are signed in"),
        ("See Your data, and leaving", "Your data, and leaving"),
    ];

    readonly string _directory = Directory.CreateTempSubdirectory("registry-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [SkippableFact]
    public async Task The_pages_read_well_and_do_their_work_on_a_phone_at_200_percent_without_JavaScript()
    {
        await using var phone = await phones.OpenAsync();
        FirstStart.PutSample(Path.Combine(_directory, "data", "registry.db"));
        using var program = new StartedProgram(
            _directory, ["--urls", "http://127.0.0.1:0", "--environment", "Development"]);
        var greeting = await program.GreetingAsync();
        using var member = await program.ClientAsync(StartedProgram.Token(greeting, "MEMBER"));
        using var unit = await program.ClientAsync(StartedProgram.Token(greeting, "UNIT"));
        using var focalPoint = await program.ClientAsync(StartedProgram.Token(greeting, "FOCAL_POINT"));
        var site = new Uri(await program.EndpointAsync(), "/");
        var (id, name) = await StateAddressAsync(member);

        await AnswerInOneTapAsync(phone, id, member, unit);
        await ConsentAsync(phone, focalPoint);
        await SignInAsync(phone, site);
        await KeepEntryAsync(phone);
        await AddAttachmentAsync(phone, site, name, await PrintCurriculumAsync(phone, name));
        await SignOutAsync(phone, site);
        await phone.VisitAsync($"{site}people/{id}/cv", 401, "Please sign in");

        phone.Faults.ShouldBeEmpty();
    }

    static async Task<(string Id, string Name)> StateAddressAsync(StartedClient member)
    {
        var person = (await member.AskAsync("{ viewer { person { id version fullName } } }"))
            .GetProperty("viewer").GetProperty("person");
        var id = person.GetProperty("id").GetString()!;
        await member.DoAsync("updateProfile", new
        {
            person = id,
            expectedVersion = person.GetProperty("version").GetInt32(),
            contact = new { email = Address },
        });
        return (id, person.GetProperty("fullName").GetString()!);
    }

    async Task AnswerInOneTapAsync(Phone phone, string id, StartedClient member, StartedClient unit)
    {
        var periods = new[] { new { from = Day(10), until = Day(40), status = "AVAILABLE" } };
        await member.DoAsync("setAvailability", new { person = id, expectedVersion = 1, periods });
        await unit.DoAsync("askAvailability", new { persons = new[] { id } });
        var links = (await Letters.LinksAsync(Address, "/availability/")).Where(l => l.Contains("/availability/"))
            .ToList();
        links.Count.ShouldBe(3);

        foreach (var link in links)
            await phone.VisitAsync(link, 200, "Is it still right?");
        await phone.PressAsync("No, take it back", 200, "Thank you: it is taken back");
        foreach (var link in links)
            await phone.VisitAsync(link, 404, "This link cannot be used");

        var person = (await member.AskAsync(
            "query($id: ID!, $from: LocalDate) { person(id: $id) { availability(from: $from) { status } } }",
            new { id, from = Day(2) })).GetProperty("person");
        person.GetProperty("availability").EnumerateArray()
            .ShouldAllBe(window => window.GetProperty("status").GetString() == "UNAVAILABLE");
    }

    async Task ConsentAsync(Phone phone, StartedClient focalPoint)
    {
        const string Result = "nomination { id version }";
        var nominee = new
        {
            fullName = "Nur Aisyah binti Contoh",
            title = "Dr",
            nationalities = new[] { "BN" },
            category = "EXPERT",
            biography = "Twenty years of mediation between communities that share a river.",
            expertise = new[] { new { tag = "MED-PROCESS", level = "LED", years = 20 } },
            languages = new[] { new { tag = "ms", level = "C2" }, new { tag = "en", level = "C1" } },
            contact = new { email = "nominee@example.org", phones = new[] { "+673 000 0000" } },
        };
        var nomination = (await focalPoint.DoAsync("draftNomination", new { nominee }, Result))
            .GetProperty("nomination");
        var id = nomination.GetProperty("id").GetString();
        await focalPoint.DoAsync(
            "askConsent", new { nomination = id, expectedVersion = nomination.GetProperty("version").GetInt32() });
        var link = (await Letters.LinksAsync("nominee@example.org", "/consent/"))[0];

        await phone.VisitAsync(link, 200, "Do you agree to be nominated?");
        await phone.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await phone.PressAsync("I agree", 200, "Thank you: you have agreed");
        await phone.VisitAsync(link, 404, "This link cannot be used");

        (await focalPoint.AskAsync("query($id: ID!) { nomination(id: $id) { consent { state } } }", new { id }))
            .GetProperty("nomination").GetProperty("consent").GetProperty("state").GetString().ShouldBe("GRANTED");
    }

    async Task SignInAsync(Phone phone, Uri site)
    {
        await phone.VisitAsync($"{site}sign-in", 200, "Sign in");
        await phone.Page.GetByLabel("Your mail address").FillAsync(Address);
        await phone.PressAsync("Send me the link", 200, "Look into your mail");
        var link = (await Letters.LinksAsync(Address, "/sign-in/"))[0];
        await phone.VisitAsync(link, 200, "Sign in");
        await phone.PressAsync("Sign me in", 200, Home);

        var cookie = (await phone.Page.Context.CookiesAsync()).ShouldHaveSingleItem();
        (cookie.HttpOnly, cookie.SameSite).ShouldBe((true, SameSiteAttribute.Lax));
        await phone.VisitAsync(link, 200, Home); // Used, but she is signed in.
        await phone.VisitAsync($"{site}sign-in", 200, Home);
    }

    static async Task KeepEntryAsync(Phone phone)
    {
        // A fortnight: two weeks are ticked, and one button is pressed.
        await phone.PressAsync("Say when you are free", 200, "My days");
        await phone.Page.GetByRole(AriaRole.Checkbox).Nth(1).CheckAsync();
        await phone.Page.GetByRole(AriaRole.Checkbox).Nth(2).CheckAsync();
        await phone.PressAsync("I am not free", 200, "My days");
        (await phone.Page.GetByRole(AriaRole.Status).IsVisibleAsync())
            .ShouldBeTrue("Nothing says that the days were kept");
        (await phone.Page.Locator("label.tick").AllInnerTextsAsync()).Skip(1).Take(2)
            .ShouldAllBe(week => week.EndsWith(": not free"));

        await phone.Page.GetByText("Or choose days").ClickAsync();
        await phone.Page.GetByLabel("From", new PageGetByLabelOptions { Exact = true }).FillAsync(Day(70));
        await phone.Page.GetByLabel("Until").FillAsync(Day(75));
        await phone.PressAsync("Ask me first", 200, "My days");
        await phone.PressAsync("See these days in your own calendar", 200, "Your days in your own calendar");
        foreach (var (link, heading) in s_subjects)
        {
            await phone.PressAsync("My entry", 200, "My entry");
            await phone.PressAsync(link, 200, heading);
        }
        await phone.PressAsync("My entry", 200, "My entry");
    }

    static async Task<byte[]> PrintCurriculumAsync(Phone phone, string name)
    {
        await phone.PressAsync("Read Curriculum vitae as a whole", 200, name);
        var pdf = await phone.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
        Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b", RegexOptions.None, TimeSpan.FromSeconds(1))
            .ShouldBeInRange(1, 2, "sheets");
        await phone.Page.GoBackAsync();
        return pdf;
    }

    static async Task AddAttachmentAsync(Phone phone, Uri site, string name, byte[] pdf)
    {
        var heading = $"Attachments of {name}";
        var paper = phone.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "What I did, on paper" });
        await phone.PressAsync("See Papers", 200, heading);
        await phone.Page.GetByLabel("What it is").FillAsync("What I did, on paper");
        await ChooseAsync("cv.pdf", pdf);
        await phone.PressAsync("Add", 200, heading);
        var kept = await phone.Page.Context.APIRequest.GetAsync(
            new Uri(site, await paper.GetAttributeAsync("href")).ToString());
        (await kept.BodyAsync()).ShouldBe(pdf);

        await ChooseAsync("no.pdf", "no"u8.ToArray());
        await phone.PressAsync("Add", 415, "The paper was not taken");
        await phone.Page.GoBackAsync();
        await phone.PressAsync("Remove", 200, heading);
        (await paper.CountAsync()).ShouldBe(0);

        Task ChooseAsync(string file, byte[] bytes) => phone.Page.GetByLabel("A PDF").SetInputFilesAsync(
            new FilePayload { Name = file, MimeType = "application/pdf", Buffer = bytes });
    }

    static async Task SignOutAsync(Phone phone, Uri site)
    {
        await phone.VisitAsync($"{site}sign-in", 200, Home);
        await phone.PressAsync("Sign out", 200, "Signed out");
        (await phone.Page.Context.CookiesAsync()).ShouldBeEmpty();
    }

    MailFolder Letters => new(Path.Combine(_directory, "data", "mail"));

    static string Day(int ahead) => $"{DateTime.UtcNow.AddDays(ahead):yyyy-MM-dd}";
}
