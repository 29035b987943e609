using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Host;
using EnvoyRegistry.News;
using EnvoyRegistry.Participants;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Consultations;

/// <summary>
/// The program with a clock that moves, and with a matter to consult on. Letters stay where they are posted. The Chair
/// is the Philippines.
/// </summary>
public sealed class ConsultationRegistry : RunningRegistry
{
    const string Errors =
        "errors { __typename message path ... on RuleViolation { rule { code } } ... on StaleVersion { " +
        "currentVersion } }";

    /// <summary>What stands in every answer of <see cref="DoAsync"/>.</summary>
    const string Fields = "id state outcome closesAt";

    internal FakeTimeProvider Time { get; } = Clocks.At("2026-10-01T05:00:00Z");

    protected override TimeProvider Clock => Time;

    internal FocalPointOffices Offices { get; } = new()
    {
        ["TH"] = "thailand@example.org",
        ["JP"] = "japan@example.org",
    };

    internal Matter Asked { get; } = new();

    internal static Grant ChairOffice { get; } = new(CallerRole.Chair, KnownParticipants.IdOf("PH"));
    internal static Grant Unit { get; } = new(CallerRole.Unit);

    internal static Grant FocalPoint(string participant) =>
        new(CallerRole.FocalPoint, KnownParticipants.IdOf(participant));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(Options.Create(Offices));
            services.AddSingleton<IConsultedMatter>(Asked);
            foreach (var service in services.Where(s => s.ServiceType == typeof(IHostedService)).ToList())
                if (service.ImplementationType == typeof(UpkeepService)
                    || service.ImplementationFactory?.Method.ReturnType == typeof(PostOffice))
                    services.Remove(service);
        });
    }

    /// <summary>The whole response to a caller; to nobody the register knows, where it is null.</summary>
    internal async Task<JsonElement> AskAsync(Grant? caller, string query, object? variables = null)
    {
        using var response = await SendAsync(query, variables, caller is null ? null : Token(caller));
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The data of a response that must have no errors.</summary>
    internal async Task<JsonElement> DataAsync(Grant caller, string query, object? variables = null)
    {
        var answer = await AskAsync(caller, query, variables);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    internal async Task<Told> DoAsync(Grant caller, string mutation, object input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var payload = (await DataAsync(
            caller,
            $$"""
            mutation($input: {{type}}!) { {{mutation}}(input: $input) { consultation { {{Fields}} } {{Errors}} } }
            """,
            new { input })).GetProperty(mutation);
        return new Told(
            payload.GetProperty("consultation"),
            [
                .. payload.GetProperty("errors").EnumerateArray().Select(e =>
                    (e.TryGetProperty("rule", out var rule) ? rule.GetProperty("code").GetString()
                        : e.GetProperty("__typename").GetString())
                    + ": " + string.Join('.', e.GetProperty("path").EnumerateArray().Select(p => p.GetString()))),
            ]);
    }

    /// <summary>A consultation on the matter, for a day unless told otherwise.</summary>
    internal async Task<string> OpenedAsync(string deadline = "2026-10-02T05:00:00Z", object? about = null) =>
        (await DoAsync(ChairOffice, "openConsultation", Input(deadline, about))).Id;

    internal static object Input(string deadline = "2026-10-02T05:00:00Z", object? about = null) => new
    {
        about = about ?? new { matter = Matter.Id },
        circular = "May an envoy be named?\n\nThe terms are attached.",
        deadline,
    };

    internal Task<Told> AnswerAsync(
        string participant, string consultation, string answer, string? text = null, int version = 1) =>
        DoAsync(FocalPoint(participant), "answerConsultation",
            new { consultation, expectedVersion = version, answer, text });

    internal Task<Told> WithdrawAsync(string participant, string consultation, int version = 2) =>
        DoAsync(FocalPoint(participant), "withdrawObjection", new { consultation, expectedVersion = version });

    /// <summary>The lines that a caller sees, by participant.</summary>
    internal async Task<Dictionary<string, JsonElement>> RepliesAsync(Grant caller, string consultation) =>
        (await DataAsync(caller, """
            query Lines($id: ID!) { consultation(id: $id) { replies {
              participant { code } state text answeredAt withdrawnAt chairAnswer chairAnsweredAt version
            } } }
            """, new { id = consultation })).GetProperty("consultation").GetProperty("replies").EnumerateArray()
            .ToDictionary(reply => reply.GetProperty("participant").GetProperty("code").GetString()!);

    /// <summary><c>state outcome</c>, as a caller sees it.</summary>
    internal async Task<string> StandingAsync(Grant caller, string consultation)
    {
        var seen = (await DataAsync(caller, "query($id: ID!) { consultation(id: $id) { state outcome } }",
            new { id = consultation })).GetProperty("consultation");
        return $"{seen.GetProperty("state").GetString()} {seen.GetProperty("outcome").GetString() ?? "-"}";
    }

    /// <summary>Those that wait, by whom they go to.</summary>
    internal List<LetterText> Letters() => Read(db => db.Set<OutgoingMail>().ToList()
        .ConvertAll(letter => Services.GetRequiredService<Mailbox>().Open(db, letter)).OrderBy(l => l.To).ToList());

    internal T Read<T>(Func<RegistryDb, T> read)
    {
        using var db = Register.Open();
        return read(db);
    }

    internal sealed record Told(JsonElement Consultation, IReadOnlyList<string> Errors)
    {
        public string Id => Consultation.ValueKind is JsonValueKind.Null
            ? throw new InvalidOperationException(string.Join(", ", Errors))
            : Consultation.GetProperty("id").GetString()!;
    }

    /// <summary>Two things that participants can be consulted on; one of them only when told so.</summary>
    internal sealed class Matter : IConsultedMatter
    {
        public static string Id { get; } = new NodeId("tst", 7).ToString();
        public static string Another { get; } = new NodeId("tst", 8).ToString();

        /// <summary>The addresses of the exercise that it is part of; null when of none.</summary>
        public IReadOnlyList<string>? Exercise { get; set; }

        public UserError? Refusal { get; set; }

        /// <summary>What it was told, with what stood at that moment.</summary>
        public List<string> Moves { get; } = [];

        public string Prefix => "tst";

        public Task<(MatterAsked? Asked, UserError? Error)> OpenAsync(
            RegistryDb db, Caller caller, long id, CancellationToken cancellation) => Task.FromResult(
            id is not (7 or 8) ? (null, new NotFound("There is no such thing."))
            : Refusal is not null ? ((MatterAsked?)null, Refusal)
            : (new MatterAsked("Naming an envoy for the test", Exercise), (UserError?)null));

        public async Task MovedAsync(
            RegistryDb db, long id, ConsultationMove move, CancellationToken cancellation)
        {
            var standing = await ConsultationStanding.FindAsync(
                db, id, new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc), cancellation);
            var seen = await db.Set<ConsultationReply>().CountAsync(cancellation);
            Moves.Add($"{id} {move} {(standing!.ObjectionStands ? "objection" : "clear")} {seen}");
        }
    }
}
