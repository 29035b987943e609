using System.Net;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Situations;

/// <summary>
/// A register in which the offices work on cases, each by its own token: the Chair's is that of the Philippines, A is
/// Thailand and B is Cambodia, as in the border incident of 2011, and none of it is real.
/// </summary>
sealed class CaseDesk : RunningRegistry
{
    readonly FakeTimeProvider _clock = Clocks.At("2026-10-01T05:00:00Z");

    readonly string _mail = Directory.CreateTempSubdirectory("envoy-mail-").FullName;

    readonly (string Name, string Value)[] _settings;

    /// <param name="settings">Beyond those that all cases need.</param>
    public CaseDesk(params (string Name, string Value)[] settings) => _settings = settings;

    CaseDesk(byte[] register, DateTime now) : base(new TemporaryRegister(register))
    {
        _settings = [];
        _clock.MoveBy(now - Now);
    }

    protected override TimeProvider Clock => _clock;

    /// <summary>Another desk, over a copy of the register as it is.</summary>
    public CaseDesk Copy()
    {
        Register.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        return new CaseDesk(File.ReadAllBytes(Register.Path), Now);
    }

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
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
    }

    /// <summary>The history begins now, by the clock of the test; the register was made by the machine's.</summary>
    public void BeginHistory() => Register.Run($"""
        UPDATE "Register_History" SET "Begins" = '{UtcSeconds.Stored(Now)}';
        UPDATE "Person_History" SET "ValidFrom" = '{UtcSeconds.Stored(Now)}';
        """);

    public void MoveBy(TimeSpan time) => _clock.MoveBy(time);

    /// <summary>A token of the person's own.</summary>
    public string Self(string person) =>
        NodeId.TryParse(person, out var id) ? Token(new Grant(CallerRole.Member, PersonId: id.Value.Key)) : "";

    /// <summary>The id of a candidate who is willing, and free through October 2026.</summary>
    public async Task<string> AddEnvoyAsync(
        string name, string? mail = null, bool declares = true, params string[] nationalities)
    {
        using var db = Register.Open();
        var person = new Person
        {
            Id = EntityId.New(),
            ExternalReference = name,
            FullName = name,
            Nationalities = [.. nationalities],
            Kind = PersonKind.Candidate,
            Status = PersonStatus.Listed,
            WillingToServe = true,
            ConfirmationDueOn = new DateOnly(2027, 6, 1),
        };
        db.Add(person);
        if (declares)
            db.Add(new ConflictDeclaration { PersonId = person.Id, DeclaredAt = Now, None = true });
        // The register of the tests was made by the machine's clock, which goes before the one they are played by.
        await db.Set<ConsentText>().Where(t => t.SupersededAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.SupersededAt, Now.AddDays(-30)));
        db.SaveChanges();
        if (mail is not null)
        {
            db.Viewer = Viewer.Register;
            await Services.GetRequiredService<PersonContacts>()
                .StateAsync(db, person.Id, new ContactDetails { Email = mail }, default);
        }
        var calendar = new Calendar(person.Id, []);
        calendar.Place(EntityId.New(), new WindowTerms(
            new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31), AvailabilityStatus.Available,
            AvailabilityMode.Both, 24, new DateTime(2026, 9, 30, 0, 0, 0, DateTimeKind.Utc)));
        db.AddRange(calendar.Windows);
        db.SaveChanges();
        return new NodeId("per", person.Id).ToString();
    }

    /// <summary>The link in the latest letter to somebody under a subject.</summary>
    public async Task<string> LinkAsync(string to, string subject) =>
        (await MailAsync()).Where(m => m.To.Mailboxes.Single().Address == to && m.Subject == subject)
            .OrderBy(m => m.Date).Last().TextBody!.Split(['\r', '\n', ' '])
            .Single(word => word.StartsWith("http", StringComparison.Ordinal));

    public async Task<string> GetAsync(string link)
    {
        using var client = CreateClient();
        return await client.GetStringAsync(new Uri(link).PathAndQuery);
    }

    public async Task<HttpStatusCode> PostAsync(string link, params (string Name, string Value)[] form)
    {
        using var client = CreateClient();
        using var fields = new FormUrlEncodedContent(form.ToDictionary(f => f.Name, f => f.Value));
        using var answer = await client.PostAsync(new Uri(link).PathAndQuery, fields);
        return answer.StatusCode;
    }

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
            ? throw new InvalidOperationException(errors.ToString())
            : json.GetProperty("data").GetProperty(mutation);
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
