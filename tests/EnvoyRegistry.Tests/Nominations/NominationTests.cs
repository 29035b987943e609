using System.Net;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.News;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Nominations;

/// <summary>What the mutations of a nomination have in common to be tested with.</summary>
public abstract class NominationTests : IDisposable
{
    const string Fields = """
        nomination {
          id state version fullName missing next { code turn sentence }
          consent { state text { edition } askedAt answeredAt channel withdrawnAt }
          history { nodes { state by at reason } }
          places { used most }
          registration { id from until status version consentedAt consentText { edition } }
          person { id fullName status kind version participant { code } confirmedOn confirmationDueOn willingToServe }
        }
        """;

    const string Errors =
        "errors { __typename code message path ... on RuleViolation { rule { code } } ... on StaleVersion { " +
        "currentVersion } }";

    readonly HashSet<long> _letters = [];

    internal NominationRegistry Registry { get; } = new();

    internal static Grant FocalPoint(string participant) =>
        new(CallerRole.FocalPoint, KnownParticipants.IdOf(participant));

    internal static Grant Chair { get; } = new(CallerRole.Chair, KnownParticipants.IdOf("PH"));

    internal static Grant Unit { get; } = new(CallerRole.Unit);

    internal static Grant Member(string person) => new(CallerRole.Member, PersonId: Key(person));

    internal static long Key(string id)
    {
        NodeId.TryParse(id, out var node).ShouldBeTrue();
        return node.Value.Key;
    }

    public void Dispose() => Registry.Dispose();

    /// <summary>What a mutation answers to a caller.</summary>
    internal async Task<Answer> DoAsync(Grant caller, string mutation, object input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var result = mutation is "confirmPerson" or "recordDeath"
            ? "person { id status kind version confirmedOn confirmationDueOn participant { code } }"
            : mutation is "withdrawNomination" ? Fields + " registration { status until }" : Fields;
        var data = await Registry.DataAsync(caller,
            $$"""mutation($input: {{type}}!) { {{mutation}}(input: $input) { {{result}} {{Errors}} } }""",
            new { input });
        return new Answer(data.GetProperty(mutation));
    }

    /// <summary>A nomination as a caller is shown it; null when there is none for that caller.</summary>
    internal async Task<JsonElement?> SeenAsync(Grant caller, string id)
    {
        var data = await Registry.DataAsync(caller,
            $$"""query($id: ID!) { nomination(id: $id) { {{Fields["nomination {".Length..^1]}} } }""", new { id });
        var nomination = data.GetProperty("nomination");
        return nomination.ValueKind is JsonValueKind.Null ? null : nomination;
    }

    /// <summary>Somebody new, against whom nothing stands.</summary>
    internal static Dictionary<string, object?> Nominee(string name = "Ampai Suk", string nationality = "TH") => new()
    {
        ["fullName"] = name,
        ["nationalities"] = new[] { nationality },
        ["biography"] = "Thirty years of quiet talks.",
        ["expertise"] = new[] { new { tag = "MED-PROCESS", level = "LED" } },
        ["languages"] = new[] { new { tag = "th", level = "C2" } },
        ["timeZone"] = "Asia/Bangkok",
        ["contact"] = new { email = "ampai@example.org" },
    };

    /// <summary>
    /// A candidate with an entry of her own, against whom nothing stands but that nobody reaches her yet.
    /// </summary>
    internal string AddCandidate(string name = "Benz Chan", string nationality = "TH", Action<Person>? but = null)
    {
        using var db = Registry.Register.Open();
        var person = new Person
        {
            Id = EntityId.New(),
            ExternalReference = name,
            FullName = name,
            Nationalities = [nationality],
            Biography = "Negotiated twice.",
            Kind = PersonKind.Candidate,
            Status = PersonStatus.Listed,
            WillingToServe = true,
            ConfirmedOn = new DateOnly(2026, 9, 1),
            ConfirmationDueOn = new DateOnly(2027, 9, 1),
        };
        person.Expertise.Add(new PersonExpertise
        {
            PersonId = person.Id,
            TagId = db.Set<ExpertiseTag>().Single(t => t.Code == "MED-PROCESS").Id,
            Level = ExpertiseLevel.Led,
        });
        but?.Invoke(person);
        db.Add(person);
        db.SaveChanges();
        return new NodeId("per", person.Id).ToString();
    }

    /// <summary>EEPs that were brought in from elsewhere, as an import does.</summary>
    internal List<string> AddEeps(string participant, int count, DateOnly? confirmedOn = null) =>
    [
        .. Enumerable.Range(1, count).Select(i => AddCandidate($"EEP {participant}-{i}", participant, person =>
        {
            (person.Kind, person.Status) = (PersonKind.Eep, PersonStatus.Registered);
            person.ParticipantId = KnownParticipants.IdOf(participant);
            if (confirmedOn is { } day)
                (person.ConfirmedOn, person.ConfirmationDueOn) = (day, day.AddYears(1));
            person.Registrations.Add(new Registration
            {
                Id = EntityId.New(),
                PersonId = person.Id,
                ParticipantId = KnownParticipants.IdOf(participant),
                From = new DateOnly(2026, 1, i),
                Status = RegistrationStatus.Registered,
            });
        })),
    ];

