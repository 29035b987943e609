using EnvoyRegistry.Data;
using static EnvoyRegistry.Data.SourceGrade;

namespace EnvoyRegistry.Participants;

/// <summary>R1 to R29: what the ARF has set down, or been asked to, and what the register makes of it today.</summary>
/// <remarks>
/// A practice names in backticks what of the contract keeps the rule; where nothing does, it says "not yet". Tests hold
/// it to both: what it names is in the contract, and what it says there is not yet is not.
/// </remarks>
static class KnownRules
{
    public static IEnumerable<Rule> All(IReadOnlyDictionary<string, Source> sources)
    {
        Rule Rule(int number, SourceGrade grade, string[] keys, string text, string practice) => new()
        {
            Id = EntityId.From($"rule:R{number}"),
            Code = $"R{number}",
            Number = number,
            Text = text,
            Practice = practice,
            Grade = grade,
            Sources = [.. keys.Select(key => sources[key])],
        };

        yield return Rule(1, Seen, ["A1"],
            "Nominating is voluntary, and it is for a participant of the ARF to nominate.",
            "Only a participant's focal point drafts a nomination (`draftNomination`). The ARF Unit may import a " +
            "list that a participant has. Each `Registration` belongs to one participant.");
        yield return Rule(2, Seen, ["A1", "B2"],
            "A participant may have up to five persons on the list of Experts and Eminent Persons.",
            "Five is a ceiling on active registrations: `submitNomination` and the import refuse a sixth. None at " +
            "all is in order.");
        yield return Rule(3, Seen, ["A1", "B2"],
            "The person agrees to be nominated before the nomination is made.",
            "An entry carries the day of the person's consent, the text and what shows it. Whoever is brought in " +
            "without is asked by letter, and neither shown to others nor proposed before she or he says yes.");
        yield return Rule(4, Seen, ["A1"],
            "A participant nominates its own nationals; the European Union, nationals of any of its members.",
            "`submitNomination` looks for a nationality that the participant may nominate from on that day " +
            "(`nominatingNationalities`). All nationalities of the person are kept.");
        yield return Rule(5, Seen, ["A1"],
            "No participant may block a person whom another has nominated.",
            "There is nothing by which one participant could approve, reject or rate another's nominee. " +
            "`returnNomination` is for what is missing, and for the Chair's office and the ARF Unit alone.");
        yield return Rule(6, Seen, ["A1"],
            "An entry gives name, nationality, ways to reach the person, curriculum vitae, fields of expertise and " +
            "what else matters.",
            "`submitNomination` refuses an entry that lacks one of these; `Nomination.missing` says which. The " +
            "ways to reach a person (`Person.contact`) are shown to few.");
        yield return Rule(7, Seen, ["A1"],
            "Nominations are collected by the Chair of the ARF.",
            "Whoever's office holds the Chair at the moment sees all `nominations`, and may return one that is not " +
            "complete. Who that is, the recorded terms say (`chair`).");
        yield return Rule(8, Seen, ["A2"],
            "Those registered are advisers to the ARF.",
            "An EEP (`PersonKind.EEP`) has a standing on the register. It is no post, and makes nobody a delegate.");
        yield return Rule(9, Seen, ["A2"],
            "Participants are encouraged to name the field of each person, so that the right one can be chosen.",
            "A nomination names at least one tag of a controlled vocabulary (`expertiseTags`). Level, years and " +
            "evidence are asked for, and may be left out.");
        yield return Rule(10, Seen, ["A2"],
            "The person gives professional views or policy advice that bind nobody, through the Chair, or serves " +
            "as a resource person.",
            "In part: whoever is appointed reports to the Chair's office (`fileReport`), and every report is kept as " +
            "binding nobody (`Report.isBinding`). Views and advice without an appointment cannot yet be handed in.");
        yield return Rule(11, Seen, ["A2"],
            "The subject is one of interest to the ARF, not dealt with well enough elsewhere, and within the " +
            "person's own field.",
            "In part: whoever asks for somebody says why it is lawful, safe, urgent and without a hidden motive " +
            "(`ScreeningInput`), and a search names the tags it needs (`EnvoyNeed.allExpertise`). Who else deals " +
            "with the subject is not yet asked.");
        yield return Rule(12, Seen, ["A3"],
            "Between meetings the Chair fosters dialogue, the exchange of information, cooperation and the building " +
            "of norms.",
            "The Chair's office sends circulars to all participants (`openConsultation`), and the answers are on " +
            "record. A log of its other contacts is not yet kept.");
        yield return Rule(13, Seen, ["A3", "A8"],
            "The Chair passes on information between participants; to give it is voluntary.",
            "Each person decides, field by field, what participants and others who sign in see (`setVisibility`). " +
            "Ways to reach the person, papers and free days stay closed to other participants until the person " +
            "opens them.");
        yield return Rule(14, Seen, ["A8"],
            "Participants consult each other through the Chair, on the basis of the consensus of all.",
            "The Chair's office puts a matter to all participants with a deadline (`openConsultation`), and each " +
            "answers in a line of its own (`answerConsultation`). Who was asked, when, until when and what each " +
            "replied is on record (`Consultation`).");
        yield return Rule(15, Seen, ["A3J"],
            "The Chair keeps informal touch with outside bodies only after consulting all participants and with " +
            "their consent.",
            "Sharing with an outside body is put to all participants (`ConsultationAbout.outsideBody`). A token with " +
            "the scope `TokenScope.PEOPLE`, by which a program reads people as participants see them, is made only " +
            "on such a consultation, closed and without objection (`CreateAccessTokenInput.consultation`). Without " +
            "that scope a program reads skill sets without names.");
        yield return Rule(16, Seen, ["A4"],
            "Preventive diplomacy is consensual action by sovereign states, with the consent of all parties " +
            "directly involved, to keep disputes between states from arising, growing or spreading. It creates no " +
            "legal obligation.",
            "Who is a party to a situation, and whether directly involved, is decided with a reason that stays on " +
            "record (`nameParty`). Each of those agrees to the terms, in their version, and to the person, by its " +
            "own focal point (`recordConsent`); a condition is no consent, nor is silence. Without all of them " +
            "nobody is appointed, and terms bind nobody in law (`TermsOfReference.isBinding`). Nor is a team of " +
            "experts constituted (`constituteGrouping`) unless each of them that is a participant said, when " +
            "consulted, that it does not object.");
        yield return Rule(17, Seen, ["A4"],
            "What the Chair does in preventive diplomacy is what the participants settle on.",
            "Terms of reference (`setTermsOfReference`) name the paper or decision that they rest on " +
            "(`TermsOfReference.basis`), and all participants are consulted on them (`openConsultation`).");
        yield return Rule(18, Seen, ["A4", "A11"],
            "Decisions are by consensus, at a pace comfortable to all, and without interfering in one another's " +
            "affairs.",
            "A consultation ends in one word, with objection or without (`Consultation.outcome`); an objection " +
            "stands until the participant that made it withdraws it (`withdrawObjection`). Votes are never " +
            "counted.");
        yield return Rule(19, Seen, ["A8"],
            "The 10th ARF, on 18 June 2003, accepted in principle that the Chair may have Friends.",
            "Kept as history; the mechanism rests on the later terms of reference (R20 to R23).");
        yield return Rule(20, Press, ["A5", "A6", "A7"],
            "Three ministers assist the Chair as Friends: the incoming Chair, the last Chair and one from outside " +
            "ASEAN. Reports of four count the Chair as well.",
            "`proposeGrouping` and `addGroupingMember` fill these three seats, beside the Chair ex officio, with two " +
            "from ASEAN and one from outside it. `friendsSeats` tells who could take them on a day.");
        yield return Rule(21, Press, ["A5"],
            "Friends of the Chair are called for one task, such as an emergency or a threat to peace, and not kept " +
            "standing.",
            "Friends are put on record with the one task they are called for (`Grouping.task`); `dissolveGrouping` " +
            "ends them when it is done.");
        yield return Rule(22, Press, ["A5"],
            "The Chair chooses the Friends to suit the matter, consulting all participants and minding political " +
            "balance.",
            "`ProposeGroupingInput.balanceNote` is needed for Friends, `friendsSeats` leaves the third seat open, " +
            "and the Chair gives the seats of the incoming and the last Chair to others with a note " +
            "(`GroupingMember.note`). All participants are consulted on who sits (`Grouping.consultation`) before " +
            "`constituteGrouping`.");
        yield return Rule(23, Press, ["A6", "A7"],
            "While the ARF is not in session, the Friends gather facts and recommend steps.",
            "Friends at work hand in notes of facts and recommendations (`recordGroupingPaper`), which bind nobody " +
            "and are read by those whom each of them names (`GroupingPaper.readers`).");
        yield return Rule(24, Seen, ["C"],
            "CSCAP recommends (5): that the Chair appoint envoys; that a register be kept of experienced people " +
            "able and willing to go; that participants keep their lists up to date with at least one person versed " +
            "in diplomacy or mediation; that Friends of the Chair be used; and that Chair and Secretary-General act " +
            "together in an imminent emergency. A recommendation, not a rule the ARF has adopted.",
            "The register holds envoy candidates beside EEPs, each says whether she or he would serve " +
            "(`Person.willingToServe`), and `coverage` tells who has nobody versed in diplomacy or mediation " +
            "(`ParticipantCoverage.hasMediator`). Of imminent danger the Secretary-General is told at once " +
            "(`openSituation`). The Chair's office appoints envoys (`appointEnvoy`).");
        yield return Rule(25, Seen, ["C"],
            "CSCAP recommends (10): that Experts and Eminent Persons support the Chair in diplomacy, mediation, " +
            "fact-finding and good-will missions, and compile guidance and lessons that are kept current, given to " +
            "mediators and used in training. A recommendation, not a rule the ARF has adopted.",
            "Good offices, process design and fact-finding are tags of their own. Guidance and lessons are " +
            "published in editions, each with a day of review (`publishGuideline`). Which of them an envoy was " +
            "given is not yet on record.");
        yield return Rule(26, Seen, ["C"],
            "CSCAP recommends (4e): small teams of experts on ceasefires, power-sharing, disarmament, elections, " +
            "human rights and constitutional reform, to assist the Chair, and governments that ask. A " +
            "recommendation, not a rule the ARF has adopted.",
            "Each of these subjects has its tags, the best team that covers several together is found by " +
            "`composeTeam`, and a team is a grouping of the kind `GroupingKind.EXPERT_TEAM`. A government asks for " +
            "one by its focal point (`TeamRequest`), and each expert says yes herself or himself (`answerSeat`).");
        yield return Rule(27, Seen, ["B3"],
            "The Chair of ASEAN sees to an effective and timely answer to urgent issues and crises, good offices " +
            "included (ASEAN Charter, article 32(c)).",
            "Terms of reference can name the Charter as what they rest on (`TermsOfReference.basis`), and how long " +
            "the way to an envoy takes, and whose time that is, is shown (`Appointment.timeToEnvoy`).");
        yield return Rule(28, Seen, ["A10"],
            "The ASEAN Troika is the ministers of the past, present and next Chair, called for one matter; consensus " +
            "may adjust who sits, and consensus and non-interference bind it.",
            "A grouping of its own kind (`GroupingKind.ASEAN_TROIKA`), all from ASEAN. Another member takes a seat " +
            "only with a note of the consensus (`GroupingSeat.ASEAN_BY_CONSENSUS`).");
        yield return Rule(29, Seen, ["A9", "A13", "A14"],
            "Plenaries of the Experts and Eminent Persons are co-chaired by one of them from ASEAN and one from " +
            "outside it, on Track 1.5.",
            "Not yet: meetings of the Experts and Eminent Persons are not in the register.");
    }
}
