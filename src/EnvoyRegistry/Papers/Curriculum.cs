using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Papers;

/// <summary>An entry as its reader may see it. What is closed to the reader is null or an empty list here.</summary>
sealed record Curriculum(
    string? Title,
    string FullName,
    string? NativeName,
    IReadOnlyList<string> Nationalities,
    PersonCategory? Category,
    PersonStatus Status,
    Curriculum.Named? Participant,
    string? Biography,
    IReadOnlyList<Curriculum.Office> FormerOffices,
    IReadOnlyList<Curriculum.Field> Expertise,
    IReadOnlyList<Curriculum.Language> Languages,
    Curriculum.Deeds Engagements)
{
    /// <summary>What else it tells, by the names of the fields.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Facts { get; init; } = [];

    public sealed record Named(string Name, string? Alpha2 = null);

    public sealed record Office(string Title);

    public sealed record Field(Named Tag, ExpertiseLevel Level, int? Years, int? LastUsedYear, string? Evidence);

    public sealed record Language(string Tag, LanguageLevel Level);

    /// <summary>As many as one page of them holds, of all there are.</summary>
    public sealed record Deeds(int TotalCount, IReadOnlyList<Deed> Nodes);

    public sealed record Deed(
        string Title, string? Situation, IReadOnlyList<string> Countries, string? From, string? Until, string Summary,
        Certainty Certainty, IReadOnlyList<Reference> Sources);

    public sealed record Reference(string Citation, string? Url);
}

/// <param name="Person">Null when there is nobody of that id whom the caller may see.</param>
/// <param name="Participants">For the names of countries.</param>
sealed record CurriculumRead(Curriculum? Person, IReadOnlyList<Curriculum.Named> Participants)
{
    public static ReadOnlyMemory<byte> Document { get; } = Encoding.UTF8.GetBytes($$"""
        query Curriculum($id: ID!) {
          participants { name alpha2 }
          person(id: $id) {
            title fullName nativeName nationalities category status biography
            {{string.Join(' ', EntryFields.OfVitae.Select(field => field.Name))}}
            participant { name }
            formerOffices { title }
            expertise { tag { name } level years lastUsedYear evidence }
            languages { tag level }
            engagements(first: 100) {
              totalCount
              nodes { title situation countries from until summary certainty sources { citation url } }
            }
          }
        }
        """);
}
