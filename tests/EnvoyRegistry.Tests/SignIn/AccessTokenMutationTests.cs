using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.SignIn;

public sealed class AccessTokenMutationTests(RunningRegistry registry) : IClassFixture<RunningRegistry>
{
    const string Create = """
        mutation($input: CreateAccessTokenInput!) {
          createAccessToken(input: $input) {
            accessToken { id role label participant { code } scopes expiresAt madeBy }
            secret
            errors { code message path ... on RuleViolation { rule { code } } }
          }
        }
        """;

    const string Who = "{ viewer { role name participant { code } scopes expiresAt next } }";

    [Fact]
    public async Task Everybody_is_told_who_they_are_taken_for()
    {
        var nobody = (await registry.DataAsync(Who, role: CallerRole.Anonymous)).GetProperty("viewer");
        nobody.GetProperty("role").GetString().ShouldBe("ANONYMOUS");
        nobody.GetProperty("expiresAt").ValueKind.ShouldBe(JsonValueKind.Null);

        var chair = (await registry.DataAsync(Who, role: CallerRole.Chair)).GetProperty("viewer");
        chair.GetProperty("role").GetString().ShouldBe("CHAIR");
        chair.GetProperty("participant").GetProperty("code").GetString().ShouldBe("PH");

        var next = (await registry.DataAsync(Who, role: CallerRole.ParticipantOffice)).GetProperty("viewer");
        next.GetProperty("role").GetString().ShouldBe("PARTICIPANT_OFFICE");
        next.GetProperty("next").GetString()!.ShouldContain("does not hold the Chair today");
    }

    [Fact]
    public async Task The_Unit_makes_any_and_what_it_made_is_good_at_once_until_it_is_revoked()
    {
        var made = await CreateAsync(CallerRole.Unit, new
        {
            role = "INTEGRATOR",
            label = "Portal",
            scopes = new[] { "PEOPLE" },
            consultation = Sharing(),
        });
        var secret = made.GetProperty("secret").GetString()!;
        var token = made.GetProperty("accessToken");
        token.GetProperty("madeBy").GetString().ShouldBe("Test as Unit");

        (await ViewerAsync(secret)).GetProperty("scopes")[0].GetString().ShouldBe("PEOPLE");
        var revoked = await RevokeAsync(CallerRole.Unit, token.GetProperty("id").GetString()!);
        revoked.GetProperty("errors").GetArrayLength().ShouldBe(0);

        using var refused = await registry.SendAsync(Who, token: secret);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("none", "R15")]
    [InlineData("open", "R15")]
    [InlineData("objected", "R15")]
    [InlineData("exercise", "R15")]
    [InlineData("unknown", "NOT_FOUND")]
    public async Task A_program_reads_people_only_on_a_consultation_of_all_that_ended_without_objection(
        string which, string refusal)
    {
        var consultation = which switch
        {
            "none" => null,
            "open" => Sharing(closesAt: registry.Now.AddHours(1)),
            "objected" => Sharing(objectionStands: true),
            "exercise" => Sharing(isExercise: true),
            _ => "cns_000000000000z",
        };

        var made = await CreateAsync(
            CallerRole.Unit,
            new { role = "INTEGRATOR", label = "Portal", scopes = new[] { "PEOPLE" }, consultation });

        made.GetProperty("secret").ValueKind.ShouldBe(JsonValueKind.Null);
        var error = made.GetProperty("errors")[0];
        (error.TryGetProperty("rule", out var rule) ? rule.GetProperty("code").GetString()
            : error.GetProperty("code").GetString()).ShouldBe(refusal);
        error.GetProperty("path")[0].GetString().ShouldBe("consultation");
    }

