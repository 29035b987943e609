using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Situations;

namespace EnvoyRegistry.Groupings;

/// <summary>Something that a grouping lacks to be constituted.</summary>
/// <param name="Why">What stands against it, in a sentence.</param>
/// <param name="Steps">Who brings it about, and by which rule: the first of them names that.</param>
sealed record Missing(string Why, params IReadOnlyList<CaseStep> Steps)
{
    public RuleViolation Refusal(string path) => new(Steps[0].Rule!, Why, path);
}

/// <summary>
/// What a grouping lacks to be constituted, all of it at once: in the order in which it can be brought about.
/// </summary>
sealed class Requirements(Experts experts)
{
    /// <param name="roll">For the day on which the grouping is to be seated.</param>
    public async Task<List<Missing>> FindAsync(
        RegistryDb db, Grouping grouping, SeatRoll roll, ConsultationStanding? consulted, DateTime now,
        CancellationToken cancellation) =>
    [
        .. NotTakenUp(grouping),
        .. grouping.Kind is GroupingKind.ExpertTeam
            ? await NotATeamAsync(db, grouping, cancellation) : NotSeated(grouping, roll),
        .. NotConsulted(grouping, consulted, now),
    ];

    static IEnumerable<Missing> NotTakenUp(Grouping grouping)
    {
        if (grouping.Situation is { WhyNotTakenUp: { } why } situation)
            yield return new Missing(why, situation.StepToTakeUp()!);
    }

    static IEnumerable<Missing> NotConsulted(Grouping grouping, ConsultationStanding? consulted, DateTime now)
    {
        var rule = SeatCheck.RuleOfChoice(grouping.Kind);
        var consult = new CaseStep(
            CaseActor.Chair, "Consult all participants on it, and on who is to sit.", "openConsultation", Rule: rule);
        if (consulted is null)
            yield return new Missing("All participants are consulted first, and were not yet.", consult);
        // Of experts the participants are not asked one by one.
        else if (grouping.Kind is not GroupingKind.ExpertTeam && grouping.ChangedSinceConsulted)
            yield return new Missing(
                "Who is to sit was changed since the participants were consulted; consult them anew.",
                consult with { What = "Consult all participants anew: who is to sit was changed since." });
        else if (consulted.ClosesAt > now)
            yield return new Missing(
                $"The participants are being consulted, until {consulted.ClosesAt:yyyy-MM-dd'T'HH:mm:ss'Z'}.",
                ConsultationSteps.ToAnswer(consulted.ClosesAt) with { Rule = rule });
        else if (grouping.Kind is GroupingKind.ExpertTeam)
        {
            // Silence is no objection, and no consent either.
            foreach (var party in grouping.Situation?.DirectlyInvolved ?? [])
            {
                if (party.ParticipantId is not { } participant || consulted.Agreed.Contains(participant))
                    continue;
                yield return new Missing(
                    $"{party.Name} is directly involved and did not say that it has no objection: experts work on a " +
                    "matter when all states directly involved agree.",
                    consult with { What = $"Consult all participants anew: {party.Name} was silent.", Rule = "R16" });
            }
        }
        if (consulted is { ObjectionStands: true })
            yield return new Missing("An objection stands. Whoever made it may withdraw it, and nobody else can.",
                [.. ConsultationSteps.ToWithdraw(consulted.AnswerOwed)]);
    }

    /// <summary>Of ministers: that the seats are filled, and by those who have the right to them now.</summary>
    static IEnumerable<Missing> NotSeated(Grouping grouping, SeatRoll roll)
    {
        var rule = SeatCheck.RuleOf(grouping.Kind);
        var seated = grouping.Present.ToList();
        foreach (var seat in SeatCheck.SeatsOf(grouping.Kind).Where(s => SeatCheck.IsNeeded(grouping.Kind, s)))
        {
            if (!seated.Exists(m => m.Seat == seat) && !SeatCheck.MayStayEmpty(grouping.Kind, seat, seated, roll))
                yield return new Missing($"Nobody has the seat {SeatCheck.Words(seat)}.", new CaseStep(
                    CaseActor.Chair, $"Fill the seat {SeatCheck.Words(seat)}, which nobody has.", "addGroupingMember",
                    Rule: rule));
        }
        // As if each of them took the seat today: the Chair may have moved on, or a party been named.
        var check = new SeatCheck(grouping.Kind, roll, [], GroupingLookup.PartiesOf(grouping.Situation));
        foreach (var member in seated)
        {
            var holder = roll.Participant(member.ParticipantId!.Value);
            if (check.Refusal(new Candidate(member.Seat, holder, null, member.Note)) is RuleViolation refusal)
                yield return Unseat($"{refusal.Message} Give the seat free, and fill it anew.", refusal.Rule);
        }
    }

    /// <summary>Of experts: that each of them said yes, and that nothing has come up since.</summary>
    async Task<List<Missing>> NotATeamAsync(RegistryDb db, Grouping grouping, CancellationToken cancellation)
    {
        var missing = new List<Missing>();
        if (!grouping.Present.Any())
            missing.Add(new Missing("Nobody is in the team.", new CaseStep(
                CaseActor.Chair, "Ask people of the register to join: nobody is in the team.", "addGroupingMember",
                Rule: "R26")));
        foreach (var member in grouping.Present)
        {
            var (person, name) = (member.Person!, member.Person!.FullName);
            if (member.Answer is null)
                missing.Add(new Missing($"{name} has not said yes yet.", ToAnswer(member)));
            else
            {
                missing.AddRange(Fitness.OfPerson(person).OfType<RuleViolation>()
                    .Select(fault => Unseat($"{name}: {fault.Message}", fault.Rule)));
                missing.AddRange((await experts.OfDeclarationAsync(db, person, cancellation)).OfType<RuleViolation>()
                    .Select(fault => new Missing($"{name}: {fault.Message}", new CaseStep(
                        CaseActor.Person, $"{name}: declare the ties there are, or that there are none.",
                        "declareNoConflicts", Rule: fault.Rule))));
            }
            if (Experts.FindHomeWithoutNote(member, grouping.Situation) is { } home)
                missing.Add(Unseat(
                    $"{name} is a national of {home.Name}, which was named as a party since: give the seat free, and " +
                    "ask anew with a note.", "R16"));
        }
        return missing;
    }

    public static CaseStep ToAnswer(GroupingMember member) => new(
        CaseActor.Person, $"{member.Person!.FullName}: answer whether she or he joins.", "answerSeat", Rule: "R3");

    static Missing Unseat(string why, string rule) =>
        new(why, new CaseStep(CaseActor.Chair, why, "vacateSeat", Rule: rule));
}
