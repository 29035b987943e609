using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.People;

/// <summary>
/// What the public record tells of EEPs, envoys and observers in the region: roles, places and dates in our own words,
/// each with its sources, and nothing else about anybody. Its people never serve and are never proposed.
/// </summary>
sealed class HistoricalRecord(
    IReadOnlyDictionary<string, Source> sources, IReadOnlyDictionary<string, long> participants)
{
    const string Myanmar = "Myanmar since 2021";
    const string Border2011 = "Border between Thailand and Cambodia, 2011";
    const string Border2025 = "Border between Thailand and Cambodia, 2025";
    const string EnvoyOnMyanmar = "Special Envoy of the ASEAN Chair on Myanmar";

    /// <summary>
    /// What an earlier build told and this one does not: observers of 2011 who were agreed on, and of whom no source
    /// tells that they came.
    /// </summary>
    static readonly long s_withdrawn = IdOf("RECORD-THKH-2011-OBSERVERS");

    /// <summary>
    /// Adds what the register does not have yet, and corrects what came with an earlier build.
    /// </summary>
    public static void Load(RegistryDb db, IReadOnlyDictionary<string, Source> sources)
    {
        var record = new HistoricalRecord(sources, db.Set<Participant>().ToDictionary(p => p.Code, p => p.Id));
        var people = db.Set<Person>().Where(p => p.Kind == PersonKind.Historical).Select(p => p.Id).ToHashSet();
        var engagements = db.Set<Engagement>().Where(e => e.Office != null).Select(e => e.Id).ToHashSet();
        db.AddRange(record.People().Where(p => !people.Contains(p.Id)));
        db.AddRange(record.OfOffices().Where(e => !engagements.Contains(e.Id)));
        db.Correct([.. record.People().SelectMany(p => p.Engagements), .. record.OfOffices()],
            nameof(Engagement.Title), nameof(Engagement.From), nameof(Engagement.Until), nameof(Engagement.Summary),
            nameof(Engagement.Certainty), nameof(Engagement.Grade));
        db.RemoveRange(db.Set<Engagement>().Where(e => e.Id == s_withdrawn));
        db.SaveChanges();
    }

    public IEnumerable<Person> People()
    {
        yield return Nominee("AKASHI", "Yasushi Akashi", "明石康", "international politics and preventive diplomacy");
        yield return With(Nominee("NISHIHARA", "Masashi Nishihara", "西原正", "security"), new Engagement
        {
            Id = IdOf("RECORD-TL-2012-NISHIHARA"),
            ParticipantId = participants["JP"],
            Role = EngagementRole.Observer,
            Title = "ARF election observer",
            Situation = "Elections in Timor-Leste, 2012",
            Countries = ["TL"],
            From = "2012-07",
            Until = "2012-07",
            Summary = "One of the observers the ARF sent to the elections, and one of the four whom Japan had "
                + "registered as EEPs ten years before: an EEP at work in the field.",
            Certainty = Certainty.Certain,
            Grade = SourceGrade.Seen,
            Sources = From("B1", "B2"),
        });
        yield return Nominee("SHIRAISHI", "Takashi Shiraishi", "白石隆", "politics of Southeast Asia");
        yield return Nominee("MURASE", "Shinya Murase", "村瀬信也", "international law and piracy");

        yield return With(
            Figure("NATALEGAWA", "Marty Natalegawa", "ID",
                OfficeKind.ForeignMinister, "Minister for Foreign Affairs of Indonesia"),
            new Engagement
            {
                Id = IdOf("RECORD-THKH-2011-CHAIR"),
                ParticipantId = participants["ID"],
                Role = EngagementRole.Mediator,
                Title = "Foreign minister of the ASEAN Chair, shuttling between the parties",
                Situation = Border2011,
                Countries = ["TH", "KH"],
                From = "2011-02",
                Until = "2011-02",
                Summary = "Went to Phnom Penh and to Bangkok in February. The meeting of 22 February agreed on up to "
                    + "forty Indonesian observers; their terms were still open in July, and no source read here "
                    + "tells that they came.",
                Certainty = Certainty.Certain,
                Grade = SourceGrade.Press,
                Sources = From("E7", "E8"),
            });

        yield return With(
            Figure("ERYWAN", "Erywan Yusof", "BN",
                OfficeKind.ForeignMinister, "Second Minister of Foreign Affairs of Brunei Darussalam"),
            OnMyanmar("2021", "BN", "2021-08-04", "2021",
                "Named on 4 August, 102 days after the Five-Point Consensus of 24 April. In June he and the "
                + "Secretary-General of ASEAN had handed over names of candidates. Myanmar accepted him.", "E1", "E2"));
        yield return With(
            Figure("PRAK", "Prak Sokhonn", "KH",
                OfficeKind.ForeignMinister, "Minister of Foreign Affairs of Cambodia"),
            OnMyanmar("2022", "KH", "2022", "2022", "Named on 15 December 2021 for Cambodia's year as Chair.", "E2b"));
        yield return With(
            Figure("ALOUNKEO", "Alounkeo Kittikhoun", "LA", OfficeKind.Minister, "Minister in the Lao government"),
            OnMyanmar("2024", "LA", "2024-01-01", "2024",
                "Served for the Lao year as Chair, after a year without a named envoy.", "E5"));
        yield return With(
            Figure("OTHMAN", "Othman Hashim", "MY",
                OfficeKind.SeniorOfficial, "Secretary-general of the Ministry of Foreign Affairs of Malaysia"),
            OnMyanmar("2025", "MY", "2025-01-19", "2025",
                "Named at the foreign ministers' retreat in Langkawi. Some reports call him the fifth envoy, others "
                + "count three before him; in 2023 an office had served, with no person named.", "E3b"));
        yield return With(
            Figure("LAZARO", "Ma. Theresa Lazaro", "PH",
                OfficeKind.ForeignMinister, "Secretary of Foreign Affairs of the Philippines"),
            OnMyanmar("2026", "PH", "2026", null,
                "Announced on 14 November 2025 for the Philippine year as Chair; in Nay Pyi Taw on 6 January 2026.",
                "E3"));
    }

    /// <summary>What was done in the name of an office, with no person named.</summary>
    public IEnumerable<Engagement> OfOffices()
    {
        yield return OfOffice("RECORD-MM-2023", "Office of the Special Envoy (Indonesia)", EngagementRole.Envoy,
            EnvoyOnMyanmar, "ID", Myanmar, ["MM"], "2023", "2023",
            "Indonesia named no person and worked through an office: 145 engagements with 70 stakeholders in nine "
            + "months. On 5 September the leaders agreed on a troika of Chairs, for continuity.",
            SourceGrade.Press, Certainty.Certain, "E4", "E5");
        yield return OfOffice("RECORD-TL-2012", "ARF election observers", EngagementRole.Observer,
            "Observers of the ARF", null, "Elections in Timor-Leste, 2012", ["TL"], "2012-07", "2012-07",
            "The ARF observed the elections, with a registered EEP among its observers.", SourceGrade.Seen,
            Certainty.Certain, "B1");
        yield return OfOffice("RECORD-THKH-2025-CHAIR", "ASEAN Chair (Malaysia)", EngagementRole.Mediator,
            "Host of the ceasefire talks", "MY", Border2025, ["TH", "KH"], "2025-07", "2025-12",
            "Malaysia hosted talks at the request of both sides; they agreed on a ceasefire in late July. Fighting "
            + "broke out again in December.", SourceGrade.Press, Certainty.Certain, "E9");
        yield return OfOffice("RECORD-THKH-2025-OBSERVERS", "Interim observers", EngagementRole.Observer,
            "Observers of the ceasefire", "MY", Border2025, ["TH", "KH"], "2025", null,
            "Each side invited its own interim observers, who did not cross the border. Terms of reference for "
            + "observers were final by 24 October; after new fighting both sides agreed to observers on 17 December. "
            + "When the observers ended, no source read here tells.",
            SourceGrade.Press, Certainty.Uncertain, "E9");
    }

    Person Nominee(string key, string name, string nativeName, string field) => With(
        Figure($"JP-{key}", name, "JP", nativeName: nativeName),
        new Engagement
        {
            Id = IdOf($"RECORD-JP-2002-{key}"),
            ParticipantId = participants["JP"],
            Role = EngagementRole.Adviser,
            Title = "Named by Japan as an EEP",
            From = "2002-07-29",
            Until = "2002-07-29",
            Summary = "Japan named four EEPs to the Chair, Brunei Darussalam, with their consent; this one for "
                + $"{field}. The day is that of the announcement; how long it held, the source does not tell.",
            Certainty = Certainty.Certain,
            Grade = SourceGrade.Seen,
            Sources = From("B2"),
        });

    static Person Figure(
        string key, string name, string country, OfficeKind? kind = null, string? office = null,
        string? nativeName = null)
    {
        var reference = $"RECORD-{key}";
        var person = new Person
        {
            Id = IdOf(reference),
            ExternalReference = reference,
            FullName = name,
            NativeName = nativeName,
            Nationalities = [country],
            Kind = PersonKind.Historical,
            Status = PersonStatus.NotListed,
            OpenToSignedIn = PersonVisibility.OfTheRecord,
        };
        if (kind is { } sort && office is not null)
            person.FormerOffices.Add(new FormerOffice { Position = 0, Kind = sort, Title = office });
        return person;
    }

    static Person With(Person person, Engagement engagement)
    {
        person.Engagements.Add(engagement);
        return person;
    }

    Engagement OnMyanmar(
        string year, string chair, string from, string? until, string summary, params string[] sourceKeys) => new()
        {
            Id = IdOf($"RECORD-MM-{year}"),
            ParticipantId = participants[chair],
            Role = EngagementRole.Envoy,
            Title = EnvoyOnMyanmar,
            Situation = Myanmar,
            Countries = ["MM"],
            From = from,
            Until = until,
            Summary = summary,
            Certainty = Certainty.Certain,
            Grade = SourceGrade.Press,
            Sources = From(sourceKeys),
        };

    Engagement OfOffice(
        string key, string office, EngagementRole role, string title, string? participant, string situation,
        List<string> countries, string from, string? until, string summary, SourceGrade grade,
        Certainty certainty, params string[] sourceKeys) => new()
        {
            Id = IdOf(key),
            Office = office,
            ParticipantId = participant is null ? null : participants[participant],
            Role = role,
            Title = title,
            Situation = situation,
            Countries = countries,
            From = from,
            Until = until,
            Summary = summary,
            Certainty = certainty,
            Grade = grade,
            Sources = From(sourceKeys),
        };

    List<Source> From(params string[] keys) => [.. keys.Select(key => sources[key])];

    public static long IdOf(string key) => EntityId.From($"record:{key}");
}
