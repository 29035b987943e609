using static EnvoyRegistry.Guidance.Clause;

namespace EnvoyRegistry.Guidance;

/// <summary>Seven guidelines and a checklist, for somebody with little time and nobody awake to ask.</summary>
static class KnownGuidelines
{
    public static IEnumerable<Guideline> All(GuidanceWriter writer)
    {
        yield return Preparation(writer);
        yield return Consent(writer);
        yield return Ceasefire(writer);
        yield return Elections(writer);
        yield return Constitution(writer);
        yield return HandOver(writer);
        yield return Atrocity(writer);
        yield return FirstHours(writer);
    }

    static Guideline Preparation(GuidanceWriter writer) => writer.Document(
        GuidelineKind.Guideline, "GL-PREPARATION", edition: 2, "Preparing an envoy",
        "For whoever is about to be sent, and for the office that sends. Read it before the first call to a party.",
        ["MED-GOODOFFICES", "MED-PROCESS"], ["F1-PREPAREDNESS", "F3-IMPARTIALITY", "F7-COHERENCE"], isGeneral: true,
        Advice("Have the task in writing",
            """
            Do not leave without terms of reference that give the aim, the area, the parties, the limits, the first and
            the last day, whom you report to and when, who pays, and the document the mandate rests on. Ask for what is
            missing **before** the first call to a party. Afterwards it will be settled by whoever needs it least.
            """, "A4", "P15"),
        Says("Say what you are not",
            """
            What you say binds nobody. An Expert and Eminent Person gives professional views, through the Chair, and
            preventive diplomacy creates no legal obligation. Let no party take it for more.
            """, "A2", "A4"),
        Advice("Tell the Chair's office your ties",
            """
            Before your name goes to anybody: every nationality, offices held in or for a party, family and business
            interests, public statements on the matter, present paid posts. A tie that you declared can be weighed. A
            tie that a party finds ends the mission.
            """, "G1", "P12"),
        Advice("Do not go alone",
            """
            The least that works is four: you, one who writes everything down, one who knows the subject, one who knows
            the country and its languages. Women and men. Name the one who answers when you sleep.
            """, "G1"),
        Advice("Draw the conflict on one page",
            """
            - Who decides, who fights, who pays, who could spoil it, who suffers.
            - For each: what they say they want, what they need, what they fear.
            - What was tried before, by whom, and where it ended.

            Put a date on the page. Draw it anew every two weeks and look at what has changed.
            """, "G1", "G3"),
        Advice("Know who else is there",
            """
            Ask the Chair's office who is engaged already: the Secretary-General of ASEAN, the United Nations,
            neighbours, other envoys. Agree with them, before either of you meets a party, on who leads and on what all
            of you will say. Parties will compare.
            """, "G1", "C"),
        Advice("Read, and ring whoever was there before",
            """
            Read the guidance on your subjects and the lessons on the country. Ask your predecessor for one hour and
            three questions: what must I not say, whom must I not keep waiting, what would you do first?
            """, "C", "P9"),
        Advice("Settle how you will talk",
            """
            Which telephone, which programme, who interprets, where notes are kept, who may read them. Take it that what
            is on a device can be read by others. Brief the interpreter on names and on the three words that matter
            most, and hear how they sound in the other language.
            """, "S1"),
        Advice("Settle safety, money and the way out",
            """
            Who decides that it is too dangerous, and who decides when that person cannot be reached. Who pays for what,
            and that it is not a party alone. How you leave within a day.
            """, "P12", "P15"),
        Advice("Agree on the debriefing before you go",
            """
            A date within two weeks of your return, and who asks the questions. Keep a page open for it from the first
            day: entry point, mandate, what moved the parties, what blocked them, what you would not do again.
            """, "G3", "P9"));

