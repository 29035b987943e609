using EnvoyRegistry.Matching;
using EnvoyRegistry.Situations;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Teams;

/// <summary>What a task asks of a team: <c>input TeamNeed</c>, field by field.</summary>
sealed record TeamNeed(
    int Size,
    DateOnly From,
    DateOnly Until,
    IReadOnlyList<ExpertiseNeed>? AllExpertise = null,
    IReadOnlyList<LanguageNeed>? AllLanguages = null,
    TeamBalance? Balance = null,
    IReadOnlyList<string>? ExcludeNationalities = null,
    EngagementMode? Mode = null,
    int? ConfirmedWithinDays = 365,
    bool? IncludeLimited = false,
    bool? IncludeStale = false,
    IReadOnlyList<string>? About = null,
    Id<Situation>? Situation = null,
    bool? ExcludePartyNationals = true)
{
    /// <summary>The same asked of one person: fit and concerns of members are reckoned by it.</summary>
    public EnvoyNeed OfOne => new(
        From, Until, AllExpertise, AllLanguages: AllLanguages, ExcludeNationalities: ExcludeNationalities, Mode: Mode,
        ConfirmedWithinDays: ConfirmedWithinDays, IncludeLimited: IncludeLimited, IncludeStale: IncludeStale,
        About: About, Situation: Situation, ExcludePartyNationals: ExcludePartyNationals);
}

/// <summary>Conditions on a team as a whole; null asks for nothing.</summary>
sealed record TeamBalance(
    int? Women = null, int? Men = null, int? MostOfOneParticipant = null, int? SubRegions = null)
{
    public static TeamBalance None { get; } = new();
}
