using System.Text;
using System.Text.RegularExpressions;
using EnvoyRegistry.Tests.Data;
using Microsoft.Playwright;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>A person uses the pages of the started service, beginning with the letters that it writes.</summary>
public sealed class PhoneTests(Phones phones) : IClassFixture<Phones>, IDisposable
{
    const string Address = "member@example.org";

    static readonly (string Link, string Heading)[] s_subjects =
    [
        ("who you are and how to reach you", "Who you are and how to reach you"),
        ("what you can do", "What you can do"),
        ("who sees what", "Who sees what"),
        ("ties that could stand in your way", "Ties that could stand in your way"),
        ("Your data, and leaving the register", "Your data, and leaving"),
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
        await phone.PressAsync("Sign me in", 200, "Your entry");

        var cookie = (await phone.Page.Context.CookiesAsync()).ShouldHaveSingleItem();
        (cookie.HttpOnly, cookie.SameSite).ShouldBe((true, SameSiteAttribute.Lax));
        await phone.VisitAsync(link, 200, "Your entry"); // Used, but she is signed in.
        await phone.VisitAsync($"{site}sign-in", 200, "Your entry");
    }

    static async Task KeepEntryAsync(Phone phone)
    {
        await phone.Page.GetByLabel("From", new PageGetByLabelOptions { Exact = true }).FillAsync(Day(70));
        await phone.Page.GetByLabel("Until").FillAsync(Day(75));
        await phone.PressAsync("Write it down", 200, "Your entry");
        (await phone.Page.GetByRole(AriaRole.Status).IsVisibleAsync())
            .ShouldBeTrue("Nothing says that the days were kept");
        foreach (var (link, heading) in s_subjects)
        {
            await phone.PressAsync(link, 200, heading);
            await phone.PressAsync("Back to your entry", 200, "Your entry");
        }
    }

    static async Task<byte[]> PrintCurriculumAsync(Phone phone, string name)
    {
        await phone.PressAsync("curriculum vitae", 200, name);
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
        await phone.PressAsync("papers", 200, heading);
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
        await phone.VisitAsync($"{site}sign-in", 200, "Your entry");
        await phone.PressAsync("Sign out", 200, "Signed out");
        (await phone.Page.Context.CookiesAsync()).ShouldBeEmpty();
    }

    MailFolder Letters => new(Path.Combine(_directory, "data", "mail"));

    static string Day(int ahead) => $"{DateTime.UtcNow.AddDays(ahead):yyyy-MM-dd}";
}
