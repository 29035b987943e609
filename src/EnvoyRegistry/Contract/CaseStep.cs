namespace EnvoyRegistry.Contract;

/// <summary>What somebody has to do for a case to go on.</summary>
/// <param name="What">In a sentence, with what is missing.</param>
/// <param name="Field">The mutation by which it is done; null where only time does it.</param>
/// <param name="PartyId">Of a party: which one.</param>
sealed record CaseStep(
    CaseActor Actor, string What, string? Field = null, DateTime? By = null, string? Rule = null, long? PartyId = null);

enum CaseActor
{
    Chair = 1,
    Party = 2,
    Participants = 3,
    Person = 4,
    Time = 5,
    Members = 6,
}

/// <summary>What waits for the Chair's office in cases of any kind, asked by a room that sees them all.</summary>
interface ICaseQuestions
{
    /// <summary>By case; of those alone of which something is asked.</summary>
    Task<IReadOnlyDictionary<long, CaseStep>> OpenAsync(
        IReadOnlyCollection<long> cases, CancellationToken cancellation);
}

static class CaseQuestions
{
    /// <summary>What is asked of a case comes before its own steps.</summary>
    public static List<CaseStep> Before(
        this IReadOnlyDictionary<long, CaseStep> open, long of, IEnumerable<CaseStep> steps) =>
        open.TryGetValue(of, out var question) ? [question, .. steps] : [.. steps];
}