    [Fact]
    public async Task A_token_tells_the_Unit_on_which_consultation_it_rests_and_others_need_none()
    {
        var consultation = Sharing();
        var made = await CreateAsync(
            CallerRole.Unit,
            new { role = "INTEGRATOR", label = "Portal", scopes = new[] { "PEOPLE" }, consultation });

        (await registry.DataAsync(
            "query($id: ID!) { node(id: $id) { ... on AccessToken { consultation { id } } } }",
            new { id = made.GetProperty("accessToken").GetProperty("id").GetString() }))
            .GetProperty("node").GetProperty("consultation").GetProperty("id").GetString().ShouldBe(consultation);
        var needless = await CreateAsync(
            CallerRole.Unit, new { role = "INTEGRATOR", label = "Anonymous", consultation });
        needless.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("INVALID_INPUT");
    }

    /// <summary>A consultation on sharing with an outside body, that was closed without objection.</summary>
    string Sharing(DateTime? closesAt = null, bool objectionStands = false, bool isExercise = false)
    {
        var closed = closesAt ?? registry.Now.AddHours(-1);
        var consultation = new Consultation
        {
            Id = EntityId.New(),
            Title = "Sharing with a body",
            OutsideBody = "A body",
            Shared = "People by name",
            Circular = "May it read people by name?",
            IsExercise = isExercise,
            OpenedAt = closed.AddDays(-2),
            Deadline = closed,
            ClosesAt = closed,
            ObjectionStands = objectionStands,
        };
        using var db = registry.Register.Open();
        db.Add(consultation);
        db.SaveChanges();
        return new NodeId(Consultation.Prefix, consultation.Id).ToString();
    }

    [Theory]
    [InlineData("CHAIR", "PH", "Chair", true)]
    [InlineData("CHAIR", "SG", "Chair", false)]
    [InlineData("UNIT", null, "Chair", false)]
    [InlineData("FOCAL_POINT", "PH", "Chair", false)]
    [InlineData("FOCAL_POINT", "SG", "FocalPoint", true)]
    [InlineData("FOCAL_POINT", "PH", "FocalPoint", false)]
    [InlineData("CHAIR", "SG", "FocalPoint", false)]
    public async Task Nobody_gives_more_than_their_own(string role, string? participant, string caller, bool isGiven)
    {
        var made = await CreateAsync(Enum.Parse<CallerRole>(caller), new { role, participant, label = "Another" });

        made.GetProperty("secret").ValueKind.ShouldBe(isGiven ? JsonValueKind.String : JsonValueKind.Null);
        made.GetProperty("errors").GetArrayLength().ShouldBe(isGiven ? 0 : 1);
    }

