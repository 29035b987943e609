using System.Globalization;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Participants;

/// <summary>The Chair's terms as the register first knows them.</summary>
/// <remarks>
/// Until 2008 the chair passed on at the yearly ministerial meeting, which closed the host's term. Two dated facts
/// bear this out: Japan addressed Brunei Darussalam as Chair on 29 July 2002, two days before the meeting in Bandar
/// Seri Begawan (B2), and Thailand took over when the meeting in Singapore ended in July 2008 (B11). The days
/// themselves are the days of the meetings, hence uncertain as hand-over days.
/// </remarks>
static class KnownChairTerms
{
    const string CharterYear = "Chair of ASEAN for the calendar year (ASEAN Charter, article 31), and so of the ARF";

    static readonly CultureInfo InEnglish = CultureInfo.InvariantCulture;

    public static IEnumerable<ChairTerm> All(IReadOnlyDictionary<string, Source> sources)
    {
        var from = new DateOnly(1994, 1, 1);
        ChairTerm Hosting(string chair, int meeting, string place, DateOnly day, params string[] keys)
        {
            var host = $"Host of the {Ordinal(meeting)} ARF, {place}, {day.ToString("d MMMM yyyy", InEnglish)}; ";
            var handOver = meeting is 1
                ? "the first day of that year stands in for a beginning that is not recorded"
                : "took over when the meeting before it closed";
            var term = Term(chair, from, day, Certainty.Uncertain, host + handOver, keys);
            from = day.AddDays(1);
            return term;
        }

        ChairTerm Year(int year, string chair, string basis, params string[] keys) =>
            Term(chair, new(year, 1, 1), new(year, 12, 31), Certainty.Certain, basis, keys);

        ChairTerm Term(
            string chair, DateOnly from, DateOnly until, Certainty certainty, string basis, params string[] keys) =>
            new()
            {
                Id = EntityId.From($"chair-term:{chair}-{until.Year}"),
                Code = $"{chair}-{until.Year}",
                ParticipantId = KnownParticipants.IdOf(chair),
                From = from,
                Until = until,
                Certainty = certainty,
                Basis = basis,
                Sources = [.. keys.Select(key => sources[key])],
            };

        yield return Hosting("TH", 1, "Bangkok", new(1994, 7, 25), "A12");
        yield return Hosting("BN", 2, "Bandar Seri Begawan", new(1995, 8, 1), "A12");
        yield return Hosting("ID", 3, "Jakarta", new(1996, 7, 23), "A12");
        yield return Hosting("MY", 4, "Subang Jaya", new(1997, 7, 27), "A12");
        yield return Hosting("PH", 5, "Manila", new(1998, 7, 27), "A11", "A12");
        yield return Hosting("SG", 6, "Singapore", new(1999, 7, 26), "A12");
        yield return Hosting("TH", 7, "Bangkok", new(2000, 7, 27), "A12");
        yield return Hosting("VN", 8, "Ha Noi", new(2001, 7, 25), "A8", "A12");
        yield return Hosting("BN", 9, "Bandar Seri Begawan", new(2002, 7, 31), "A8", "B2");
        yield return Hosting("KH", 10, "Phnom Penh", new(2003, 6, 18), "A8");
        yield return Hosting("ID", 11, "Jakarta", new(2004, 7, 2), "A2", "A8");
        yield return Hosting("LA", 12, "Vientiane", new(2005, 7, 29), "A11");
        yield return Hosting("MY", 13, "Kuala Lumpur", new(2006, 7, 28), "A11");
        yield return Hosting("PH", 14, "Manila", new(2007, 8, 2), "A5", "A6", "A11");
        yield return Hosting("SG", 15, "Singapore", new(2008, 7, 24), "A11", "B11");
        yield return Term("TH", from, new(2009, 12, 31), Certainty.Uncertain,
            "Took over when the 15th ARF closed, hosted the 16th in Phuket in July 2009, and stayed to the end of " +
            "the year because the ASEAN Charter, in force since 15 December 2008, made terms calendar years",
            "A15", "B11", "B12");
        yield return Year(2010, "VN", CharterYear, "A15", "B3");
        yield return Year(2011, "ID", CharterYear + "; exchanged with Brunei Darussalam, whose turn it was",
            "B3", "B7", "CHAIR-2011");
        yield return Year(2012, "KH", CharterYear, "B3", "B7");
        yield return Year(2013, "BN", CharterYear + "; Indonesia's turn, after the exchange for 2011",
            "B3", "B7", "CHAIR-2011");
        yield return Year(2014, "MM", CharterYear, "B3", "B7");
        yield return Year(2015, "MY", CharterYear, "B3", "B7");
        yield return Year(2016, "LA", CharterYear, "B3", "B7");
        yield return Year(2017, "PH", CharterYear, "B3", "CHAIR-2017");
        yield return Year(2018, "SG", CharterYear, "B3", "CHAIR-2018");
        yield return Year(2019, "TH", CharterYear, "B3", "B12", "CHAIR-2019");
        yield return Year(2020, "VN", CharterYear, "A11", "B3");
        yield return Year(2021, "BN", CharterYear, "B3", "CHAIR-2021");
        yield return Year(2022, "KH", CharterYear, "B3", "CHAIR-2022");
        yield return Year(2023, "ID", CharterYear, "B3", "E4");
        yield return Year(2024, "LA", CharterYear, "B3", "E5");
        yield return Year(2025, "MY", CharterYear, "B3", "CHAIR-2025");
        yield return Year(2026, "PH", CharterYear + "; by decision of the leaders of 5 September 2023",
            "B3", "B9", "E3");
        yield return Term("SG", new(2027, 1, 1), new(2027, 12, 31), Certainty.Expected,
            "Next in the alphabetical order of article 31 of the ASEAN Charter; not yet confirmed by a source", "B3");
    }

    static string Ordinal(int number) => number switch { 1 => "1st", 2 => "2nd", 3 => "3rd", _ => $"{number}th" };
}