    static Guideline Consent(GuidanceWriter writer) => writer.Document(
        GuidelineKind.Guideline, "GL-CONSENT", edition: 2, "Consent, and its withdrawal",
        "Who must want the mission, how to know that they do, and what to do on the night when one of them no longer " +
        "does.",
        ["MED-GOODOFFICES", "MED-PROCESS"], ["F2-CONSENT", "F3-IMPARTIALITY", "F5-OWNERSHIP"], isGeneral: true,
        Says("Nothing begins without it",
            """
            Preventive diplomacy is consensual. It needs the consent of all parties that are directly involved, so every
            one of them consents before the first step.
            """, "A4"),
        Advice("Ask for consent to something",
            """
            To whom (you), to what (this version of the terms of reference), where, until when, in what confidence.
            Consent to an envoy is not consent to observers; consent to talk is not consent to publish.
            """, "G1"),
        Advice("Get it from somebody who can give it",
            """
            Who counts as directly involved is for the Chair to decide and to write down, with the reason. Where the
            matter is inside one state, that state's consent comes first.

            Ask: *who has to say yes for this to hold?* Then hear it from that person, or in that person's writing. Send
            back one sentence saying what you understood, and let them correct it. Note name, office, channel and day.
            """, "A4", "G1"),
        Advice("Silence is not consent",
            """
            Not answering a circular may pass for no objection. Not answering a request for consent never does. Ask
            again, by another channel, and say that you are waiting.
            """, "A4", "G1"),
        Advice("Go up by steps",
            """
            To be talked to; to talk through you; to sit in one building; to sit in one room; to sign. Ask for the next
            step only when it is needed, and tell one party what the other agreed to only with its leave.
            """, "G1"),
        Advice("See it going before it is gone",
            """
            Meetings put off; a junior in the chair; a condition that was not there last week; visas and flights that
            take longer; a statement to the press that you had not been told of. Then ask plainly: *do you still want
            this, and in this form?*
            """, "G1"),
        Advice("When it is withdrawn",
            """
            1. Stop, at once, everything that rested on it.
            2. Ask what would have to change, and by when; do not argue the point.
            3. Tell the Chair's office within the hour, the rest of your team after that.
            4. Tell the other parties one agreed sentence, no reasons.
            5. Say nothing to the press. Keep the notes safe and the telephone on.
            """, "G1"),
        Advice("What goes on, and who decides",
            """
            The consent of the others does not carry the mission. Whether it is suspended or ended is the Chair's
            decision. Arrangements with a consent of their own (a corridor, an exchange of prisoners) go on unless that
            is withdrawn as well; ask, do not assume.
            """, "A4", "G1"),
        Advice("New terms, new consent",
            """
            Whoever changes the terms of reference asks again, from the beginning. In 2011 observers had been agreed on
            in February; in July the two sides were still apart on their terms. What had been agreed was a number.
            """, "E7", "E8"),
        Advice("Keep the ledger",
            """
            For each party and each object with its version: pending, granted, withheld or withdrawn; by whom, by what
            channel, on what day, and where the evidence lies. At three in the morning nobody remembers.
            """, "G1"));

