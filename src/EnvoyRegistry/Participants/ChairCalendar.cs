using System.Globalization;
using System.Text;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Participants;

/// <summary>The Chair's terms side by side: where two claim a day, and where none does.</summary>
static class ChairCalendar
{
    /// <summary>How far ahead the next Chair must be known, so that a hand-over can be prepared.</summary>
    public const int DaysAhead = 60;

    static readonly SqlText s_days = new("""SELECT "From", "Until" FROM "ChairTerm" """);

    /// <summary>Another term that claims a day of this one; null when there is none.</summary>
    public static ChairTerm? Overlapped(this IEnumerable<ChairTerm> terms, ChairTerm term) =>
        terms.FirstOrDefault(other => other.Id != term.Id && other.From <= term.Until && term.From <= other.Until);

    /// <summary>Why a term cannot stand beside the others; null when it can.</summary>
    public static string? Refusal(IReadOnlyCollection<ChairTerm> terms, ChairTerm term)
    {
        if (term.Until < term.From)
            return $"The term would end on {term.Until:yyyy-MM-dd}, before it begins on {term.From:yyyy-MM-dd}.";
        return terms.Overlapped(term) is { } other
            ? $"The days {term.From:yyyy-MM-dd} to {term.Until:yyyy-MM-dd} overlap the term {other.InWords} End that " +
                "one first."
            : null;
    }

    /// <summary>
    /// A name for a term to come. Chairs come again, and twice in a year when one steps in for another.
    /// </summary>
    public static string NewCode(RegistryDb db, Participant participant, DateOnly until)
    {
        var wanted = $"{participant.Code}-{until.Year}";
        var taken = db.Set<ChairTerm>().Select(t => t.Code).ToHashSet();
        return Enumerable.Range(2, 98).Select(number => $"{wanted}-{number}").Prepend(wanted)
            .First(code => !taken.Contains(code));
    }

    /// <summary>The runs of days between the two, both included, that no term covers.</summary>
    public static IEnumerable<(DateOnly From, DateOnly Until)> Gaps(
        IEnumerable<(DateOnly From, DateOnly Until)> terms, DateOnly first, DateOnly last)
    {
        var next = first;
        foreach (var (from, until) in terms.Where(t => t.Until >= first && t.From <= last).Order())
        {
            if (from > next)
                yield return (next, from.AddDays(-1));
            if (until >= next)
                next = until.AddDays(1);
        }
        if (next <= last)
            yield return (next, last);
    }

    /// <summary>What whoever starts the service must know; null while today and the days ahead are covered.</summary>
    public static string? Warning(Session session, DateOnly today)
    {
        // Without EF, which would be most of the work of a start.
        var terms = new List<(DateOnly, DateOnly)>();
        using (var row = session.Read(s_days))
            while (row.Read())
                terms.Add((Day(row, 0), Day(row, 1)));

        var gaps = Gaps(terms, today, today.AddDays(DaysAhead))
            .Select(gap => $"{gap.From:yyyy-MM-dd} to {gap.Until:yyyy-MM-dd}").ToList();
        return gaps.Count == 0 ? null
            : $"No term of the Chair is recorded for {string.Join(" and ", gaps)}. Record it with the command " +
                "chair-term.";
    }

    static DateOnly Day(Row row, int column) =>
        DateOnly.ParseExact(Encoding.UTF8.GetString(row.Utf8(column)), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
