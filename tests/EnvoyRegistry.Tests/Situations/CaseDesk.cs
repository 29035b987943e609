using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.News;
using EnvoyRegistry.Participants;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace EnvoyRegistry.Tests.Situations;

/// <summary>
/// A register in which the offices work on cases, each by its own token: the Chair's is that of the Philippines, A is
/// Thailand and B is Cambodia, as in the border incident of 2011, and none of it is real.
/// </summary>
sealed class CaseDesk : RunningRegistry
{
    readonly FakeTimeProvider _clock = Clocks.At("2026-10-01T05:00:00Z");

    readonly string _mail = Directory.CreateTempSubdirectory("envoy-mail-").FullName;

    protected override TimeProvider Clock => _clock;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_mail))
            Directory.Delete(_mail, recursive: true);
    }

    public string Chair => Token(CallerRole.Chair);
    public string Unit => Token(CallerRole.Unit);
    public string SecretaryGeneral => Token(CallerRole.Secgen);

    public string FocalPoint(string code) => Token(new Grant(CallerRole.FocalPoint, KnownParticipants.IdOf(code)));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mail:SecretaryGeneral", "sg@example.org");
        builder.UseSetting("Mail:Folder", _mail);
        foreach (var code in (string[])["TH", "KH", "JP", "SG"])
            builder.UseSetting($"FocalPoints:{code}", $"{code.ToLowerInvariant()}@example.org");
    }

    public void MoveBy(TimeSpan time) => _clock.MoveBy(time);

    /// <summary>One mutation, whose payload is given.</summary>
    /// <param name="fields">Of the payload, without its errors.</param>
    public async Task<JsonElement> DoAsync(string token, string mutation, string fields, object input)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        using var answer = await SendAsync(
            $$"""
            mutation($input: {{type}}!) { {{mutation}}(input: $input) { {{fields}} errors {
                __typename message path ... on RuleViolation { rule { code } } } } }
            """, new { input }, token);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return json.TryGetProperty("errors", out var errors)
            ? throw new InvalidOperationException(errors.ToString()) : json.GetProperty("data").GetProperty(mutation);
    }

    /// <summary>Whatever is asked, errors included.</summary>
    public async Task<JsonElement> AskAsync(string? token, string query, object? variables = null)
    {
        using var answer = await SendAsync(query, variables, token);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Each error of a payload as <c>TYPE or rule: path</c>.</summary>
    public static List<string> Errors(JsonElement payload) =>
    [
        .. payload.GetProperty("errors").EnumerateArray().Select(e =>
            (e.TryGetProperty("rule", out var rule) ? rule.GetProperty("code").GetString()
                : e.GetProperty("__typename").GetString())
            + ": " + string.Join('.', e.GetProperty("path").EnumerateArray().Select(p => p.GetString()))),
    ];

    /// <summary>All letters so far, as <c>address: subject</c>, in the order of that.</summary>
    public async Task<IReadOnlyList<string>> LettersAsync() =>
        [.. (await MailAsync()).Select(m => $"{m.To.Mailboxes.Single().Address}: {m.Subject}").Order()];

    /// <summary>All letters so far. What the service has claimed meanwhile is waited for.</summary>
    public async Task<IReadOnlyList<MimeMessage>> MailAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await Services.GetRequiredService<PostOffice>().SendDueAsync(patience.Token);
        using var db = Register.Open();
        using var round = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await db.Set<OutgoingMail>().AnyAsync(m => m.DueAt != null, patience.Token))
            await round.WaitForNextTickAsync(patience.Token);
        return Directory.Exists(_mail)
            ? [.. Directory.GetFiles(_mail, "*.eml").Select(file => MimeMessage.Load(file))] : [];
    }

    public static Dictionary<string, object?> Border(bool isExercise = false) => new()
    {
        ["title"] = "An incident at a border",
        ["area"] = new
        {
            kind = "REGION",
            name = "Land around a temple",
            isContested = true,
            namingNote = "Named after the temple alone, which takes nobody's side.",
        },
        ["scope"] = "INTER_STATE",
        ["isImminent"] = true,
        ["isExercise"] = isExercise,
        ["firstEvent"] = new
        {
            happenedAt = "2026-10-01T03:00:00Z",
            text = "Shots were heard.",
            source = "The press of both sides",
            certainty = "REPORTED",
        },
    };

    /// <summary>The id of a situation with A and B directly involved, and its version.</summary>
    public async Task<(string Id, int Version)> OpenAsync(Dictionary<string, object?>? input = null)
    {
        var opened = await DoAsync(Chair, "openSituation", "situation { id version }", input ?? Border());
        Errors(opened).ShouldBeEmpty();
        var (id, version) = Changed(opened);
        foreach (var code in (string[])["TH", "KH"])
            (id, version) = Changed(await NameAsync(id, version, new { participant = code }));
        return (id, version);
    }

    public Task<JsonElement> NameAsync(
        string situation, int version, object who, string reason = "It is at its border.", bool isHost = false) =>
        DoAsync(Chair, "nameParty", "situation { id version } party { id name takingUp }", new
        {
            situation,
            expectedVersion = version,
            who,
            reason,
            isHost,
        });

    public static (string Id, int Version) Changed(JsonElement payload)
    {
        Errors(payload).ShouldBeEmpty();
        var situation = payload.GetProperty("situation");
        return (situation.GetProperty("id").GetString()!, situation.GetProperty("version").GetInt32());
    }
}