    static Guideline Ceasefire(GuidanceWriter writer) => writer.Document(
        GuidelineKind.Guideline, "GL-CEASEFIRE", edition: 2, "Ceasefire talks and monitoring",
        "From the first call to the observers' first report. It assumes that both sides want the fire to stop and " +
        "neither trusts the other to stop it.",
        ["IST-BORDER", "SEC-CBM", "SEC-CEASEFIRE", "SEC-MONITOR"], ["F1-PREPAREDNESS", "F2-CONSENT", "F8-AGREEMENTS"],
        isGeneral: false,
        Advice("Tonight, ask for one thing",
            """
            That from a stated hour nobody fires and nobody moves forward. Give the hour with its time zone. Ask each
            side who gives the order, how it reaches the last post, how long that takes, and whom to ring when it is
            broken. Leave the causes for tomorrow.
            """, "G1"),
        Advice("Join the two commanders",
            """
            A line between the two who command on the ground, tested while you listen, and a call at two fixed hours a
            day whether or not there is anything to say. It will stop more incidents than you will.
            """, "A3", "G1"),
        Advice("One page, seven answers",
            """
            1. Which acts end.
            2. Which forces are bound, militias and police among them.
            3. Where: coordinates both have read on one map, or the positions held at a stated hour.
            4. From when, until when.
            5. What stays allowed: the wounded, the dead, food, water.
            6. Who watches.
            7. What follows a breach, before anybody shoots back.
            """, "G1"),
        Advice("Beware of words with two meanings",
            """
            *Withdraw*, *redeploy*, *heavy weapons*, *border area*, *provocation*. Write what a soldier is to do
            instead. Have both language versions read aloud with both sides in the room, and say which counts, or that
            both do.
            """, "G1"),
        Advice("Settle the observers before you announce them",
            """
            Who sends them, how many, armed or not, on whose side of the line, whether they may cross, what they may
            see, to whom they report, who publishes, who protects them, and for how long. In 2011 up to forty were
            agreed on in February and their terms were still open in July.
            """, "E7", "E8"),
        Advice("Say which comes first",
            """
            Observers before, during or after the withdrawal: in 2011 one side wanted them while troops withdrew, the
            other when they had. A text that leaves it open holds until the day it is to be carried out.
            """, "E8"),
        Advice("If they will not have one mission, take two",
            """
            In 2025 each side invited its own interim observers, who did not cross. It is less than a joint mission and
            can start within days. Give both the same form, the same clock and the same map, and have their leaders meet
            weekly.
            """, "E9"),
        Advice("Handle an incident the same way each time",
            """
            Write down the time, the place, who says so, and what each side claims. Ring both commanders. Send observers
            together where you can. Blame nobody in public, and nobody at all before both have been heard.
            """, "G1"),
        Advice("Get something to people at once",
            """
            The wounded, the missing, prisoners, the way to the fields, mines on paths. Agree on these beside the
            ceasefire and not as its price, so that a breach does not close the road.
            """, "G1"),
        Advice("Write the next meeting into it",
            """
            A ceasefire that nobody talks under wears out. Put the day and place of the next round into the text, and a
            review before the season, the election or the anniversary that could break it. In 2025 a ceasefire of late
            July was followed by observers' terms in October and by fighting in December.
            """, "E9"));

    static Guideline Elections(GuidanceWriter writer) => writer.Document(
        GuidelineKind.Guideline, "GL-ELECTIONS", edition: 2, "Election assistance and disputes",
        "Before a vote that may be contested, on the night of the count, and while the losers decide what to do.",
        ["ELE-DESIGN", "ELE-DISPUTE", "ELE-OBSERVE"], ["F3-IMPARTIALITY", "F4-INCLUSIVITY", "F5-OWNERSHIP"],
        isGeneral: false,
        Advice("Come when you are asked, by whom it concerns",
            """
            A government may ask for experts; so may the body that runs the election, with the government's consent.
            Tell all contestants on one day who asked you and for what.
            """, "A4", "C"),
        Advice("Be one thing",
            """
            Helping to run an election, observing it and mediating over it are three tasks for three sets of people.
            Whoever helped cannot observe; whoever observed and spoke cannot mediate.
            """, "G1"),
        Advice("Observe enough, or say that you did not",
            """
            Be there for registration and complaints as well as for the day. Say how many places you saw and how they
            were chosen. A few observers, such as those of the ARF in 2012, show that the region cares; they do not
            certify a result.
            """, "B1", "G1"),
        Advice("Before the vote, agree on the night",
            """
            With all contestants, in writing, and best in public: who announces, from which hours, station by station or
            in sum; where complaints go and until when; who speaks to the crowds. Ask each who can speak for the
            candidate when the candidate cannot be reached.
            """, "AU-ELECTIONS", "G1"),
        Advice("On the night, give no figures",
            """
            Nobody hears a number, a trend or a congratulation from you before the body in charge has announced. Ring
            each contestant's second at a fixed hour. Ask what they hear from their own people and what they fear.
            """, "G1"),
        Advice("Turn a grievance into a complaint",
            """
            Which stations, which forms, what difference, seen by whom. Put result sheets side by side. Offer a sample
            to be counted again, chosen by a rule that both agree on before they see it.
            """, "AU-ELECTIONS", "G1"),
        Advice("Stand beside the court, not in its place",
            """
            Who won is for whoever decides it in law. You can help with how they wait: no declarations, no crowds at
            night, counsel who meet, safety for judges and their families.
            """, "AU-ELECTIONS", "G1"),
        Advice("When it turns violent",
            """
            See the heads of the security forces by themselves, early, about what they will not order. Get one sentence
            against violence from every contestant, to be sent out within the same hour. Use whoever is listened to:
            elders, clergy, women's networks, sportsmen.
            """, "G1"),
        Advice("Care about those who lost",
            """
            Safety, no reprisals against officials and villages, seats and money for an opposition, a share in what
            comes next that has an end date. Whoever has nothing to lose by it will not accept a result.
            """, "G1"),
        Advice("Report what you know and how you know it",
            """
            To whoever invited you and to the Chair: facts, method, limits. Recommendations to be used at the next
            election come later and apart.
            """, "A2", "G3"));

