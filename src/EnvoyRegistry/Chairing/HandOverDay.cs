using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Chairing;

/// <summary>A change of the Chair: the first day on which another office is in charge, and whose.</summary>
sealed record HandOverDay(DateOnly Day, long FromId, long ToId)
{
    /// <summary>The last one up to a day, this included; null while there was none.</summary>
    public static HandOverDay? Last(DateOnly today, IEnumerable<ChairTerm> terms) =>
        Changes(terms).LastOrDefault(change => change.Day <= today);

    /// <summary>The first one after a day; null while no term is recorded that would be one.</summary>
    public static HandOverDay? Next(DateOnly today, IEnumerable<ChairTerm> terms) =>
        Changes(terms).FirstOrDefault(change => change.Day > today);

    /// <summary>Between two terms of others the last one is caretaker: it hands over when the next begins.</summary>
    static IEnumerable<HandOverDay> Changes(IEnumerable<ChairTerm> terms)
    {
        ChairTerm? before = null;
        foreach (var term in terms.OrderBy(t => t.From))
        {
            if (before is not null && before.ParticipantId != term.ParticipantId)
                yield return new HandOverDay(term.From, before.ParticipantId, term.ParticipantId);
            before = term;
        }
    }
}
