namespace EnvoyRegistry.People.Sample;

/// <summary>How many of which people the sample has of one country, and what they have in common.</summary>
/// <param name="Participant">Who may nominate them.</param>
/// <param name="FirstLanguages">One of them is a person's own.</param>
/// <param name="OtherLanguages">Each with how many in a hundred speak it: <c>fr:40</c>.</param>
/// <param name="SecondNationalities">Some people hold one of them too.</param>
sealed record SampleHome(
    string Participant,
    string Country,
    int Eeps,
    int Candidates,
    int Former,
    string Zones,
    string FirstLanguages,
    string OtherLanguages,
    string SecondNationalities = "");

/// <summary>Where the sample's people come from: 300 in all, with up to five EEPs of each participant.</summary>
static class SampleHomes
{
    public static readonly IReadOnlyList<SampleHome> All =
    [
        State("BN", 2, 5, 1, "Asia/Brunei", "ms", "en:95 ar:15 id:20 zh:8"),
        State("KH", 3, 7, 2, "Asia/Phnom_Penh", "km", "en:80 fr:40 vi:20 th:20", "FR"),
        State("ID", 5, 10, 3, "Asia/Jakarta Asia/Jakarta Asia/Makassar Asia/Jayapura", "id",
            "en:85 jv:35 su:10 ar:12 nl:12 ms:20"),
        State("LA", 2, 6, 1, "Asia/Vientiane", "lo", "en:70 fr:35 th:60 vi:30"),
        State("MY", 4, 9, 2, "Asia/Kuala_Lumpur Asia/Kuching", "ms", "en:90 id:25 zh-Hans:15 ta:8 ar:10 th:6"),
        State("MM", 1, 6, 2, "Asia/Yangon", "my", "en:80 shn:15 kac:10 zh:10 th:12"),
        State("PH", 5, 9, 2, "Asia/Manila", "fil", "en:98 ceb:25 es:10 ms:8 ar:6", "US"),
        State("SG", 3, 6, 1, "Asia/Singapore", "zh-Hans", "en:100 ms:30 id:12 yue:15"),
        State("TH", 5, 10, 2, "Asia/Bangkok", "th", "en:85 lo:20 fr:12 my:10 ms:10 km:10"),
        State("TL", 3, 6, 1, "Asia/Dili", "tet", "pt-TL:80 id:80 en:60", "PT"),
        State("VN", 4, 7, 2, "Asia/Ho_Chi_Minh", "vi", "en:75 fr:25 ru:20 zh:20 km:8 lo:8"),

        State("AU", 5, 6, 2, "Australia/Sydney Australia/Adelaide Australia/Perth Australia/Darwin", "en",
            "id:30 fr:15 th:10 tpi:12 tet:8 my:6", "GB NZ"),
        State("BD", 2, 5, 1, "Asia/Dhaka", "bn", "en:90 hi:25 ur:20", "GB"),
        State("CA", 3, 5, 1, "America/Toronto America/Vancouver America/St_Johns", "en fr",
            "en:100 fr:60 es:15 ar:10", "FR"),
        State("CN", 5, 6, 1, "Asia/Shanghai", "zh-Hans", "en:75 ru:20 fr:10 id:8 my:8 vi:8"),
        State("IN", 5, 7, 1, "Asia/Kolkata", "hi", "en:100 ta:20 bn:20 ur:15 ne:10"),
        State("JP", 5, 7, 3, "Asia/Tokyo", "ja", "en:85 fr:10 id:10 zh-Hant:12 ko:12"),
        State("KP", 0, 3, 1, "Asia/Pyongyang", "ko", "ru:60 zh:50 en:40"),
        State("KR", 4, 6, 1, "Asia/Seoul", "ko", "en:85 ja:20 zh-Hans:20 vi:8"),
        State("LK", 2, 5, 1, "Asia/Colombo", "si", "en:95 ta:40", "AU"),
        State("MN", 3, 5, 1, "Asia/Ulaanbaatar", "mn", "ru:70 en:70 ko:15 de:12"),
        State("NZ", 4, 5, 1, "Pacific/Auckland Pacific/Chatham", "en", "mi:50 fr:15 id:10 tpi:8", "GB"),
        State("PG", 1, 5, 0, "Pacific/Port_Moresby", "tpi", "en:100 id:8"),
        State("PK", 3, 5, 1, "Asia/Karachi", "ur", "en:95 ps:30 ar:15 zh:8", "GB"),
        State("RU", 4, 5, 1, "Europe/Moscow Asia/Vladivostok", "ru", "en:80 fr:20 zh:20 vi:12 ko:8"),
        State("US", 5, 6, 2, "America/New_York America/Los_Angeles Pacific/Honolulu", "en",
            "es:30 fr:20 ja:12 vi:10 th:8 my:5", "IE"),

        Union("CZ", 0, 0, 1, "Europe/Prague", "cs"),
        Union("DE", 1, 1, 0, "Europe/Berlin", "de"),
        Union("ES", 1, 0, 0, "Europe/Madrid", "es"),
        Union("FI", 0, 1, 0, "Europe/Helsinki", "fi"),
        Union("FR", 1, 1, 0, "Europe/Paris", "fr"),
        Union("GR", 0, 1, 0, "Europe/Athens", "el"),
        Union("IE", 0, 1, 0, "Europe/Dublin", "en"),
        Union("PL", 1, 0, 0, "Europe/Warsaw", "pl"),
        Union("PT", 0, 1, 0, "Europe/Lisbon", "pt"),
        Union("SE", 1, 1, 0, "Europe/Stockholm", "sv"),
    ];

    static SampleHome State(
        string code, int eeps, int candidates, int former, string zones, string first, string others,
        string second = "") => new(code, code, eeps, candidates, former, zones, first, others, second);

    static SampleHome Union(string country, int eeps, int candidates, int former, string zone, string first) =>
        new("EU", country, eeps, candidates, former, zone, first, "en:95 fr:40 de:25 es:15 ru:12 id:10 th:6");
}