    static Guideline Constitution(GuidanceWriter writer) => writer.Document(
        GuidelineKind.Guideline, "GL-CONSTITUTION", edition: 2, "Constitutional reform",
        "For an envoy or a team asked to help while a country makes or amends its constitution, often as part of a " +
        "settlement.",
        ["CON-REFORM", "INC-MINORITY", "POL-AUTONOMY", "POL-DIALOGUE", "POL-POWERSHARE"],
        ["F4-INCLUSIVITY", "F5-OWNERSHIP", "F6-LAW-NORMS", "F8-AGREEMENTS"], isGeneral: false,
        Advice("It is theirs",
            """
            Bring questions, options and what they cost elsewhere. Bring no draft unless you are asked for one in
            writing by all who negotiate; a foreign draft is the first thing its opponents will speak of.
            """, "G1"),
        Advice("Settle the road before the text",
            """
            Who drafts, who is consulted, who adopts and by what majority, by when, what holds until then, and what
            happens if it fails. One page, agreed on before the first article.
            """, "G1"),
        Advice("Write the rules of the meantime",
            """
            Who governs, what may not be changed, who pays salaries, who commands. Give it an end. Interim rules outlive
            their makers when nobody dated them.
            """, "G1"),
        Advice("List who is not in the room",
            """
            Regions, minorities, women, the young, the displaced, those with arms, those abroad. For each, how they will
            be heard: a seat, a hearing, a committee, a vote. Write down what was done with what they said, and tell
            them.
            """, "G1"),
        Advice("Begin with principles, park what blocks",
            """
            Ten sentences on which all agree are a beginning. What blocks goes to a small group with a date and two
            options, and the rest goes on.
            """, "G1"),
        Advice("Talk of powers, not of labels",
            """
            *Federal*, *unitary*, *autonomy* divide people who want the same. Make a table: taxes, police, courts,
            schools, language, land, minerals, appointments; who decides, who must be asked, who pays.
            """, "G1"),
        Advice("Give safety to whoever may lose",
            """
            Rights a court can enforce, an amendment rule that one winner cannot use alone, a body both trust to say
            what the text means. Shares of power need an end or a review; without one they become the next quarrel.
            """, "G1"),
        Recalls("Know what you cannot be part of",
            """
            You work within international law. Say at the outset what you cannot stand behind, amnesties for the gravest
            crimes among them, so that it does not come as a veto at the end.
            """, "G1"),
        Advice("Offer experts as a menu",
            """
            Two or three ways in which others solved the same thing, each with what went wrong. Two experts who differ
            are worth more than one who is sure. They answer those who negotiate, all of them, and on the record.
            """, "G1"),
        Advice("From paper to life",
            """
            A calendar with laws to be passed, bodies to be set up, money, and names. Who watches over it, and how a
            dispute over a word is settled. Plan your own leaving.
            """, "G1"));