    /// <summary>A nomination of a candidate who has agreed, ready to be submitted.</summary>
    internal async Task<Answer> ConsentedAsync(string participant, string candidate, string? replaces = null)
    {
        var drafted = await DoAsync(FocalPoint(participant), "draftNomination", new
        {
            person = candidate,
            nominee = new { contact = new { email = "somebody@example.org" } },
            replaces,
        });
        var asked = await DoAsync(FocalPoint(participant), "askConsent", drafted.Next);
        return await ConsentAsync(candidate, asked);
    }

    internal async Task<Answer> ConsentAsync(
        string candidate, Answer asked, bool consents = true, bool? willing = null) =>
        await DoAsync(Member(candidate), "consentToNomination", new
        {
            nomination = asked.Id,
            expectedVersion = asked.Version,
            consents,
            textEdition = asked.Nomination.GetProperty("consent").GetProperty("text").GetProperty("edition").GetInt32(),
            willingToServe = willing,
        });

    /// <summary>Somebody new who was sent the link.</summary>
    internal async Task<Answer> AskedAsync(string name = "Ampai Suk")
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee = Nominee(name) });
        return await DoAsync(FocalPoint("TH"), "askConsent", drafted.Next);
    }

    /// <summary>The path of the link in the letter that was posted since the last call.</summary>
    internal string Link()
    {
        var letter = Read(db => db.Opened()).Single(m => _letters.Add(m.Id));
        letter.To.ShouldBe("ampai@example.org");
        return letter.Text[letter.Text.IndexOf("/consent/link_", StringComparison.Ordinal)..].Split('\n')[0];
    }

    internal async Task<string> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var client = Registry.CreateClient();
        using var response = await client.GetAsync(path);
        response.StatusCode.ShouldBe(status);
        return await response.Content.ReadAsStringAsync();
    }

    internal Task<string> PostAsync(string path, params (string, string)[] form) =>
        PostAsync(path, HttpStatusCode.OK, form);

    internal async Task<string> PostAsync(string path, HttpStatusCode status, params (string, string)[] fields)
    {
        using var client = Registry.CreateClient();
        using var form =
            new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2)));
        using var response = await client.PostAsync(path, form);
        response.StatusCode.ShouldBe(status);
        return await response.Content.ReadAsStringAsync();
    }

    internal T Read<T>(Func<RegistryDb, T> read)
    {
        using var db = Registry.Register.Open();
        return read(db);
    }

    internal int InForce(string participant) => Read(db => db.Set<Registration>()
        .Count(r => r.Participant.Code == participant && r.Until == null));
}

/// <summary>The payload of a mutation.</summary>
public sealed record Answer(JsonElement Payload)
{
    public JsonElement Nomination => Payload.GetProperty("nomination");
    public string Id => Nomination.GetProperty("id").GetString()!;
    public int Version => Nomination.GetProperty("version").GetInt32();
    public string State => Nomination.GetProperty("state").GetString()!;

    public string? NextCode => Nomination.GetProperty("next").GetProperty("code").GetString();

    public List<string?> Missing =>
        [.. Nomination.GetProperty("missing").EnumerateArray().Select(m => m.GetString())];

    /// <summary>Each step as <c>STATE by PARTY</c>.</summary>
    public List<string> History => [.. Nomination.GetProperty("history").Items().Select(s =>
        $"{s.GetProperty("state").GetString()} by {s.GetProperty("by").GetString()}")];

    /// <summary>The input of the next mutation on it.</summary>
    public object Next
    {
        get
        {
            Errors.ShouldBeEmpty();
            return new { nomination = Id, expectedVersion = Version };
        }
    }

    /// <summary>The input that withdraws it.</summary>
    public object End
    {
        get
        {
            Errors.ShouldBeEmpty();
            return new { what = new { nomination = Id }, expectedVersion = Version };
        }
    }

    /// <summary>Each error as <c>TYPE or rule: path</c>.</summary>
    public List<string> Errors => [.. Payload.GetProperty("errors").EnumerateArray().Select(e =>
        (e.TryGetProperty("rule", out var rule) ? rule.GetProperty("code").GetString()
            : e.GetProperty("__typename").GetString())
        + ": " + string.Join('.', e.GetProperty("path").EnumerateArray().Select(p => p.GetString())))];

    public string Message => Payload.GetProperty("errors")[0].GetProperty("message").GetString()!;
}
