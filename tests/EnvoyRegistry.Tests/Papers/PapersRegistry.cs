using System.Net;
using System.Net.Http.Headers;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Papers;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.AspNetCore.Mvc.Testing;
using Parley.GraphQL.Binding;

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

    /// <summary>What is sent by a form with a file.</summary>
    internal async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Response)> UploadAsync(
        string person, string? token, HttpContent file, string? title = "Curriculum", string fileName = "cv.pdf",
        string? accept = null, string? key = null)
    {
        using var form = new MultipartFormDataContent();
        if (title is not null)
            form.Add(new StringContent(title), "title");
        form.Add(file, "file", fileName);
        return await PostAsync($"{person}/attachments", token, form, accept, key);
    }

    internal async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Response)> PostAsync(
        string path, string? token, HttpContent? content, string? accept = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/people/{path}") { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        var response = await Browser.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    /// <summary>The id of an attachment that was added for the test.</summary>
    internal async Task<string> AddedAsync(string person, byte[] pdf, string title = "Curriculum")
    {
        var (status, text, _) = await UploadAsync(person, TokenOf(person), new ByteArrayContent(pdf), title);
        status.ShouldBe(HttpStatusCode.Created, text);
        return System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
    }

    internal string FileOf(string attachment) => Path.Combine(
        $"{Register.Path}.attachments", AttachmentFolder.NameOf(Key(attachment)));

    /// <summary>A small whole PDF with words in it to look for.</summary>
    internal static byte[] Pdf(string words = "Plain words of a curriculum") => System.Text.Encoding.Latin1.GetBytes(
        $"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% {words}\ntrailer\n<< /Root 1 0 R " +
        ">>\nstartxref\n9\n%%EOF\n");
}
