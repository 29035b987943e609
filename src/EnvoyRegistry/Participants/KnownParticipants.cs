using EnvoyRegistry.Data;
using static EnvoyRegistry.Participants.SubRegion;

namespace EnvoyRegistry.Participants;

/// <summary>
/// The 27 participants as the register first knows them: names in the ARF's style, years of admission.
/// </summary>
static class KnownParticipants
{
    public static long IdOf(string code) => EntityId.From($"participant:{code}");

    public static IEnumerable<Participant> All(IReadOnlyDictionary<string, Source> sources)
    {
        yield return State("AU", "Australia", "AUS", "036", 1994, Pacific);
        yield return State("BD", "Bangladesh", "BGD", "050", 2006, SouthAsia);
        // Some sources give 7 January 1984, others the 8th.
        yield return State("BN", "Brunei Darussalam", "BRN", "096", 1994, SouthEastAsia)
            .InAsean(1984, 1, 7, Certainty.Uncertain, sources["B13"]);
        yield return State("KH", "Cambodia", "KHM", "116", 1995, SouthEastAsia)
            .InAsean(1999, 4, 30, Certainty.Certain, sources["B13"]);
        yield return State("CA", "Canada", "CAN", "124", 1994, NorthAmerica);
        yield return State("CN", "China", "CHN", "156", 1994, NorthEastAsia);
        yield return State("KP", "DPR Korea", "PRK", "408", 2000, NorthEastAsia);
        yield return EuropeanUnion();
        yield return State("IN", "India", "IND", "356", 1996, SouthAsia);
        yield return State("ID", "Indonesia", "IDN", "360", 1994, SouthEastAsia)
            .InAsean(1967, 8, 8, Certainty.Certain, sources["B13"]);
        yield return State("JP", "Japan", "JPN", "392", 1994, NorthEastAsia);
        yield return State("LA", "Lao PDR", "LAO", "418", 1994, SouthEastAsia)
            .InAsean(1997, 7, 23, Certainty.Certain, sources["B13"]);
        yield return State("MY", "Malaysia", "MYS", "458", 1994, SouthEastAsia)
            .InAsean(1967, 8, 8, Certainty.Certain, sources["B13"]);
        yield return State("MN", "Mongolia", "MNG", "496", 1998, NorthEastAsia);
        yield return State("MM", "Myanmar", "MMR", "104", 1996, SouthEastAsia)
            .InAsean(1997, 7, 23, Certainty.Certain, sources["B13"]);
        yield return State("NZ", "New Zealand", "NZL", "554", 1994, Pacific);
        yield return State("PK", "Pakistan", "PAK", "586", 2004, SouthAsia);
        yield return State("PG", "Papua New Guinea", "PNG", "598", 1994, Pacific);
        yield return State("PH", "Philippines", "PHL", "608", 1994, SouthEastAsia)
            .InAsean(1967, 8, 8, Certainty.Certain, sources["B13"]);
        yield return State("KR", "Republic of Korea", "KOR", "410", 1994, NorthEastAsia);
        yield return State("RU", "Russian Federation", "RUS", "643", 1994, Europe);
        yield return State("SG", "Singapore", "SGP", "702", 1994, SouthEastAsia)
            .InAsean(1967, 8, 8, Certainty.Certain, sources["B13"]);
        yield return State("LK", "Sri Lanka", "LKA", "144", 2007, SouthAsia);
        yield return State("TH", "Thailand", "THA", "764", 1994, SouthEastAsia)
            .InAsean(1967, 8, 8, Certainty.Certain, sources["B13"]);
        yield return State("TL", "Timor-Leste", "TLS", "626", 2005, SouthEastAsia)
            .InAsean(2025, 10, 26, Certainty.Certain, sources["B5"]);
        yield return State("US", "United States", "USA", "840", 1994, NorthAmerica);
        yield return State("VN", "Viet Nam", "VNM", "704", 1994, SouthEastAsia)
            .InAsean(1995, 7, 28, Certainty.Certain, sources["B13"]);
    }

    static Participant State(string code, string name, string alpha3, string numeric, int arfSince, SubRegion region) =>
        new()
        {
            Id = IdOf(code),
            Code = code,
            Name = name,
            Alpha2 = code,
            Alpha3 = alpha3,
            NumericCode = numeric,
            ArfSince = arfSince,
            SubRegion = region,
            NominatingNationalities = [new() { Country = code }],
        };

    // "EU" is only reserved in ISO 3166-1 and no country: so no alpha-2, alpha-3 or number.
    static Participant EuropeanUnion() => new()
    {
        Id = IdOf("EU"),
        Code = "EU",
        Name = "European Union",
        ArfSince = 1994,
        SubRegion = Europe,
        NominatingNationalities =
        [
            .. MembersSince(1958, 1, 1, "BE", "DE", "FR", "IT", "LU", "NL"),
            .. MembersSince(1973, 1, 1, "DK", "IE"),
            new() { Country = "GB", From = new(1973, 1, 1), Until = new(2020, 1, 31) },
            .. MembersSince(1981, 1, 1, "GR"),
            .. MembersSince(1986, 1, 1, "ES", "PT"),
            .. MembersSince(1995, 1, 1, "AT", "FI", "SE"),
            .. MembersSince(2004, 5, 1, "CY", "CZ", "EE", "HU", "LT", "LV", "MT", "PL", "SI", "SK"),
            .. MembersSince(2007, 1, 1, "BG", "RO"),
            .. MembersSince(2013, 7, 1, "HR"),
        ],
    };

    static IEnumerable<NominatingNationality> MembersSince(int year, int month, int day, params string[] countries) =>
        countries.Select(country => new NominatingNationality { Country = country, From = new(year, month, day) });

    static Participant InAsean(
        this Participant participant, int year, int month, int day, Certainty certainty, Source source)
    {
        participant.AseanMemberships.Add(new()
        {
            Id = EntityId.From($"asean-membership:{participant.Code}"),
            From = new(year, month, day),
            Certainty = certainty,
            Source = source,
        });
        return participant;
    }
}
