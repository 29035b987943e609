using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.News;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Availability;

/// <summary>
/// The program over a register with Kartinah in it, who is in Honolulu, where it is 30 September 2026 still, and with
/// Somchai. Letters stay where they are posted.
/// </summary>
public sealed class CalendarRegistry : RunningRegistry
{
    public const string Errors =
        "errors { __typename code message path ... on StaleVersion { currentVersion } }";

    public CalendarRegistry()
    {
        using var db = Register.Open();
        db.AddRange(Candidate(1, "Kartinah", "Pacific/Honolulu"), Candidate(2, "Somchai", "Asia/Bangkok"));
        db.SaveChanges();
    }

    /// <summary>Who is told that somebody asks to be called.</summary>
    public string? Office { get; init; }

    internal FakeTimeProvider Time { get; } = Clocks.At("2026-10-01T05:00:00Z");

    protected override TimeProvider Clock => Time;

    internal static string Kartinah { get; } = new NodeId("per", 1).ToString();
    internal static string Somchai { get; } = new NodeId("per", 2).ToString();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mail:Office", Office);
        builder.ConfigureTestServices(services => services.Remove(
            services.Single(s => s.ServiceType == typeof(IHostedService)
                && s.ImplementationFactory?.Method.ReturnType == typeof(PostOffice))));
    }

    /// <summary>
    /// What a mutation answers, to the person herself unless somebody else is named. Where it is about days that were
    /// looked at, and the input does not say when, they were looked at just now.
    /// </summary>
    internal async Task<JsonElement> DoAsync(string mutation, object input, Grant? caller = null, string result = "")
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        using var response = await SendAsync(
            $$"""mutation($input: {{type}}!) { {{mutation}}(input: $input) { {{result}} {{Errors}} } }""",
            new { input = LookedAtNow(mutation, JsonSerializer.SerializeToNode(input)!.AsObject()) },
            Token(caller ?? Herself));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data").GetProperty(mutation);
    }

    JsonObject LookedAtNow(string mutation, JsonObject input)
    {
        if (mutation is "setAvailability" or "confirmAvailability" or "importCalendar"
            && !input.ContainsKey("expectedVersion"))
        {
            var person = NodeId.KeyOf("per", input["person"]!.GetValue<string>());
            input["expectedVersion"] = Read(db => db.Set<PersonCalendar>().IgnoreQueryFilters()
                .SingleOrDefault(c => c.PersonId == person)?.Version ?? 0);
        }
        return input;
    }

    internal static Grant Herself { get; } = new(CallerRole.Member, PersonId: 1);

    /// <summary>Says something as Kartinah, to which nothing is objected.</summary>
    internal async Task StateAsync(params object[] periods) =>
        Told(await DoAsync("setAvailability", new { person = Kartinah, periods })).ShouldBeEmpty();

    internal static object Period(
        string from, string until, string status = "AVAILABLE", string mode = "BOTH", int noticeHours = 0) =>
        new { from, until, status, mode, noticeHours };

    /// <summary>What stands of a person's days, a line a window.</summary>
    internal IReadOnlyList<string> Windows(long person = 1) => Read(db =>
        db.Set<AvailabilityWindow>().Where(w => w.PersonId == person).OrderBy(w => w.From).ToList()
            .ConvertAll(w => $"{w.From:MM-dd}..{w.Until:MM-dd} {w.Status} {w.Mode} {w.NoticeHours}"));

    /// <summary>States how to reach a person.</summary>
    internal async Task ReachAsync(long person, string email)
    {
        using var db = Register.Open();
        await Services.GetRequiredService<PersonContacts>().StateAsync(
            db, person, new ContactDetails { Email = email }, CancellationToken.None);
        await db.SaveChangesAsync();
    }

    /// <summary>The letters that wait, the latest last.</summary>
    internal List<LetterText> Letters() => Read(db => db.Opened());

    /// <summary>The errors of a payload: <c>CODE path/path</c>.</summary>
    internal static IReadOnlyList<string> Told(JsonElement payload) =>
    [
        .. payload.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString() + " "
            + string.Join('/', e.GetProperty("path").EnumerateArray().Select(p => p.GetString()))),
    ];

    internal T Read<T>(Func<RegistryDb, T> read)
    {
        using var db = Register.Open();
        return read(db);
    }

    static Person Candidate(long id, string name, string zone) => new()
    {
        Id = id,
        ExternalReference = name,
        FullName = name,
        Kind = PersonKind.Candidate,
        Status = PersonStatus.Listed,
        WillingToServe = true,
        TimeZone = zone,
        ConfirmedOn = new DateOnly(2026, 9, 1),
        ConfirmationDueOn = new DateOnly(2027, 9, 1),
    };
}