    [Theory]
    [InlineData("Desk\n  FORGED  UNIT")]
    [InlineData("Desk\u001b[2K")]
    [InlineData("Desk\u202eksed")]
    [InlineData("\u200b\u2800")]
    public async Task A_label_is_a_line_to_be_seen(string label)
    {
        var made = await CreateAsync(CallerRole.Unit, new { role = "AUDITOR", label });

        made.GetProperty("errors")[0].GetProperty("path")[0].GetString().ShouldBe("label");
        made.GetProperty("secret").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task For_whoever_left_none_is_made()
    {
        var person = new Person
        {
            Id = EntityId.New(),
            ExternalReference = "left",
            FullName = "Left Since",
            Kind = PersonKind.Former,
            Status = PersonStatus.Withdrawn,
        };
        _ = registry.Token(CallerRole.Unit);
        using (var db = registry.Register.Open())
        {
            db.Add(person);
            registry.Services.GetRequiredService<PersonVault>().Destroy(db, person.Id);
            db.SaveChanges();
        }

        var made = await CreateAsync(
            CallerRole.Unit, new { role = "MEMBER", label = "Hers", person = new NodeId("per", person.Id).ToString() });

        made.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe("The person has left the register.");
        made.GetProperty("secret").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("Anonymous", "UNAUTHENTICATED")]
    [InlineData("Secgen", "FORBIDDEN")]
    [InlineData("Auditor", "FORBIDDEN")]
    [InlineData("Integrator", "FORBIDDEN")]
    [InlineData("ParticipantOffice", "FORBIDDEN")]
    public async Task Others_make_none(string caller, string code)
    {
        var answer = await registry.AskAsync(
            Create, new { input = new { role = "UNIT", label = "Mine" } }, Enum.Parse<CallerRole>(caller));

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_token_made_with_a_token_ends_no_later()
    {
        var day = (await CreateAsync(
            CallerRole.Unit, new { role = "FOCAL_POINT", participant = "SG", label = "Day", expiresInDays = 1 }))
            .GetProperty("secret").GetString()!;

        using var response = await registry.SendAsync(
            Create,
            new { input = new { role = "FOCAL_POINT", participant = "SG", label = "Year", expiresInDays = 366 } }, day);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        answer.GetProperty("data").GetProperty("createAccessToken").GetProperty("accessToken").GetProperty("expiresAt")
            .GetString().ShouldBe("2026-10-02T05:00:00Z");
    }

    [Fact]
    public async Task A_request_that_comes_again_makes_no_second_token_and_is_told_the_same_secret()
    {
        using var client = registry.CreateClient();

        var (first, again) = (await SendAsync(), await SendAsync());

        again.ShouldBe(first);
        first.ShouldContain("envoy_");
        (await TokensAsync(CallerRole.Unit)).Count(t => t.GetProperty("label").GetString() == "Twice").ShouldBe(1);

        async Task<string> SendAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = JsonContent.Create(
                    new { query = Create, variables = new { input = new { role = "AUDITOR", label = "Twice" } } }),
            };
            request.Headers.Authorization = new("Bearer", registry.Token(CallerRole.Unit));
            request.Headers.Add("Idempotency-Key", "\"the-same\"");
            using var response = await client.SendAsync(request);
            return await response.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task All_faults_of_the_form_are_told_at_once()
    {
        var made = await CreateAsync(
            CallerRole.Unit, new { role = "CHAIR", label = " ", scopes = new[] { "PEOPLE" }, expiresInDays = 0 });

        made.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path")[0].GetString())
            .ShouldBe(["label", "participant", "scopes", "expiresInDays"]);
    }

    [Fact]
    public async Task A_focal_point_sees_and_revokes_those_of_its_participant_alone()
    {
        registry.Token(new Grant(CallerRole.FocalPoint, KnownParticipants.IdOf("JP")));
        var all = await TokensAsync(CallerRole.Unit);
        var other = all.Single(t => t.GetProperty("participant") is { ValueKind: JsonValueKind.Object } p
            && p.GetProperty("code").GetString() == "JP").GetProperty("id").GetString()!;

        (await TokensAsync(CallerRole.FocalPoint)).ShouldAllBe(t =>
            t.GetProperty("participant").GetProperty("code").GetString() == "SG");
        (await RevokeAsync(CallerRole.FocalPoint, other)).GetProperty("errors")[0].GetProperty("code").GetString()
            .ShouldBe("NOT_FOUND");
        (await TokensAsync(CallerRole.Unit)).Count.ShouldBeGreaterThanOrEqualTo(all.Count);
    }

    async Task<List<JsonElement>> TokensAsync(CallerRole caller) =>
        [.. (await registry.DataAsync(
            "{ accessTokens(first: 100) { nodes { id label participant { code } } } }", role: caller))
            .GetProperty("accessTokens").GetProperty("nodes").EnumerateArray()];

    async Task<JsonElement> CreateAsync(CallerRole caller, object input) =>
        (await registry.DataAsync(Create, new { input }, caller)).GetProperty("createAccessToken");

    async Task<JsonElement> RevokeAsync(CallerRole caller, string accessToken) => (await registry.DataAsync(
        "mutation($input: RevokeAccessTokenInput!) { revokeAccessToken(input: $input) { accessToken { revokedAt } " +
        "errors { code } } }",
        new { input = new { accessToken } },
        caller)).GetProperty("revokeAccessToken");

    async Task<JsonElement> ViewerAsync(string secret)
    {
        using var response = await registry.SendAsync(Who, token: secret);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement
            .GetProperty("data").GetProperty("viewer");
    }
}
