using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>What a mission asks for: <c>input EnvoyNeed</c>, field by field.</summary>
/// <param name="Mode">Null: either will do.</param>
/// <param name="ConfirmedWithinDays">Null: a confirmation of any age will do.</param>
sealed record EnvoyNeed(
    DateOnly From,
    DateOnly Until,
    IReadOnlyList<ExpertiseNeed>? AllExpertise = null,
    IReadOnlyList<ExpertiseNeed>? AnyExpertise = null,
    IReadOnlyList<LanguageNeed>? AllLanguages = null,
    IReadOnlyList<LanguageNeed>? AnyLanguage = null,
    IReadOnlyList<string>? Knows = null,
    IReadOnlyList<string>? ExcludeNationalities = null,
    EngagementMode? Mode = null,
    int? ConfirmedWithinDays = 365,
    bool? IncludeLimited = false,
    bool? IncludeStale = false,
    IReadOnlyList<string>? About = null,
    Id<Situation>? Situation = null,
    bool? ExcludePartyNationals = true)
{
    /// <summary>Those with which ties and offices are a concern, whatever the situation.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Countries => [.. (About ?? []).Union(ExcludeNationalities ?? [])];

    /// <summary>
    /// The same for the same need alone, however it is written: the order of a list says nothing, and an empty one asks
    /// for as much as none.
    /// </summary>
    public byte[] Fingerprint() => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with
    {
        AllExpertise = Ordered(AllExpertise),
        AnyExpertise = Ordered(AnyExpertise),
        AllLanguages = Ordered(AllLanguages),
        AnyLanguage = Ordered(AnyLanguage),
        Knows = Ordered(Knows),
        ExcludeNationalities = Ordered(ExcludeNationalities),
        About = Ordered(About),
        IncludeLimited = IncludeLimited ?? false,
        IncludeStale = IncludeStale ?? false,
        // Without a situation there are no parties.
        ExcludePartyNationals = Situation is null || (ExcludePartyNationals ?? true),
    }));

    static IReadOnlyList<T>? Ordered<T>(IReadOnlyList<T>? entries) => entries is { Count: > 0 }
        ? [.. entries.OrderBy(entry => JsonSerializer.Serialize(entry), StringComparer.Ordinal)] : null;
}

/// <param name="AtLeast">Null: any level will do.</param>
sealed record ExpertiseNeed(string Tag, ExpertiseLevel? AtLeast = ExpertiseLevel.Studied);

/// <param name="Tag">A basic language range (RFC 4647): <c>zh</c> is met by <c>zh-Hant</c>.</param>
/// <param name="AtLeast">Null: any level will do.</param>
sealed record LanguageNeed(string Tag, LanguageLevel? AtLeast = LanguageLevel.B2);

/// <summary>How an envoy is to serve. The values are bits of <see cref="Availability.AvailabilityMode"/>.</summary>
enum EngagementMode
{
    InPerson = 1,
    Remote = 2,
}
