using System.Net;
using EnvoyRegistry.Tests.Data;
using EnvoyRegistry.Tests.Pages;

namespace EnvoyRegistry.Tests.SignIn;

/// <summary>Offices sign in by a link to the address that the register has of them.</summary>
public sealed class OfficeSignInTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("registry-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task The_link_of_a_letter_opens_the_pages_of_the_office_once()
    {
        FirstStart.PutSample(Path.Combine(_directory, "data", "registry.db"));
        using var program = new StartedProgram(_directory,
        [
            "--urls", "http://127.0.0.1:0", "--environment", "Development", "--Offices:PH", "chair@example.org",
            "--Offices:UNIT", "unit@example.org", "--FocalPoints:TH", "Focal.Point@example.org",
        ]);
        var site = new Uri(await program.EndpointAsync(), "/");
        var letters = new MailFolder(Path.Combine(_directory, "data", "mail"));

        await SignInAsync(site, letters, "unit@example.org", "ARF Unit");
        await SignInAsync(site, letters, "focal.point@example.org", "Focal point, Thailand");
        var link = await SignInAsync(site, letters, "chair@example.org", "Philippines");

        using var late = Visitor.Unknown(site);
        using var again = await late.GetAsync(link);
        again.StatusCode.ShouldBe(HttpStatusCode.Gone);
        using var sent = await late.PostAsync(link, []);
        sent.StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    static async Task<string> SignInAsync(Uri site, MailFolder letters, string address, string reader)
    {
        using var office = Visitor.Unknown(site);
        using var asked = await office.PostAsync("/sign-in", [("address", address)]);
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
        var link = new Uri((await letters.LinksAsync(address, "/sign-in/"))[0]).AbsolutePath;
        (await office.ReadAsync(link)).ShouldContain("Sign me in");
        using var opened = await office.PostAsync(link, []);
        opened.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        opened.Headers.Location!.OriginalString.ShouldBe("/");
        WebUtility.HtmlDecode(await office.ReadAsync("/")).ShouldContain(reader);
        return link;
    }
}
