using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.SignIn;

/// <summary>A register with people who sign in by browsers of their own.</summary>
sealed partial class SignInRegistry : RunningRegistry
{
    public FakeTimeProvider Movable { get; } = Clocks.At("2026-10-01T05:00:00Z");

    protected override TimeProvider Clock => Movable;

    /// <summary>Letters go out when a test looks for them.</summary>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.Remove(
            services.Single(s => s.ServiceType == typeof(IHostedService)
                && s.ImplementationFactory?.Method.ReturnType == typeof(PostOffice))));
    }

    public long Add(string name, PersonStatus status = PersonStatus.Listed, PersonKind kind = PersonKind.Candidate)
    {
        _ = Services;
        using var db = Register.Open();
        var person = new Person
        {
            Id = EntityId.New(),
            ExternalReference = name,
            FullName = name,
            Kind = kind,
            Status = status,
            TimeZone = "Asia/Yangon",
        };
        db.Add(person);
        db.SaveChanges();
        return person.Id;
    }

    /// <summary>The path of a link to sign in by, as a letter would have it.</summary>
    public string LinkOf(long person)
    {
        using var db = Register.Open();
        var link = Links.Create(db, LinkPurpose.SignIn, person, null, Now, SignInDesk.LinkLifetime);
        db.SaveChanges();
        return $"{SignInDesk.Path}/{link}";
    }

    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions
    {
        BaseAddress = new Uri("https://localhost"),
        AllowAutoRedirect = false,
    });

    /// <summary>A browser in which the person is signed in.</summary>
    public async Task<HttpClient> SignedInAsync(long person)
    {
        var browser = Browser();
        (await browser.PostAsync(LinkOf(person), content: null)).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.SeeOther);
        return browser;
    }

    /// <summary>The answer to whoever has the browser; null when the sign-in has ended.</summary>
    public static async Task<JsonElement?> AskAsync(HttpClient browser, string query, object? variables = null)
    {
        using var response = await browser.PostAsJsonAsync("/graphql", new { query, variables });
        if (response.StatusCode is System.Net.HttpStatusCode.Unauthorized)
            return null;
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>All letters that were sent, the oldest first, by whom they went to.</summary>
    public async Task<List<(string To, string Text)>> LettersAsync()
    {
        await Services.GetRequiredService<PostOffice>().SendDueAsync(default);
        var folder = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(Register.Path)!, "mail"));
        return folder.Exists
            ? [.. folder.GetFiles().OrderBy(f => f.LastWriteTimeUtc).Select(f => File.ReadAllText(f.FullName))
                .Select(text => (To().Match(text).Groups["to"].Value, text))]
            : [];
    }

    public static string LinkIn(string letter) => Link().Match(letter).Value;

    [GeneratedRegex("/sign-in/link_[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(
        "^To: (?<to>[^\r\n]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex To();
}
