using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Which participants have a right to which seat on a day, by the Chair's terms and the memberships of ASEAN.
/// </summary>
/// <param name="participants">With their memberships.</param>
sealed class SeatRoll(DateOnly day, IEnumerable<ChairTerm> terms, IEnumerable<Participant> participants)
{
    readonly Chair _chair = Chair.OnDay(day, terms);
    readonly List<Participant> _participants =
        [.. participants.Where(p => p.ArfSince <= day.Year).OrderBy(p => p.Name, StringComparer.Ordinal)];

    public DateOnly Day => day;

    public Participant Participant(long id) => _participants.Single(p => p.Id == id);

    /// <summary>The term that gives a seat; null where no term does.</summary>
    public ChairTerm? Term(GroupingSeat seat) => seat switch
    {
        GroupingSeat.Chair => _chair.Present,
        GroupingSeat.IncomingChair => _chair.Incoming,
        GroupingSeat.PastChair => _chair.Past,
        _ => null,
    };

    public IReadOnlyList<Participant> Eligible(GroupingSeat seat) => seat switch
    {
        GroupingSeat.NonAsean => _participants.FindAll(p => !p.IsInAsean(day)),
        GroupingSeat.AseanByConsensus => _participants.FindAll(p => p.IsInAsean(day)),
        GroupingSeat.Expert => [],
        _ => Term(seat) is { } term ? _participants.FindAll(p => p.Id == term.ParticipantId) : [],
    };
}
