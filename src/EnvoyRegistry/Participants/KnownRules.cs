using EnvoyRegistry.Data;
using static EnvoyRegistry.Data.SourceGrade;

namespace EnvoyRegistry.Participants;

/// <summary>R1 to R29: what the ARF has set down, or been asked to, and what the register makes of it.</summary>
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
            "Every registration belongs to the one participant that made it.");
        yield return Rule(2, Seen, ["A1", "B2"],
            "A participant may have up to five persons on the list of Experts and Eminent Persons.",
            "Five is a ceiling on active registrations; a sixth is refused, and none at all is in order.");
        yield return Rule(3, Seen, ["A1", "B2"],
            "The person agrees to be nominated before the nomination is made.",
            "A registration carries the day of the person's consent, which is not after the day it began.");
        yield return Rule(4, Seen, ["A1"],
            "A participant nominates its own nationals; the European Union, nationals of any of its members.",
            "One of the person's nationalities must be one the participant may nominate from on that day; all of " +
            "them are kept.");
        yield return Rule(5, Seen, ["A1"],
            "No participant may block a person whom another has nominated.",
            "There is nothing by which one participant could approve, reject or rate another's nominee.");
        yield return Rule(6, Seen, ["A1"],
            "An entry gives name, nationality, ways to reach the person, curriculum vitae, fields of expertise and " +
            "what else matters.",
            "These are the core of an entry. What helps to reach a person is kept apart from what helps to find one.");
        yield return Rule(7, Seen, ["A1"],
            "Nominations are collected by the Chair of the ARF.",
            "Nominations are addressed to the Chair's office, which is read from the terms at the date.");
        yield return Rule(8, Seen, ["A2"],
            "Those registered are advisers to the ARF.",
            "Being an Expert and Eminent Person is a standing on the register, not a post or a delegation.");
        yield return Rule(9, Seen, ["A2"],
            "Participants are encouraged to name the field of each person, so that the right one can be chosen.",
            "Expertise is tagged from a controlled vocabulary; an entry without tags is allowed, and hard to find.");
        yield return Rule(10, Seen, ["A2"],
            "The person gives professional views or policy advice that bind nobody, through the Chair, or serves " +
            "as a resource person.",
            "Whatever such a person hands in is addressed to the Chair and marked as not binding.");
        yield return Rule(11, Seen, ["A2"],
            "The subject is one of interest to the ARF, not dealt with well enough elsewhere, and within the " +
            "person's own field.",
            "A request says why it matters, who else deals with it, and which tags it needs.");
        yield return Rule(12, Seen, ["A3"],
            "Between meetings the Chair fosters dialogue, the exchange of information, cooperation and the building " +
            "of norms.",
            "Contacts and circulars of the Chair's office are part of the record.");
        yield return Rule(13, Seen, ["A3", "A8"],
            "The Chair passes on information between participants; to give it is voluntary.",
            "Sharing is decided item by item, and nothing is disclosed by default.");
        yield return Rule(14, Seen, ["A8"],
            "Participants consult each other through the Chair, on the basis of the consensus of all.",
            "A consultation records who was asked, when, until when, and what each replied.");
        yield return Rule(15, Seen, ["A3J"],
            "The Chair keeps informal touch with outside bodies only after consulting all participants and with " +
            "their consent.",
            "Data of the register goes to an outside body only on a recorded consultation.");
        yield return Rule(16, Seen, ["A4"],
            "Preventive diplomacy is consensual action by sovereign states, with the consent of all parties " +
            "directly involved, to keep disputes between states from arising, growing or spreading. It creates no " +
            "legal obligation.",
            "Each party's consent is on record, by scope, and no step passes without it; texts say that they bind " +
            "nobody in law.");
        yield return Rule(17, Seen, ["A4"],
            "What the Chair does in preventive diplomacy is what the participants settle on.",
            "Terms of reference name the document they rest on.");
        yield return Rule(18, Seen, ["A4", "A11"],
            "Decisions are by consensus, at a pace comfortable to all, and without interfering in one another's " +
            "affairs.",
            "A consultation ends with or without objection; votes are never counted.");
        yield return Rule(19, Seen, ["A8"],
            "The 10th ARF, on 18 June 2003, accepted in principle that the Chair may have Friends.",
            "Kept as history; the mechanism rests on the later terms of reference (R20 to R23).");
        yield return Rule(20, Press, ["A5", "A6", "A7"],
            "Three ministers assist the Chair as Friends: the incoming Chair, the last Chair and one from outside " +
            "ASEAN. Reports of four count the Chair as well.",
            "These three seats are what a grouping of Friends is checked for, with the Chair ex officio.");
        yield return Rule(21, Press, ["A5"],
            "Friends of the Chair are called for one task, such as an emergency or a threat to peace, and not kept " +
            "standing.",
            "A grouping has a task and ends with it.");
        yield return Rule(22, Press, ["A5"],
            "The Chair chooses the Friends to suit the matter, consulting all participants and minding political " +
            "balance.",
            "The usual seats are a proposal; the consultation and a note on balance are part of the record.");
        yield return Rule(23, Press, ["A6", "A7"],
            "While the ARF is not in session, the Friends gather facts and recommend steps.",
            "What a grouping hands in is a note of facts or a recommendation.");
        yield return Rule(24, Seen, ["C"],
            "CSCAP recommends (5): that the Chair appoint envoys; that a register be kept of experienced people " +
            "able and willing to go; that participants keep their lists up to date with at least one person versed " +
            "in diplomacy or mediation; that Friends of the Chair be used; and that Chair and Secretary-General act " +
            "together in an imminent emergency. A recommendation, not a rule the ARF has adopted.",
            "The register holds envoy candidates beside registered persons, asks whether each is willing, and can " +
            "tell who lacks a person versed in mediation.");
        yield return Rule(25, Seen, ["C"],
            "CSCAP recommends (10): that Experts and Eminent Persons support the Chair in diplomacy, mediation, " +
            "fact-finding and good-will missions, and compile guidance and lessons that are kept current, given to " +
            "mediators and used in training. A recommendation, not a rule the ARF has adopted.",
            "Good offices, process design and fact-finding are tags of their own; guidance is dated and versioned.");
        yield return Rule(26, Seen, ["C"],
            "CSCAP recommends (4e): small teams of experts on ceasefires, power-sharing, disarmament, elections, " +
            "human rights and constitutional reform, to assist the Chair, and governments that ask. A " +
            "recommendation, not a rule the ARF has adopted.",
            "Each of these subjects has its tags, and a need may ask for several at once.");
        yield return Rule(27, Seen, ["B3"],
            "The Chair of ASEAN sees to an effective and timely answer to urgent issues and crises, good offices " +
            "included (ASEAN Charter, article 32(c)).",
            "An act of the ASEAN Chair names this article as its basis: ASEAN-CHARTER-32C.");
        yield return Rule(28, Seen, ["A10"],
            "The ASEAN Troika is the ministers of the past, present and next Chair, called for one matter; consensus " +
            "may adjust who sits, and consensus and non-interference bind it.",
            "A grouping of its own kind, all from ASEAN, never mixed up with the Friends of the Chair.");
        yield return Rule(29, Seen, ["A9", "A13", "A14"],
            "Plenaries of the Experts and Eminent Persons are co-chaired by one of them from ASEAN and one from " +
            "outside it, on Track 1.5.",
            "A meeting has two co-chairs, of whom one is from ASEAN on that day.");
    }
}
