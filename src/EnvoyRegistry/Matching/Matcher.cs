using System.Buffers;
using EnvoyRegistry.Access;

namespace EnvoyRegistry.Matching;

/// <summary>Answers one need from one index, as of one moment.</summary>
/// <remarks>
/// What the words of the contract mean here:
/// <list type="bullet">
/// <item><b>Considered</b>: willing to serve, of no nationality that is excluded, by the need or as that of a state
/// directly involved in its situation, and REGISTERED or LISTED, or STALE where that is asked. Nothing else than the
/// criteria decides among the considered.</item>
/// <item><b>Windows</b>: those that the person stated, but that days to which she or he is committed are not free:
/// see <see cref="Committed.Counts"/>.</item>
/// <item><b>Free window</b>: it touches the period, its status is AVAILABLE (or LIMITED if asked), and its notice,
/// counted in hours from now, is over when <c>from</c> begins where the person is.</item>
/// <item><b>Criteria</b>: each required tag; the group of tags of which one will do; each required language; the group
/// of languages; each country; PERIOD: free windows cover every day; MODE: all free windows serve in the mode asked;
/// CONFIRMATION: all free windows were confirmed within the days asked.</item>
/// <item><b>Match</b>: considered, and fails no criterion. This is the contract's "consecutive usable windows cover
/// every day and no UNAVAILABLE window touches it": windows of one person never overlap, so free windows that cover the
/// period are the only ones that touch it, and MODE and CONFIRMATION make each of them usable. They are the windows
/// relied on.</item>
/// <item><b>Near miss</b>: considered, and fails exactly one criterion: see <see cref="NearMisses"/>.</item>
/// <item><b>Left out</b>: not considered, and fails no criterion. Each person counts once: as without consent, else as
/// not willing, else for nationality, else as stale; so <c>stale</c> is how many more <c>includeStale</c> would bring.
/// </item>
/// <item>Days ago count from the Forum's day of today to the Forum's day of the confirmation, years ago from the year
/// of today; a tag asked twice is one tag, at the higher level; an empty list asks for nothing.</item>
/// </list>
/// </remarks>
/// <param name="situation">That of the need.</param>
/// <param name="among">The rows that are looked at; null for all.</param>
/// <param name="seesCommitments">
/// Whether whoever asks may learn, by who is missing, what people are committed to.
/// </param>
sealed class Matcher(
    MatchIndex index, EnvoyNeed need, Moment moment, SituationAsked? situation = null, Bitset? among = null,
    bool seesCommitments = true)
{
    const int TopFit = 100;

    readonly Criteria _criteria = new(index, need, situation, moment.Today);

    public MatchIndex Index => index;
    public EnvoyNeed Need => need;
    public MatchDays Days { get; } = new(index, need, moment);
    public Criteria Criteria => _criteria;

    /// <summary>The countries of the parties; none without a situation.</summary>
    public IReadOnlyList<string> Parties => situation?.Parties ?? [];

    /// <summary>Those with which ties and offices are a concern.</summary>
    public IReadOnlyList<string> Countries => [.. need.Countries.Union(Parties)];

    /// <summary>One page of the matches, and how many there are in all.</summary>
    /// <param name="beyond">Where it begins, or backward ends; null for the first page, or backward the last.</param>
    public MatchPage Page(int size, Rank? beyond, bool isBackward = false)
    {
        var rows = ArrayPool<int>.Shared.Rent(index.Count);
        var fits = ArrayPool<byte>.Shared.Rent(index.Count);
        try
        {
            var count = Collect(rows, fits);
            return Page(rows.AsSpan(0, count), fits.AsSpan(0, count), size, isBackward, beyond);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rows);
            ArrayPool<byte>.Shared.Return(fits);
        }
    }

    /// <summary>Everybody who matches, in no order that means anything.</summary>
    public IReadOnlyList<long> People()
    {
        var rows = new int[index.Count];
        return [.. rows.AsSpan(0, Collect(rows, new byte[index.Count])).ToArray().Select(row => index.PersonIds[row])];
    }

    /// <summary>All matches, rows rising.</summary>
    int Collect(int[] rows, byte[] fits)
    {
        var count = 0;
        for (var word = 0; word < Bitset.Words(index.Count); word++)
        {
            var candidates = Considered(word);
            foreach (var criterion in _criteria.All)
            {
                if (candidates == 0)
                    break;
                candidates &= criterion.Met(word);
            }
            while (candidates != 0)
            {
                var row = Bitset.TakeRow(ref candidates, word);
                var time = FreeTime.Measure(WindowsOf(row), Days.Asked(row), wholeOnly: true);
                if (time.Missed is not Missed.None)
                    continue;
                rows[count] = row;
                fits[count++] = (byte)Fit(row, time);
            }
        }
        return count;
    }

    /// <summary>Everybody who meets what is asked of skills and countries, whatever the days; rows rising.</summary>
    public IEnumerable<Ranked> OfSkillsAlone()
    {
        for (var word = 0; word < Bitset.Words(index.Count); word++)
        {
            var candidates = Considered(word);
            foreach (var criterion in _criteria.All)
                candidates &= criterion.Met(word);
            while (candidates != 0)
            {
                var row = Bitset.TakeRow(ref candidates, word);
                yield return new Ranked(row, PointsWithoutWindows(row));
            }
        }
    }

    /// <summary>
    /// Everybody who is free, in the mode and with the confirmation asked, whatever her or his skills; rows rising.
    /// </summary>
    public IEnumerable<Ranked> OfDaysAlone()
    {
        for (var word = 0; word < Bitset.Words(index.Count); word++)
        {
            for (var candidates = Considered(word); candidates != 0;)
            {
                var row = Bitset.TakeRow(ref candidates, word);
                var time = FreeTime.Measure(WindowsOf(row), Days.Asked(row), wholeOnly: true);
                if (time.Missed is Missed.None)
                    yield return new Ranked(row, Fit(row, time));
            }
        }
    }

    MatchPage Page(ReadOnlySpan<int> rows, ReadOnlySpan<byte> fits, int size, bool isBackward, Rank? beyond)
    {
        var (start, end) = (0, rows.Length);
        if (isBackward)
        {
            if (beyond is { } next)
                end = CountBefore(rows, fits, next.Fit, next.PersonId);
            start = Math.Max(0, end - size);
        }
        else
        {
            if (beyond is { } last)
                start = CountBefore(rows, fits, last.Fit, last.PersonId + 1);
            end = Math.Min(rows.Length, start + size);
        }
        return new MatchPage(InOrder(rows, fits, start, end - start), rows.Length, start > 0, end < rows.Length);
    }

    int CountBefore(ReadOnlySpan<int> rows, ReadOnlySpan<byte> fits, int fit, long personId)
    {
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (fits[i] > fit || (fits[i] == fit && index.PersonIds[rows[i]] < personId))
                count++;
        }
        return count;
    }

    /// <summary>
    /// Fits are whole numbers up to 100, and rows rise in the order of ids: counting how often each fit occurs puts the
    /// matches in order without sorting them.
    /// </summary>
    static List<Ranked> InOrder(ReadOnlySpan<int> rows, ReadOnlySpan<byte> fits, int skip, int count)
    {
        Span<int> ofFit = stackalloc int[TopFit + 1];
        ofFit.Clear();
        foreach (var fit in fits)
            ofFit[fit]++;

        var page = new List<Ranked>(count);
        for (var fit = TopFit; fit >= 0 && page.Count < count; fit--)
        {
            if (skip >= ofFit[fit])
            {
                skip -= ofFit[fit];
                continue;
            }
            var next = 0;
            for (var left = ofFit[fit]; left > 0 && page.Count < count; left--, next++)
            {
                next += fits[next..].IndexOf((byte)fit);
                if (skip > 0)
                    skip--;
                else
                    page.Add(new Ranked(rows[next], fit));
            }
        }
        return page;
    }

    public LeftOut CountLeftOut()
    {
        var (stale, nationality, notWilling, noConsent) = (0, 0, 0, 0);
        for (var word = 0; word < Bitset.Words(index.Count); word++)
        {
            var left = index.Everyone[word] & ~Considered(word);
            foreach (var criterion in _criteria.All)
                left &= criterion.Met(word);
            while (left != 0)
            {
                var row = Bitset.TakeRow(ref left, word);
                if (FreeTime.Measure(WindowsOf(row), Days.Asked(row), wholeOnly: true).Missed is not Missed.None)
                    continue;
                if (index.Waiting.Has(row))
                    noConsent++;
                else if (!index.Willing.Has(row))
                    notWilling++;
                else if (IsExcluded(row))
                    nationality++;
                else
                    stale++;
            }
        }
        return new LeftOut(stale, nationality, notWilling, noConsent);
    }

    /// <summary>Who is considered among the 64 rows of a word.</summary>
    public ulong Considered(int word)
    {
        var considered = index.Willing[word] & ~index.Waiting[word];
        if (among is not null)
            considered &= among[word];
        if (need.IncludeStale is not true)
            considered &= ~index.Stale[word];
        foreach (var nationals in _criteria.Excluded)
            considered &= ~nationals[word];
        return considered;
    }

    bool IsExcluded(int row)
    {
        foreach (var nationals in _criteria.Excluded)
        {
            if (nationals.Has(row))
                return true;
        }
        return false;
    }

    public FreeTime TimeOf(int row) => FreeTime.Measure(WindowsOf(row), Days.Asked(row), wholeOnly: false);

    /// <summary>The windows of a person, who is not free on the days to which she or he is committed.</summary>
    public ReadOnlySpan<Window> WindowsOf(int row)
    {
        var windows = index.Windows[row];
        if (seesCommitments)
        {
            foreach (var committed in index.Commitments[row])
            {
                if (committed.Counts(situation, moment.Now))
                    windows = committed.TakenFrom(windows);
            }
        }
        return windows;
    }

    /// <summary>The sum of the reasons that <see cref="MatchReason"/> lists; what is failed gives nothing.</summary>
    public int Fit(int row, in FreeTime time) => PointsWithoutWindows(row) + PointsOf(time);

    int PointsWithoutWindows(int row) =>
        PointsOf(_criteria.Expertise, row, Worth.Expertise)
        + PointsOf(_criteria.Languages, row, Worth.Languages)
        + (KnowsAllCountries(row) ? Worth.Countries : 0);

    int PointsOf(in FreeTime time)
    {
        if (time.FreeDays == 0)
            return 0;
        var confirmed = time.Missed.HasFlag(Missed.Confirmation)
            ? 0
            : Days.PointsOf(time.OldestConfirmation);
        return confirmed + Worth.ForNotice(time.LongestNotice);
    }

    bool KnowsAllCountries(int row)
    {
        foreach (var country in _criteria.Countries)
        {
            if (!country.IsMet(row))
                return false;
        }
        return true;
    }

    static int PointsOf(SkillCriterion[] criteria, int row, int ifNothingAsked)
    {
        if (criteria.Length == 0)
            return ifNothingAsked;
        var points = 0;
        foreach (var criterion in criteria)
            points += criterion.PointsOf(row);
        return points;
    }
}

/// <summary>Where a match stands among all: by fit descending, then by id.</summary>
readonly record struct Rank(int Fit, long PersonId);

readonly record struct Ranked(int Row, int Fit);

sealed record MatchPage(IReadOnlyList<Ranked> Matches, int Total, bool HasPrevious, bool HasNext);

/// <summary>How many meet every criterion and are still not among the matches, each counted for one cause.</summary>
sealed record LeftOut(int Stale, int Nationality, int NotWilling, int NoConsent);
