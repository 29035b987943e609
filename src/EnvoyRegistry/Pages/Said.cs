using System.Collections.Frozen;
using System.Globalization;

namespace EnvoyRegistry.Pages;

/// <summary>What the API tells by codes, days and seconds, in a reader's words.</summary>
public static class Said
{
    // Those that their code alone does not say well.
    static readonly FrozenDictionary<string, string> s_words = new Dictionary<string, string>
    {
        ["LED"] = "Led it",
        ["TOOK_PART"] = "Took part",
        ["STUDIED"] = "Studied it",
        ["AVAILABLE"] = "Free",
        ["LIMITED"] = "Free under conditions",
        ["UNAVAILABLE"] = "Not free",
        ["BOTH"] = "In person or from afar",
        ["REMOTE"] = "From afar",
        ["IN_PERSON"] = "In person",
        ["EXPERT"] = "Expert",
        ["EMINENT"] = "Eminent Person",
        ["EEP"] = "Expert or Eminent Person",
        ["CANDIDATE"] = "Envoy candidate",
        ["FORMER"] = "Formerly listed",
        ["HISTORICAL"] = "Public historical record",
        ["STALE"] = "Not confirmed this year",
        ["PENDING"] = "No answer yet",
        ["GRANTED"] = "Agrees",
        ["WITHHELD"] = "Does not agree",
        ["WAITING"] = "No answer yet",
        ["SILENT"] = "Silent",
        ["COMMENT"] = "Comment, no objection",
        ["INCOMING_CHAIR"] = "The incoming Chair",
        ["PAST_CHAIR"] = "The past Chair",
        ["NON_ASEAN"] = "From outside ASEAN",
        ["ASEAN_BY_CONSENSUS"] = "From ASEAN, by consensus",
        ["FACT_NOTE"] = "Note of facts",
        ["FRIENDS_OF_THE_CHAIR"] = "Friends of the Chair",
        ["ASEAN_TROIKA"] = "ASEAN Troika",
        ["EXPERT_TEAM"] = "Team of experts",
        ["DRAFT"] = "Being written",
        ["CONSENT_ASKED"] = "Asked to agree",
        ["CONSENTED"] = "Agreed to",
        ["RETURNED"] = "Sent back",
        ["CONFIRM_DUE"] = "To be confirmed",
        ["CONSENT_REFUSED"] = "Did not agree",
        ["WITHDRAWN_BY_NOMINATOR"] = "Withdrawn by the participant",
        ["WITHDRAWN_BY_EEP"] = "Withdrawn by the person",
        ["NOMINATOR"] = "The focal point",
        ["NOMINEE"] = "The person",
        ["REGISTER"] = "The register",
        ["INTER_STATE"] = "Between states",
        ["INTRA_STATE"] = "Within one state",
        ["MIXED"] = "Between and within states",
        ["REQUESTED"] = "Asked for",
        ["SCOPED"] = "Terms are set",
        ["CONSULTING"] = "In consultation",
        ["CLEARED"] = "Cleared",
        ["APPOINTED"] = "Appointed",
        ["ACTIVE"] = "At work",
        ["REPORTING"] = "Last report awaited",
        ["EXPIRED"] = "Ran out",
        ["REFUSED"] = "Not taken up",
        ["FACT_FINDING"] = "Fact-finder",
        ["GOOD_WILL"] = "Good-will envoy",
        ["CHAIR_TERM"] = "With the Chair's term",
        ["FIXED_TERM"] = "On its own last day",
        ["CHAIR"] = "Chair's office",
        ["UNIT"] = "ARF Unit",
        ["SECGEN"] = "Secretary-General",
        ["PARTICIPANT_OFFICE"] = "Office of a participant",
        ["PERSONS"] = "Persons",
        ["OFFICE"] = "The office",
        ["EN_ROUTE"] = "On the way",
        ["CONSENT_PENDING"] = "Consent awaited",
        ["NOT_LISTED"] = "Not on the register",
        ["SOUTH_EAST_ASIA"] = "South-East Asia",
        ["NORTH_EAST_ASIA"] = "North-East Asia",
        ["SOUTH_ASIA"] = "South Asia",
        ["NORTH_AMERICA"] = "North America",
        ["SEA"] = "A sea",
        ["SUBNATIONAL"] = "Part of a country",
    }.ToFrozenDictionary();

    /// <summary>A word of an enum of the API: <c>NO_OBJECTION</c> is <c>No objection</c>.</summary>
    public static string Word(string? code) => code is null or "" ? ""
        : s_words.TryGetValue(code, out var word) ? word
        : code[0] + code[1..].Replace('_', ' ').ToLowerInvariant();

    /// <summary>The same within a sentence.</summary>
    public static string WordWithin(string? code) => Word(code) is { Length: > 1 } word && char.IsLower(word[1])
        ? char.ToLowerInvariant(word[0]) + word[1..] : Word(code);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Two days, both included, as short as they can be said.</summary>
    public static string Days(DateOnly from, DateOnly until) => from == until ? Day(from)
        : from.Year == until.Year && from.Month == until.Month
            ? string.Create(CultureInfo.InvariantCulture, $"{from.Day} to {until:d MMMM yyyy}")
        : from.Year == until.Year ? string.Create(CultureInfo.InvariantCulture, $"{from:d MMMM} to {until:d MMMM yyyy}")
        : $"{Day(from)} to {Day(until)}";

    /// <summary>A length of time, in the two largest units that say anything.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => Count(span.Minutes, "minute"),
        { TotalDays: < 2 } => Two(Count((int)span.TotalHours, "hour"), span.Minutes, "minute",
            (int)span.TotalHours < 6),
        _ => Two(Count((int)span.TotalDays, "day"), span.Hours, "hour", span.TotalDays < 7),
    };

    public static string Count(int number, string thing) =>
        $"{number.ToString("N0", CultureInfo.InvariantCulture)} {(number == 1 ? thing : Plural(thing))}";

    /// <summary>In a sentence: <c>one, two and three</c>.</summary>
    public static string List(IReadOnlyList<string> things) => things switch
    {
        [] => "",
        [var only] => only,
        _ => $"{string.Join(", ", things.Take(things.Count - 1))} and {things[^1]}",
    };

    static string Plural(string thing) => thing switch
    {
        "person" => "people",
        "party" => "parties",
        "entry" => "entries",
        "match" => "matches",
        _ => thing + "s",
    };

    static string Two(string larger, int smaller, string unit, bool isWorthIt) =>
        isWorthIt && smaller > 0 ? $"{larger} {Count(smaller, unit)}" : larger;
}
