using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.People.Sample;

/// <summary>
/// Offices, fields, countries and biographies of people who do not exist, at places that do not exist. Fields come in
/// families, as in life; some tags are scarce and one is nobody's, so that needs find many, few and none.
/// </summary>
sealed class SampleCareers(IReadOnlyList<ExpertiseTag> tags, IReadOnlyList<Participant> states, DateOnly today)
{
    const string HeldByNobody = "POL-PARTIES";

    static readonly string[] s_scarce =
    [
        "CON-CITIZENSHIP", "ELE-DISPUTE", "HRJ-ATROCITY", "HRJ-DETAINEES",
        "HUM-ACCESS", "INC-MINORITY", "RES-LAND", "SEC-SALW",
    ];

    static readonly string[] s_commonwealth =
        ["AU", "BD", "BN", "CA", "IN", "LK", "MY", "NZ", "PG", "PK", "SG"];

    static readonly string[] s_talks =
    [
        "Selan River talks", "Port Amarang round table", "Karuvai Islands talks", "Meridan Strait contact group",
        "Tavoro Highlands truce commission", "Lake Senduri dialogue", "Phu Dara border commission",
        "Orchid Coast conference",
    ];

    public void Write(Person person, SampleHome home, Draws draws)
    {
        person.Expertise.AddRange(Fields(person, draws));
        person.CountriesKnown = Countries(home, draws);
        person.FormerOffices.AddRange(Offices(person, home, draws));
        person.Biography = Biography(person, draws);
    }

    /// <summary>What was added later, from draws of its own, so that the rest stays what it was.</summary>
    public void WriteBesides(Person person, Draws draws)
    {
        if (person.Kind is PersonKind.Former)
            return;
        if (draws.Chance(60))
            person.LongestEngagementDays = draws.Pick(14, 30, 30, 60, 90, 90, 180, 365);
        if (draws.Chance(45))
            person.Engagements.AddRange(Engagements(person, draws));
    }

    IEnumerable<Engagement> Engagements(Person person, Draws draws)
    {
        var count = draws.Between(1, 2);
        for (var number = 1; number <= count; number++)
        {
            var talks = draws.Pick(s_talks);
            var from = today.Year - draws.Between(2, 12);
            var (role, title) = draws.Pick(
                (EngagementRole.Mediator, "Member of the mediating team"),
                (EngagementRole.Adviser, "Adviser to the chair of the talks"),
                (EngagementRole.Observer, "Observer of a ceasefire"),
                (EngagementRole.FactFinder, "Member of a fact-finding mission"),
                (EngagementRole.Trainer, "Trainer of a delegation"));
            yield return new Engagement
            {
                Id = EntityId.From($"engagement:{person.ExternalReference}:{number}"),
                PersonId = person.Id,
                Role = role,
                Title = title,
                Situation = talks,
                From = $"{from}",
                Until = $"{from + draws.Between(0, 1)}",
                Summary = $"Invented for the sample register: {title.ToLowerInvariant()} at the {talks}.",
                Certainty = draws.Chance(75) ? Certainty.Certain : Certainty.Uncertain,
                Citation = "Invented with the entry.",
            };
        }
    }

    IEnumerable<PersonExpertise> Fields(Person person, Draws draws)
    {
        var family = Family(draws.Pick(tags));
        var known = draws.PickSome([.. tags.Where(t => Family(t) == family)], draws.Between(1, 3))
            .Concat(draws.PickSome(tags, draws.Between(0, 3)))
            .Concat(tags.Where(t => Family(t) == "MED" && draws.Chance(18)))
            .Where(tag => tag.Code != HeldByNobody && (!s_scarce.Contains(tag.Code) || draws.Chance(25)))
            .DistinctBy(tag => tag.Code)
            .ToList();
        if (known.Count == 0)
            known.Add(tags.Single(t => t.Code == "MED-PROCESS"));

        foreach (var tag in known)
        {
            var level = draws.Weighted(
                (30, ExpertiseLevel.Studied), (44, ExpertiseLevel.TookPart), (26, ExpertiseLevel.Led));
            var lastUsed = draws.Chance(92) ? LastUsedYear(person, draws) : (int?)null;
            yield return new PersonExpertise
            {
                PersonId = person.Id,
                TagId = tag.Id,
                Level = level,
                Years = draws.Chance(90) ? draws.Between(1, Math.Min(25, person.YearsOfExperience!.Value)) : null,
                LastUsedYear = lastUsed,
                Evidence = draws.Chance(85) ? Evidence(level, lastUsed, draws) : null,
            };
        }
    }

    static string Family(ExpertiseTag tag) => tag.Code.Split('-')[0];