    static Guideline HandOver(GuidanceWriter writer) => writer.Document(
        GuidelineKind.Guideline, "GL-HANDOVER", edition: 2, "Hand-over between Chairs",
        "A mission that spans two Chairs can lose its mandate, its files or its parties' trust at midnight. See to " +
        "it two months before.",
        ["MED-GOODOFFICES", "MED-PROCESS"], ["F1-PREPAREDNESS", "F2-CONSENT", "F7-COHERENCE"], isGeneral: true,
        Reports("Know the day, and do not work it out",
            """
            The Chair changes with the calendar year since the Charter, unless the leaders decide otherwise, as they did
            for 2011 and 2026. Look the terms up.
            """, "B3", "B9", "CHAIR-2011"),
        Advice("Decide for each mission",
            """
            Go on under the next Chair, hand over to another envoy, or conclude. One line each, with the day and the
            reason, a month before the year ends. Between 2021 and 2026 each year's Chair named its own envoy or office
            for one and the same matter.
            """, "E1", "E2b", "E3", "E3b", "E4", "E5"),
        Advice("Count back from the day",
            """
            - Sixty days: the two offices meet; the list of missions and the decisions proposed.
            - Thirty: the hand-over note in draft; the next Chair's envoy is named, at least to the parties.
            - Fourteen: a joint call to each party, old and new envoy on one line.
            - One: files, contacts and keys change hands against a signature.
            """, "G1"),
        Advice("Ask the parties again",
            """
            They consented to a Chair's mission. Ask whether that carries over, to whom and to what. In 2025 one party
            asked that the outgoing Chair keep leading the observers.
            """, "E9", "G1"),
        Advice("The note: two pages and no adjectives",
            """
            Mandate and its basis. Who consented to what, when. Where each party stands in its own words. What was
            promised and by whom. Next dates. Who else is engaged. What must not be said. Annexes: texts, maps, the log
            of contacts.
            """, "G1", "G3"),
        Advice("Not everything may be handed over",
            """
            What was told to you in confidence belongs to whoever told it. Ask whether it may pass on, to whom, and in
            what words. What may not, is sealed and listed as sealed.
            """, "G1", "S1"),
        Advice("Keep two people",
            """
            At least two of the team stay for three months under the next Chair, the one who writes and the one who
            knows the country first of all. The outgoing envoy stays within reach of the telephone for as long.
            """, "G1", "P9"),
        Advice("Use what was made for continuity",
            """
            A troika of past, present and next Chair was agreed on in September 2023 because the matter would outlast a
            year. Friends of the Chair bring past and incoming Chair to one table for one task. A grouping that is at
            work does not change with the year; decide whether it should.
            """, "A5", "A10", "E4", "E10"),
        Advice("One voice on the day",
            """
            Both Chairs say the same sentence to the press on one day: what goes on, who leads it, and that the parties
            were asked. Nothing else until the new envoy has seen them.
            """, "G1"),
        Advice("File the lesson before the boxes close",
            """
            Debrief the outgoing envoy within two weeks, by the headings of the United Nations' form: entry, mandate,
            preparing, mediating, leverage, partners, spoilers, deadlock, agreement. One page is enough. Next year's
            envoy will look for it.
            """, "C", "G3", "P9"));

