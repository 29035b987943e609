using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Who would hold the seats of the Friends of the Chair on a day, and what the Chair has to settle first.
/// </summary>
sealed record FriendsSeats(DateOnly On, IReadOnlyList<FriendsSeat> Seats, IReadOnlyList<SeatWarning> Warnings)
{
    static readonly GroupingSeat[] ByTerm = [GroupingSeat.Chair, GroupingSeat.IncomingChair, GroupingSeat.PastChair];

    /// <param name="parties">Participants that are directly involved in the situation asked about, by id.</param>
    public static FriendsSeats Compute(SeatRoll roll, IReadOnlyList<long>? parties = null) => new(
        roll.Day,
        [
            Seat(roll, GroupingSeat.Chair, "R20", "Holds the chair on this day, and sits with its Friends by office."),
            Seat(roll, GroupingSeat.IncomingChair, "R20", "Has the next term after this day."),
            Seat(roll, GroupingSeat.PastChair, "R20", "Had the last term that ended before this day."),
            Seat(roll, GroupingSeat.NonAsean, "R22",
                "Not a member of ASEAN on this day. The Chair chooses one to suit the matter, minding political " +
                "balance, and consults all participants."),
        ],
        [
            .. ByTerm.SelectMany(seat => Warning(roll, seat)), .. Twice(roll),
            .. SeatWarning.OfParties(
                ByTerm.SelectMany(seat => roll.Eligible(seat).Select(holder => (seat, holder))), parties ?? []),
        ]);

    static FriendsSeat Seat(SeatRoll roll, GroupingSeat seat, string rule, string basis) =>
        new(seat, roll.Eligible(seat), roll.Term(seat)?.Id, basis, rule);

    static IEnumerable<SeatWarning> Warning(SeatRoll roll, GroupingSeat seat)
    {
        if (roll.Term(seat) is not { } term)
            yield return new SeatWarning(SeatWarningKind.TermUnknown, [seat],
                $"No term is recorded that says who is {Name(seat)} on {roll.Day:yyyy-MM-dd}.");
        else if (term.Certainty is not Certainty.Certain)
            yield return new SeatWarning(SeatWarningKind.TermNotCertain, [seat],
                $"The term that gives {Name(seat)}, {term.From:yyyy-MM-dd} to {term.Until:yyyy-MM-dd}, is " +
                (term.Certainty is Certainty.Expected
                    ? "expected, not confirmed by a source."
                    : "not certain to the day."));
    }

    // After an exchange of terms the last Chair may be the next one too, or the present one follow itself.
    static IEnumerable<SeatWarning> Twice(SeatRoll roll) =>
        from seat in ByTerm
        let holder = roll.Eligible(seat).SingleOrDefault()
        where holder is not null
        group seat by holder into seats
        where seats.Count() > 1
        select new SeatWarning(SeatWarningKind.SameParticipant, [.. seats],
            $"The terms give {string.Join(" and ", seats.Select(Name))} to {seats.Key.Name}, whose minister can take " +
            "one seat only; the Chair settles with all participants what becomes of the other.");

    static string Name(GroupingSeat seat) => seat switch
    {
        GroupingSeat.Chair => "the Chair",
        GroupingSeat.IncomingChair => "the incoming Chair",
        _ => "the past Chair",
    };
}

/// <param name="TermId">The term that gives the seat, if one does.</param>
/// <param name="Rule">The code of the rule that the seat rests on.</param>
sealed record FriendsSeat(
    GroupingSeat Seat, IReadOnlyList<Participant> Eligible, long? TermId, string Basis, string Rule);

sealed record SeatWarning(SeatWarningKind Kind, IReadOnlyList<GroupingSeat> Seats, string Message)
{
    /// <summary>R22: that whoever sits is directly involved, which rules nobody out and wants a note.</summary>
    public static IEnumerable<SeatWarning> OfParties(
        IEnumerable<(GroupingSeat Seat, Participant Holder)> seats, IReadOnlyList<long> parties) =>
        from held in seats
        where parties.Contains(held.Holder.Id)
        group held.Seat by held.Holder into its
        select new SeatWarning(SeatWarningKind.HolderIsParty, [.. its],
            $"{its.Key.Name} is directly involved in the situation. The Chair may choose another for the seat; " +
            "whoever seats it says why in a note.");
}

enum SeatWarningKind
{
    TermUnknown = 1,
    TermNotCertain = 2,
    SameParticipant = 3,
    HolderIsParty = 4,
}

/// <summary>Reads who could take which seat.</summary>
sealed class SeatOffice(RegistryDb db, SecretariatClock clock)
{
    /// <param name="day">Today at the Secretariat when null.</param>
    /// <param name="situation">Whose parties are warned of; the caller must see it.</param>
    /// <exception cref="GraphQLException">There is no such situation for the caller.</exception>
    public async ValueTask<FriendsSeats> FriendsAsync(
        DateOnly? day, Id<Situation>? situation, CancellationToken cancellation) =>
        FriendsSeats.Compute(
            await RollAsync(db, day ?? clock.Today, cancellation),
            situation is { } id ? await PartiesAsync(id, cancellation) : []);

    async Task<IReadOnlyList<long>> PartiesAsync(Id<Situation> id, CancellationToken cancellation) =>
        await db.Set<Situation>().AsNoTracking().Include(s => s.Parties)
            .FirstOrDefaultAsync(s => s.Id == id.Key, cancellation) is { } situation
            ? GroupingLookup.PartiesOf(situation)
            : throw new GraphQLException(GraphQLError.BadArgument(["situation"], "There is no such situation."));

    public static async Task<SeatRoll> RollAsync(RegistryDb db, DateOnly day, CancellationToken cancellation) => new(
        day,
        await db.Set<ChairTerm>().AsNoTracking().ToListAsync(cancellation),
        await db.Set<Participant>().AsNoTracking().Include(p => p.AseanMemberships).ToListAsync(cancellation));
}

/// <summary>Reads which of those who sit in groupings are directly involved, as it is now.</summary>
sealed class SeatWarnings(IDbContextFactory<RegistryDb> contexts)
{
    public async ValueTask ReadAsync(Batch<long, IEnumerable<SeatWarning>> asked, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        var ids = asked.Keys;
        var groupings = await db.Set<Grouping>().AsNoTracking()
            .Include(g => g.Members).ThenInclude(m => m.Participant).Include(g => g.Situation!.Parties)
            .AsSplitQuery().Where(g => ids.Contains(g.Id)).ToListAsync(cancellation);
        foreach (var grouping in groupings)
            asked.Answer(grouping.Id, SeatWarning.OfParties(
                grouping.Present.Where(m => m.Participant is not null).Select(m => (m.Seat, m.Participant!)),
                GroupingLookup.PartiesOf(grouping.Situation)).ToList());
    }
}