    int LastUsedYear(Person person, Draws draws)
    {
        var ago = draws.Weighted((58, draws.Between(0, 4)), (27, draws.Between(5, 10)), (15, draws.Between(11, 18)));
        return today.Year - Math.Min(ago, person.YearsOfExperience!.Value);
    }

    static string Evidence(ExpertiseLevel level, int? year, Draws draws)
    {
        var talks = draws.Pick(s_talks);
        var when = year is null ? "" : $", {year}";
        return level switch
        {
            ExpertiseLevel.Led => draws.Pick(
                $"Headed the working group on it at the {talks}{when}.", $"Chaired the {talks} on this point{when}."),
            ExpertiseLevel.TookPart => draws.Pick(
                $"Member of the team on it at the {talks}{when}.", $"Adviser to one delegation at the {talks}{when}."),
            _ => $"Author of a study of the {talks}{when}.",
        };
    }

    // One's own country is known without saying.
    List<string> Countries(SampleHome home, Draws draws) =>
        [.. draws.PickSome([.. states.Where(s => s.Code != home.Country).Select(s => s.Code)], draws.Between(0, 6))];

    IEnumerable<FormerOffice> Offices(Person person, SampleHome home, Draws draws)
    {
        var year = today.Year - draws.Between(0, 3);
        var count = draws.Between(person.Category is PersonCategory.Eminent ? 1 : 0, 3);
        for (var position = 0; position < count && year > today.Year - person.YearsOfExperience; position++)
        {
            var from = year - draws.Between(2, 6);
            var (kind, title) = Office(person.Category, home, draws);
            yield return new FormerOffice
            {
                PersonId = person.Id,
                Position = position,
                Kind = kind,
                Title = $"{title}, {from}–{year}",
            };
            year = from - draws.Between(0, 2);
        }
    }

    (OfficeKind, string) Office(PersonCategory? category, SampleHome home, Draws draws)
    {
        var abroad = draws.Pick(states.Where(s => s.Code != home.Country).ToList()).Code;
        return category is PersonCategory.Eminent
            ? draws.Weighted(
                (40, (OfficeKind.Ambassador, HeadOfMission(home.Country, abroad))),
                (12, (OfficeKind.Ambassador, "Ambassador at large for multilateral talks")),
                (12, (OfficeKind.Envoy, $"Special envoy to the {draws.Pick(s_talks)}")),
                (16, (OfficeKind.Minister, draws.Pick("Member of two cabinets", "A deputy minister, in two cabinets"))),
                (8, (OfficeKind.Judge, "One of the judges of a court of appeal")),
                (6, (OfficeKind.MilitaryOfficer, "General officer on a joint staff")),
                (6, (OfficeKind.Legislator, "Member of parliament, committee on foreign affairs")))
            : draws.Weighted(
                (26, (OfficeKind.Academic, draws.Pick(
                    "Professor of international law", "Reader in peace studies",
                    "Former head of a university's peace institute"))),
                (20, (OfficeKind.SeniorOfficial, draws.Pick(
                    "A director in the foreign ministry", "Head of a section for treaties",
                    "One of the deputy permanent secretaries"))),
                (16, (OfficeKind.InternationalOfficial, draws.Pick(
                    "Political affairs officer, UN", "Adviser, ASEAN Secretariat", "Head of a field office"))),
                (14, (OfficeKind.CivilSociety, draws.Pick(
                    "Director of a centre for dialogue", "Head of mission, humanitarian organisation"))),
                (10, (OfficeKind.MilitaryOfficer, draws.Pick(
                    "Colonel, observer missions", "Officer of a joint border patrol"))),
                (8, (OfficeKind.Ambassador, HeadOfMission(home.Country, abroad))),
                (4, (OfficeKind.Judge, "One of the judges of a court of appeal")),
                (2, (OfficeKind.Other, "A member of the boundary commission")));
    }

    /// <summary>
    /// No posting that somebody real held. Among themselves, Commonwealth states have High Commissioners.
    /// </summary>
    static string HeadOfMission(string home, string abroad) =>
        s_commonwealth.Contains(home) && s_commonwealth.Contains(abroad)
            ? "High Commissioner in two postings" : "Ambassador in two postings";

    string Biography(Person person, Draws draws)
    {
        var fields = person.Expertise.Take(2).Select(e => tags.Single(t => t.Id == e.TagId).Name.ToLowerInvariant());
        var where = draws.Pick("diplomacy and research", "public service", "public life", "the field and at the table");
        return "**Invented for the sample register: no such person exists.**\n\n"
            + $"{person.FullName} has worked for {person.YearsOfExperience} years in {where}, most of all on "
            + $"{string.Join(" and ", fields)}, last at the {draws.Pick(s_talks)}.";
    }
}
