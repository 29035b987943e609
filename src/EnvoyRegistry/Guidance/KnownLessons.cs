using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using static EnvoyRegistry.Guidance.Clause;

namespace EnvoyRegistry.Guidance;

/// <summary>
/// What the public record of the region's cases teaches. A lesson tells roles, days and numbers that were reported,
/// blames nobody and names no one; what happened and what to make of it stand in clauses of their own.
/// </summary>
static class KnownLessons
{
    public static IEnumerable<Guideline> All(GuidanceWriter writer)
    {
        yield return writer.Lesson("LS-ENVOY-2021", edition: 2, "A hundred and two days to a name",
            "Myanmar since 2021", ["MM"],
            "What it takes to go from a decision to send an envoy to an envoy.",
            ["MED-GOODOFFICES", "MED-PROCESS"], ["F1-PREPAREDNESS", "F2-CONSENT"],
            Fact("What happened",
                """
                On 24 April 2021 the leaders reached the Five-Point Consensus, with an envoy of the Chair among its
                points. In June the Chair's second minister and the Secretary-General of ASEAN handed over names of
                candidates, as was told on 7 June. On 4 August one was named, and was accepted: 102 days.
                """, SourceGrade.Press, Certainty.Certain, "E1", "E2"),
            Advice("What it shows",
                """
                Finding people was the shorter part: by 7 June names had been handed over, and 58 more days went by. The
                sources do not tell what they were needed for.
                """, "E1", "E2"),
            Advice("What to do with it",
                """
                Have people asked, willing and confirmed before the decision falls. Offer two or three names at once.
                Put a day for the answer into the decision itself.
                """, "C", "U1"));

        yield return writer.Lesson("LS-OFFICE-2023", edition: 2, "An office in the place of a person",
            "Myanmar since 2021", ["MM"],
            "A mission was carried by an office, with no person named.",
            ["MED-GOODOFFICES", "POL-DIALOGUE"], ["F4-INCLUSIVITY", "F7-COHERENCE"],
            Fact("What happened",
                """
                In 2023 the Chair named no person and worked through an Office of the Special Envoy. It reported 145
                engagements with 70 stakeholders in nine months.
                """, SourceGrade.Press, Certainty.Certain, "E4", "E5"),
            Fact("Where the sources differ",
                """
                Counts of the envoys since 2021 disagree: one report calls the one named in 2025 the fifth, another
                counts three before. Whether the office is counted explains it.
                """, SourceGrade.Press, Certainty.Uncertain, "E3b", "E5"),
            Advice("What to do with it",
                """
                Where no name is acceptable to all, think of an office: several can speak with many at once. Name one
                person in it who answers to each party, so that none believes that the others have a better door.
                """, "E4"));

        yield return writer.Lesson("LS-CONTINUITY-2021-2026", edition: 2, "One envoy for each Chair",
            "Myanmar since 2021", ["MM"],
            "What a mandate that ends with the year does to a matter that does not.",
            ["MED-PROCESS"], ["F1-PREPAREDNESS", "F7-COHERENCE"],
            Fact("What happened",
                """
                Each Chair from 2021 to 2026 named an envoy of its own, or an office: among them sitting ministers, a
                former minister and a retired official. On 5 September 2023 the leaders agreed on a troika of past,
                present and next Chair, for continuity.
                """, SourceGrade.Press, Certainty.Certain, "E1", "E2b", "E3", "E3b", "E4", "E5"),
            Fact("What was still open",
                """
                In March 2026 an envoy with a term of more than a year was reported to be under study.
                """, SourceGrade.Press, Certainty.Uncertain, "E6"),
            Advice("What to do with it",
                """
                Say in the mandate what becomes of it on the day the Chair changes. Let envoy and successor overlap.
                Keep the contacts and the notes with an office that stays.
                """, "E4", "E6"));

        yield return writer.Lesson("LS-OBSERVERS-2011", edition: 2, "Observers without terms",
            "Border between Thailand and Cambodia, 2011", ["KH", "TH"],
            "A number was agreed on in days; what the observers were to do, and when, was not in months.",
            ["IST-BORDER", "MED-GOODOFFICES", "SEC-CEASEFIRE", "SEC-MONITOR"], ["F2-CONSENT", "F8-AGREEMENTS"],
            Fact("What happened",
                """
                In February 2011 the foreign minister of the Chair went to both capitals. A meeting on 22 February
                agreed on up to forty observers from the Chair's country. In July their terms of reference were still
                open: one side wanted them during the withdrawal of troops, the other after it. No source read here
                tells that they came.
                """, SourceGrade.Press, Certainty.Certain, "E7", "E8"),
            Advice("What it shows",
                """
                What had been agreed on was a number. The order of steps had been left out, and on that the two sides
                differed.
                """, "E7", "E8"),
            Advice("What to do with it",
                """
                Ask each side to describe the observers' first day. Where the two stories differ, there is no consent
                yet. Ask for consent to the text, by version, not to the idea.
                """, "E8"));

        yield return writer.Lesson("LS-OBSERVERS-2025", edition: 2, "Each its own observers",
            "Border between Thailand and Cambodia, 2025", ["KH", "TH"],
            "A weaker arrangement that can start, and what it does not hold.",
            ["IST-BORDER", "SEC-CEASEFIRE", "SEC-MONITOR"], ["F2-CONSENT", "F7-COHERENCE", "F8-AGREEMENTS"],
            Fact("What happened",
                """
                In July 2025 the Chair hosted talks at the request of both sides, and a ceasefire was agreed on in the
                last days of the month. Each side invited interim observers to its own side; they did not cross. Terms
                of reference for observers were final by 24 October. There was fighting again in December; on 17
                December both agreed to observers.
                """, SourceGrade.Press, Certainty.Certain, "E9"),
            Advice("What it shows",
                """
                Separate invitations let observers begin within a ceasefire's first weeks, as neither side had to let
                the other's guests in. Three months then passed to the terms, and the ceasefire did not outlast them by
                two.
                """, "E9"),
            Advice("What to do with it",
                """
                Take the interim arrangement at once, and start on the terms of the lasting one the same day, with a
                date. Settle before the year ends who leads when the Chair changes: one side asked that the outgoing
                Chair stay.
                """, "E9"));

        yield return writer.Lesson("LS-ELECTIONS-2012", edition: 2, "A registered expert in the field",
            "Elections in Timor-Leste, 2012", ["TL"],
            "Somebody registered in 2002 observed elections in 2012.",
            ["ELE-OBSERVE"], ["F1-PREPAREDNESS", "F5-OWNERSHIP"],
            Fact("What happened",
                """
                In July 2012 the ARF observed elections. One of its observers was an Expert and Eminent Person whom a
                participant had registered ten years before, with consent.
                """, SourceGrade.Seen, Certainty.Certain, "B1", "B2"),
            Advice("What it shows",
                """
                A registered expert can work in the field for the ARF. Ten years lay between the entry and the work.
                """, "B1"),
            Advice("What to do with it",
                """
                Offer observation early and small. Keep entries current, so that the years between do not matter.
                """, "B1"));

        yield return writer.Lesson("LS-REGISTER-2006", edition: 2, "A register that nobody called on",
            "The ARF's Experts and Eminent Persons, 2000 to 2006", [],
            "Names are not readiness.",
            ["MED-FACTFIND", "MED-PROCESS"], ["F1-PREPAREDNESS"],
            Fact("What happened",
                """
                Nominations began in 2000; guidelines for the work of those registered followed in July 2004. When they
                first met, on 29 and 30 June 2006, with 34 of them and 22 observers from 21 countries, they had not been
                formally called on.
                """, SourceGrade.Seen, Certainty.Certain, "A1", "A2", "A13"),
            Advice("What to do with it",
                """
                Use people on small things: a note, a visit, a training. Ask each once a year whether the entry still
                holds. Practise a call by night before there is one.
                """, "A13", "C"));
    }
}