    static Guideline Atrocity(GuidanceWriter writer) => writer.Document(
        GuidelineKind.Guideline, "GL-ATROCITY", edition: 1, "When atrocity crimes are feared",
        "For an envoy who hears that genocide, war crimes, ethnic cleansing or crimes against humanity may be near. " +
        "It follows a memorandum of CSCAP: a recommendation, which the ARF has not adopted.",
        ["HRJ-ATROCITY", "HUM-PROTECTION"], ["F2-CONSENT", "F6-LAW-NORMS"], isGeneral: false,
        Says("Four crimes, and nothing else",
            """
            The memorandum speaks of genocide, war crimes, ethnic cleansing and crimes against humanity, and of no other
            harm to people. It creates no new legal obligation; it asks that the law there is be kept.
            """, "C"),
        Says("The state comes first",
            """
            To protect its people is first of all for each state itself. Others help it to do so, and non-interference
            stands. Measures of enforcement need the express authority of the United Nations Security Council.
            """, "C"),
        Says("Talk early, with consent",
            """
            Most cases of these crimes have political roots, and so need political solutions. The memorandum counts on
            diplomacy and mediation before a crisis grows, on a consensual basis.
            """, "C"),
        Says("Read the signs with those who know the place",
            """
            Early warning is to be open in its method, kept safe from political use, and to draw on local knowledge. The
            memorandum asks this of a centre that it proposes to the ARF.
            """, "C"),
        Says("Know whom to call",
            """
            The memorandum names the United Nations' joint office on the prevention of genocide and the responsibility
            to protect. Ties that were made before a crisis are easier to use in one, and delay can cost thousands of
            lives.
            """, "C"),
        Advice("Report what was seen, not the name of a crime",
            """
            What happened, where, when, who says so, and how sure it is. Whether it is one of the four crimes is for
            courts to say. Do not use these words of a party, in public or to another party.
            """, "C"),
        Advice("When people are in danger tonight",
            """
            Ask each side for one act that keeps people alive: a stop, a road, a way in for those who help. Tell the
            Chair's office within the hour. Promise no protection that nobody can give.
            """, "C", "G1"));

    static Guideline FirstHours(GuidanceWriter writer) => writer.Document(
        GuidelineKind.Checklist, "CL-FIRST-72-HOURS", edition: 2, "The first seventy-two hours",
        "From the Chair's call to the first meeting. An adviser of the United Nations' standby team is to be on the " +
        "way within this time.",
        ["MED-FACTFIND", "MED-GOODOFFICES"], ["F1-PREPAREDNESS", "F2-CONSENT", "F7-COHERENCE"], isGeneral: true,
        Advice("Within 3 hours",
            """
            - [ ] Who called, on whose behalf, asking for what?
            - [ ] Is anybody dying now who need not? Then ring the two sides about that first.
            - [ ] Which parties are directly involved? Who in the Chair's office decides that?
            - [ ] Your ties, told to the Chair's office.
            """, "A4", "P12"),
        Advice("Within 12 hours",
            """
            - [ ] Consent asked of each party, with name, hour and channel noted.
            - [ ] Draft terms of reference, one page: aim, area, limits, last day, reports, who pays, basis.
            - [ ] The Secretary-General of ASEAN told, where danger is imminent.
            - [ ] Who else is engaged? One list, one line on each.
            """, "A4", "C", "P15"),
        Advice("Within 24 hours",
            """
            - [ ] A team of four, women and men, one of whom knows the country.
            - [ ] The conflict on one page, dated.
            - [ ] Interpreter, telephones, notes: who holds what.
            - [ ] Guidance and lessons read; your predecessor rung.
            """, "G1", "S1"),
        Advice("Within 48 hours",
            """
            - [ ] Each party heard once, alone, for an hour, with no proposal from you.
            - [ ] What each consents to, sent back in one sentence and confirmed.
            - [ ] Visas, safety, the way out, who pays.
            """, "G1", "P12"),
        Advice("Within 72 hours",
            """
            - [ ] On the way, or on the line with both.
            - [ ] One thing to ask for, that each can give without losing face.
            - [ ] The day of the first report, and of the debriefing, in the diary.
            """, "G1", "G3", "U1"));
}
