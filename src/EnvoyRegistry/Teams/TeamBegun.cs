using System.Numerics;

namespace EnvoyRegistry.Teams;

/// <summary>All that counts of a team begun for who can be added to it; how many it has stands elsewhere.</summary>
/// <param name="Covers">
/// Needs, and sub-regions of which somebody is still to come: all of them, once there are enough.
/// </param>
/// <param name="Passed">How many other sub-regions it has.</param>
/// <param name="Women">Never more than are asked for; likewise men.</param>
/// <param name="Ones">
/// With the other two, a number of three bits for each participant: how many count for it.
/// </param>
readonly record struct TeamBegun(
    ulong Covers, int Passed, int Women, int Men, ulong Ones, ulong Twos, ulong Fours)
{
    public TeamBegun And(in TeamCandidate candidate, TeamTask task)
    {
        var covers = Covers | (candidate.Gives & ~(TeamTask.Woman | TeamTask.Man));
        var passed = Passed;
        if (task.SubRegions > 0
            && passed + BitOperations.PopCount(covers & TeamTask.AllSubRegions) >= task.SubRegions)
            (covers, passed) = (covers | TeamTask.AllSubRegions, 0);
        var twos = Ones & candidate.Participants;
        var fours = Twos & twos;
        return new TeamBegun(
            covers, passed,
            Math.Min(task.Women, Women + ((candidate.Gives & TeamTask.Woman) != 0 ? 1 : 0)),
            Math.Min(task.Men, Men + ((candidate.Gives & TeamTask.Man) != 0 ? 1 : 0)),
            Ones ^ candidate.Participants, Twos ^ twos, Fours ^ fours);
    }

    /// <summary>The participants of whom there are so many.</summary>
    public ulong With(int count) => ((count & 1) != 0 ? Ones : ~Ones) & ((count & 2) != 0 ? Twos : ~Twos)
        & ((count & 4) != 0 ? Fours : ~Fours);

    /// <summary>How many there are of a participant.</summary>
    public int Of(int participant) => participant < 0 ? 0
        : (int)((Ones >> participant & 1) | (Twos >> participant & 1) << 1 | (Fours >> participant & 1) << 2);

    public int SubRegions => Passed + BitOperations.PopCount(Covers & TeamTask.AllSubRegions);

    /// <summary>The same without telling apart participants and sub-regions of which nobody is to come.</summary>
    public TeamBegun Before(ulong participants, ulong subRegions)
    {
        var passed = Covers & TeamTask.AllSubRegions & ~subRegions;
        return this with
        {
            Covers = Covers & ~passed,
            Passed = Passed + BitOperations.PopCount(passed),
            Ones = Ones & participants,
            Twos = Twos & participants,
            Fours = Fours & participants,
        };
    }

    public bool Equals(TeamBegun other) => Covers == other.Covers && Passed == other.Passed
        && Women == other.Women && Men == other.Men && Ones == other.Ones && Twos == other.Twos && Fours == other.Fours;

    public override int GetHashCode()
    {
        var hash = (Covers * 0x9E3779B97F4A7C15) ^ (Ones * 0xC2B2AE3D27D4EB4F) ^ (Twos * 0x165667B19E3779F9)
            ^ Fours ^ (ulong)(((Passed << 3 | Women) << 3 | Men) << 20);
        return (int)(hash >> 32 ^ hash);
    }
}

/// <summary>The best few of teams that are alike, by cost and then by ids, each as the places of its members.</summary>
struct BestOf
{
    // Seven places of 18 bits, the smallest highest: of as many places, what is smaller as a number is first.
    const int Bits = 18;

    (int Cost, UInt128 Ids) _first, _second, _third;

    public int Count { readonly get; private set; }

    public readonly int First => _first.Cost;

    public readonly int Last => this[Count - 1].Cost;

    public void DropLast() => Count--;

    public readonly (int Cost, UInt128 Ids) this[int place] => place switch { 0 => _first, 1 => _second, _ => _third };

    public readonly bool Has(UInt128 ids)
    {
        for (var place = 0; place < Count; place++)
        {
            if (this[place].Ids == ids)
                return true;
        }
        return false;
    }

    public void Add(in BestOf others, int most)
    {
        for (var place = 0; place < others.Count; place++)
            Add(others[place].Cost, others[place].Ids, most);
    }

    /// <param name="most">How many are kept, three at most.</param>
    public void Add(int cost, UInt128 ids, int most)
    {
        var next = (cost, ids);
        if (Count > 0 && !IsBefore(next, _first))
        {
            if (Count > 1 && !IsBefore(next, _second))
            {
                if (Count > 2 && !IsBefore(next, _third))
                    return;
                _third = next;
            }
            else
                (_second, _third) = (next, _second);
        }
        else
            (_first, _second, _third) = (next, _first, _second);
        Count = Math.Min(Count + 1, most);
    }

    /// <summary>The same teams with one more member.</summary>
    public readonly BestOf And(int cost, int rank)
    {
        var with = this;
        with._first = (_first.Cost + cost, Insert(_first.Ids, rank));
        if (Count > 1)
            with._second = (_second.Cost + cost, Insert(_second.Ids, rank));
        if (Count > 2)
            with._third = (_third.Cost + cost, Insert(_third.Ids, rank));
        return with;
    }

    public static IEnumerable<int> Ranks(UInt128 ids, int count) =>
        Enumerable.Range(1, count).Select(place => Rank(ids >> ((count - place) * Bits)));

    static int Rank(UInt128 ids) => (int)(ulong)(ids & ((1 << Bits) - 1)) - 1;

    // A place counts from 1, as 0 stands for none.
    static UInt128 Insert(UInt128 ids, int rank)
    {
        var (shift, place) = (0, (ulong)rank + 1);
        while (ids >> shift is var above && above != 0 && (ulong)(above & ((1 << Bits) - 1)) > place)
            shift += Bits;
        var below = ids & ((UInt128.One << shift) - 1);
        return ((ids >> shift << Bits | place) << shift) | below;
    }

    static bool IsBefore((int Cost, UInt128 Ids) one, (int Cost, UInt128 Ids) other) =>
        one.Cost < other.Cost || (one.Cost == other.Cost && one.Ids < other.Ids);
}
