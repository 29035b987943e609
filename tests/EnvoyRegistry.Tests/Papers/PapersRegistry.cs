using System.Net;
using System.Net.Http.Headers;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using GraphQL.Binding;
using Microsoft.AspNetCore.Mvc.Testing;

namespace EnvoyRegistry.Tests.Papers;

/// <summary>A register with people of Thailand, and a browser that shows a token.</summary>
public sealed class PapersRegistry : RunningRegistry
{
    static readonly WebApplicationFactoryClientOptions s_asItIs = new() { AllowAutoRedirect = false };

    HttpClient? _browser;

    internal HttpClient Browser => _browser ??= CreateClient(s_asItIs);

    internal static string Id(long person) => new NodeId("per", person).ToString();

    internal static long Key(string id)
    {
        NodeId.TryParse(id, out var node).ShouldBeTrue();
        return node.Value.Key;
    }

    internal static Grant FocalPointOf(string participant) =>
        new(CallerRole.FocalPoint, KnownParticipants.IdOf(participant));

    internal string TokenOf(string person) => Token(new Grant(CallerRole.Member, PersonId: Key(person)));

    /// <summary>A candidate, or an EEP where <paramref name="participant"/> registered her.</summary>
    internal string AddPerson(
        Action<Person>? but = null, string? participant = null, string? tag = null, string? evidence = null)
    {
        _ = Services;
        using var db = Register.Open();
        var id = EntityId.New();
        var person = new Person
        {
            Id = id,
            ExternalReference = $"papers-{id}",
            FullName = "Somchai Jaidee",
            Nationalities = ["TH"],
            Kind = participant is null ? PersonKind.Candidate : PersonKind.Eep,
            Status = participant is null ? PersonStatus.Listed : PersonStatus.Registered,
            ParticipantId = participant is null ? null : KnownParticipants.IdOf(participant),
        };
        if (tag is not null)
            person.Expertise.Add(new PersonExpertise
            {
                TagId = db.Set<ExpertiseTag>().Single(t => t.Code == tag).Id,
                Level = ExpertiseLevel.Led,
                Years = 12,
                LastUsedYear = 2020,
                Evidence = evidence,
            });
        but?.Invoke(person);
        db.Add(person);
        db.SaveChanges();
        return Id(id);
    }

    internal async Task<(HttpStatusCode Status, string Html, HttpResponseMessage Response)> GetAsync(
        string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/people/{path}");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await Browser.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }
}
