namespace EnvoyRegistry.Participants;

/// <summary>
/// Who chairs the ARF on a day, who did before, and who is next: read from the terms, never worked out.
/// </summary>
sealed record Chair(DateOnly On, ChairTerm? Present, ChairTerm? Past, ChairTerm? Incoming)
{
    public static Chair OnDay(DateOnly day, IEnumerable<ChairTerm> terms)
    {
        ChairTerm? present = null, past = null, incoming = null;
        foreach (var term in terms.OrderBy(term => term.From))
            if (term.Covers(day))
                present = term;
            else if (term.Until < day)
                past = term;
            else
                incoming ??= term;

        return new Chair(day, present, past, incoming);
    }

    /// <summary>
    /// The term whose office has the Chair's rights: that of the day; the last one, as caretaker, while none covers it.
    /// </summary>
    public ChairTerm? InCharge => Present ?? Past;

    public long? PresentId => Present?.Id;
    public long? PastId => Past?.Id;
    public long? IncomingId => Incoming?.Id;

    /// <summary>What a reader must know before relying on the answer; null when there is nothing to say.</summary>
    public string? Note => (Present, Past) switch
    {
        ({ Certainty: Certainty.Expected }, _) => "The present Chair is expected, not confirmed by a source.",
        ({ Certainty: Certainty.Uncertain }, _) => "The days of this term are uncertain; so is who held the chair " +
            "near its beginning and end.",
        (not null, _) => null,
        (null, null) => "No term is recorded for this day or any day before it.",
        (null, not null) => "No term is recorded for this day; the last Chair stays in charge as caretaker.",
    };
}
