using EnvoyRegistry.Data;
using EnvoyRegistry.Matching;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Teams;

/// <summary>
/// For which participants and sub-regions people count: that of the registration, and each that may nominate from one
/// of their nationalities (R4).
/// </summary>
sealed class TeamHomes
{
    const int Most = 64; // a bit each

    readonly IReadOnlyList<Participant> _participants;
    readonly ulong[] _participantsOf, _subRegionsOf;

    public TeamHomes(MatchIndex index, IReadOnlyList<Participant> participants, DateOnly today)
    {
        if (participants.Count > Most)
            throw new ArgumentException($"Teams reckon with {Most} participants at most.", nameof(participants));
        _participants = participants;
        (_participantsOf, _subRegionsOf) = (new ulong[index.Count], new ulong[index.Count]);
        for (var number = 0; number < participants.Count; number++)
        {
            var participant = participants[number];
            var nationals = participant.NationalitiesOn(today)
                .Select(country => index.Nationals.GetValueOrDefault(country)).OfType<Bitset>().ToList();
            for (var row = 0; row < index.Count; row++)
            {
                if (index.RegisteredBy[row] == participant.Id || nationals.Exists(set => set.Has(row)))
                {
                    _participantsOf[row] |= 1UL << number;
                    _subRegionsOf[row] |= TeamTask.SubRegion(participant.SubRegion);
                }
            }
        }
    }

    public static async Task<TeamHomes> ReadAsync(
        RegistryDb db, MatchIndex index, DateOnly today, CancellationToken cancellation) => new(
        index,
        await db.Set<Participant>().AsNoTracking().Include(p => p.NominatingNationalities).OrderBy(p => p.Code)
            .ToListAsync(cancellation),
        today);

    public ulong ParticipantsOf(int row) => _participantsOf[row];

    public ulong SubRegionsOf(int row) => _subRegionsOf[row];

    /// <summary>How many of the rows count for each participant that any counts for, by code.</summary>
    public IReadOnlyList<TeamParticipant> Count(IReadOnlyList<int> rows) =>
    [
        .. _participants.Index()
            .Select(p => new TeamParticipant(p.Item.Id, rows.Count(row => (_participantsOf[row] >> p.Index & 1) != 0)))
            .Where(p => p.People > 0),
    ];

    public IReadOnlyList<SubRegion> SubRegions(IReadOnlyList<int> rows)
    {
        var all = rows.Aggregate(0UL, (all, row) => all | _subRegionsOf[row]);
        return [.. Enum.GetValues<SubRegion>().Where(region => (all & TeamTask.SubRegion(region)) != 0)];
    }
}

/// <summary>How many members count for a participant.</summary>
sealed record TeamParticipant(long ParticipantId, int People);
