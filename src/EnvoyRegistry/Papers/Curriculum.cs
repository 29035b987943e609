using System.Text.Json;
using System.Text.Json.Serialization;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using GraphQL;

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
    int? YearsOfExperience,
    IReadOnlyList<string> CountriesKnown,
    string? Biography,
    IReadOnlyList<Curriculum.Office> FormerOffices,
    IReadOnlyList<Curriculum.Field> Expertise,
    IReadOnlyList<Curriculum.Language> Languages,
    IReadOnlyList<Curriculum.Deed> Engagements)
{
    public sealed record Named(string Name, string? Alpha2 = null);

    public sealed record Office(string Title);

    public sealed record Field(Named Tag, ExpertiseLevel Level, int? Years, int? LastUsedYear, string? Evidence);

    public sealed record Language(string Tag, LanguageLevel Level);

    public sealed record Deed(
        string Title, string? Situation, IReadOnlyList<string> Countries, string? From, string? Until, string Summary,
        Certainty Certainty, IReadOnlyList<Reference> Sources);

    public sealed record Reference(string Citation, string? Url);
}

/// <summary>
/// Asks for an entry as any caller asks for it, by an operation of the API: so there is one place that decides what is
/// seen, and one that puts on record who looked.
/// </summary>
sealed class CurriculumReader(Engine engine)
{
    static readonly byte[] s_document = """
        query Curriculum($id: ID!) {
          participants { name alpha2 }
          person(id: $id) {
            title fullName nativeName nationalities category status yearsOfExperience countriesKnown biography
            participant { name }
            formerOffices { title }
            expertise { tag { name } level years lastUsedYear evidence }
            languages { tag level }
            engagements { title situation countries from until summary certainty sources { citation url } }
          }
        }
        """u8.ToArray();

    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    /// <param name="id">As a caller names the person; whatever else it is, nobody has it.</param>
    /// <returns>Null when there is nobody of that id whom the caller may see.</returns>
    public async Task<CurriculumRead?> ReadAsync(long id, IServiceProvider services, CancellationToken cancellation)
    {
        using var response = await engine.ExecuteAsync(
            new GraphQLRequest
            {
                Document = s_document,
                Variables = JsonSerializer.SerializeToElement(new { id = PersonId.Of(id) }),
            },
            services, cancellation);
        if (response.Status is not ResponseStatus.Ok)
            throw new InvalidOperationException($"The curriculum could not be read: {response.Status}.");
        var data = JsonSerializer.Deserialize<Answer>(response.Body.Span, s_json)!.Data;
        return data.Person is null ? null : new CurriculumRead(
            data.Person,
            data.Participants.Where(p => p.Alpha2 is not null).ToDictionary(p => p.Alpha2!, p => p.Name));
    }

    sealed record Answer(Data Data);

    sealed record Data(Curriculum? Person, IReadOnlyList<Curriculum.Named> Participants);
}

/// <param name="Countries">Those that the register has a name for, by their codes.</param>
sealed record CurriculumRead(Curriculum Person, IReadOnlyDictionary<string, string> Countries);
