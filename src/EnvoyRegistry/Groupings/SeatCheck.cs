using EnvoyRegistry.Contract;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Groupings;

/// <summary>A member to be seated, with the participant or the person the input named.</summary>
sealed record Candidate(GroupingSeat Seat, Participant? Participant, Person? Person, string? Note);

/// <summary>
/// Who may sit where: R20 and R22 for Friends of the Chair, R28 for the ASEAN Troika, R24 and R26 for teams of experts.
/// One check looks at one grouping's members as they join, on the day the roll is for.
/// </summary>
/// <param name="parties">Participants that are directly involved in the situation of the grouping, by id.</param>
sealed class SeatCheck(
    GroupingKind kind, SeatRoll roll, IEnumerable<GroupingMember> seated, IReadOnlyList<long>? parties = null)
{
    readonly List<GroupingMember> _seated = [.. seated];

    /// <summary>
    /// What stands against the candidate; the first fault found, as the later ones would follow from it.
    /// </summary>
    /// <param name="path">Of the member in the input.</param>
    public UserError? Refusal(Candidate candidate, params IReadOnlyList<string> path) =>
        WrongSeat(candidate, path)
        ?? WrongHolder(candidate, path)
        ?? Taken(candidate, path)
        ?? NoRight(candidate, path)
        ?? PartyWithoutNote(candidate, path);

    /// <summary>Gives the candidate the seat, so that the next one finds it taken.</summary>
    public GroupingMember Seat(Candidate candidate, long id)
    {
        var member = new GroupingMember
        {
            Id = id,
            Seat = candidate.Seat,
            ParticipantId = candidate.Participant?.Id,
            PersonId = candidate.Person?.Id,
            SeatedOn = roll.Day,
            // Of a person it tells of a tie, and is sealed.
            Note = candidate.Person is null ? Text.OrNull(candidate.Note) : null,
        };
        _seated.Add(member);
        return member;
    }

    /// <summary>The rule that makes up a kind of grouping.</summary>
    public static string RuleOf(GroupingKind kind) => kind switch
    {
        GroupingKind.FriendsOfTheChair => "R20",
        GroupingKind.AseanTroika => "R28",
        _ => "R26",
    };

    /// <summary>The rule by which it is chosen who sits, all participants being consulted.</summary>
    public static string RuleOfChoice(GroupingKind kind) => kind switch
    {
        GroupingKind.FriendsOfTheChair => "R22",
        GroupingKind.AseanTroika => "R28",
        _ => "R14",
    };

    public static IReadOnlyList<GroupingSeat> SeatsOf(GroupingKind kind) => kind switch
    {
        GroupingKind.FriendsOfTheChair =>
            [GroupingSeat.Chair, GroupingSeat.IncomingChair, GroupingSeat.PastChair, GroupingSeat.NonAsean],
        GroupingKind.AseanTroika =>
            [GroupingSeat.Chair, GroupingSeat.IncomingChair, GroupingSeat.PastChair, GroupingSeat.AseanByConsensus],
        _ => [GroupingSeat.Expert],
    };

    /// <summary>Whether a grouping of ministers is none without somebody in it.</summary>
    public static bool IsNeeded(GroupingKind kind, GroupingSeat seat) => kind switch
    {
        // The Chair is among its Friends by office, seated or not.
        GroupingKind.FriendsOfTheChair => seat is not GroupingSeat.Chair,
        _ => seat is not GroupingSeat.AseanByConsensus,
    };

    /// <summary>
    /// A seat that the terms give to nobody, or to one that has another seat already; and of a Troika one in whose
    /// place consensus put somebody else.
    /// </summary>
    public static bool MayStayEmpty(
        GroupingKind kind, GroupingSeat seat, IReadOnlyCollection<GroupingMember> seated, SeatRoll roll) =>
        seat is not GroupingSeat.NonAsean
        && (roll.Term(seat) is not { } term || seated.Any(m => m.ParticipantId == term.ParticipantId)
            || (kind is GroupingKind.AseanTroika && seated.Any(m => m.Seat is GroupingSeat.AseanByConsensus)));

    RuleViolation? WrongSeat(Candidate candidate, IReadOnlyList<string> path) => SeatsOf(kind).Contains(candidate.Seat)
        ? null
        : new RuleViolation(RuleOf(kind),
            $"{Named(kind)} has no seat {Words(candidate.Seat)}; its seats are those " +
                $"{string.Join(", ", SeatsOf(kind).Select(Words))}.",
            [.. path, "seat"]);

    RuleViolation? WrongHolder(Candidate candidate, IReadOnlyList<string> path) => candidate switch
    {
        { Seat: GroupingSeat.Expert, Person: null } => new RuleViolation("R26",
            "A team of experts is made of people of the register; give `person`.", [.. path, "holder", "participant"]),
        { Seat: not GroupingSeat.Expert, Participant: null } => new RuleViolation(RuleOf(kind),
            $"{Named(kind)} is made of ministers; give the code of the `participant`.", [.. path, "holder", "person"]),
        _ => null,
    };

    UserError? Taken(Candidate candidate, IReadOnlyList<string> path)
    {
        if (candidate.Person is { } person && _seated.Exists(m => m.PersonId == person.Id))
            return new Conflict($"{person.FullName} sits in this grouping already.", [.. path, "holder", "person"]);
        if (candidate.Participant is { } participant && _seated.Exists(m => m.ParticipantId == participant.Id))
            return new RuleViolation(RuleOf(kind),
                $"The minister of {participant.Name} sits in this grouping already and can take one seat only.",
                [.. path, "holder", "participant"]);
        return candidate.Seat <= GroupingSeat.NonAsean && _seated.Exists(m => m.Seat == candidate.Seat)
            ? new RuleViolation(
                RuleOf(kind), $"The seat {Words(candidate.Seat)} is taken; there is one of it.", [.. path, "seat"])
            : null;
    }

    RuleViolation? NoRight(Candidate candidate, IReadOnlyList<string> path) => candidate.Seat switch
    {
        GroupingSeat.Expert => NotAbleAndWilling(candidate.Person!, path),
        GroupingSeat.AseanByConsensus when !Text.IsThere(candidate.Note) => new RuleViolation("R28",
            "Only consensus adjusts who sits in the ASEAN Troika; say in `note` which consensus it was.",
            [.. path, "note"]),
        _ when kind is GroupingKind.AseanTroika && !candidate.Participant!.IsInAsean(roll.Day) => new RuleViolation(
            "R28",
            $"{candidate.Participant.Name} is not a member of ASEAN on {roll.Day:yyyy-MM-dd}, and the Troika is made " +
            "of members.",
            [.. path, "holder", "participant"]),
        _ when roll.Eligible(candidate.Seat).Any(p => p.Id == candidate.Participant!.Id) => null,
        // R22: the Chair chooses to suit the matter, and says why; the seat remains one of ASEAN.
        GroupingSeat.IncomingChair or GroupingSeat.PastChair
            when kind is GroupingKind.FriendsOfTheChair && candidate.Participant!.IsInAsean(roll.Day) =>
            Text.IsThere(candidate.Note) ? null : new RuleViolation(
                "R22", $"{NotEligible(candidate)} The Chair may choose another, and says why in a note.",
                [.. path, "note"]),
        _ => new RuleViolation(RuleOf(kind), NotEligible(candidate), [.. path, "holder", "participant"]),
    };

    RuleViolation? PartyWithoutNote(Candidate candidate, IReadOnlyList<string> path) =>
        candidate.Participant is { } participant && parties?.Contains(participant.Id) is true
        && !Text.IsThere(candidate.Note)
            ? new RuleViolation(RuleOfChoice(kind),
                $"{participant.Name} is directly involved in the situation; say in a note why it sits all the same.",
                [.. path, "note"])
            : null;

    static RuleViolation? NotAbleAndWilling(Person person, IReadOnlyList<string> path)
    {
        if (person.Kind is not (PersonKind.Eep or PersonKind.Candidate))
            return new RuleViolation(
                "R26", $"{person.FullName} is neither an EEP nor a candidate now.", [.. path, "holder", "person"]);
        if (person.Status is PersonStatus.ConsentPending)
            return new RuleViolation("R3",
                $"{person.FullName} has not consented to being on the register yet.", [.. path, "holder", "person"]);
        return person.WillingToServe ? null : new RuleViolation("R24",
            $"{person.FullName} has not said that she or he would serve; the register is of people able and willing.",
            [.. path, "holder", "person"]);
    }

    string NotEligible(Candidate candidate)
    {
        var day = $"{roll.Day:yyyy-MM-dd}";
        var name = candidate.Participant!.Name;
        if (candidate.Seat is GroupingSeat.NonAsean)
            return $"{name} is a member of ASEAN on {day}; the seat is for one from outside.";
        return roll.Eligible(candidate.Seat) is [var holder]
            ? $"{name} has no right to the seat {Words(candidate.Seat)} on {day}; " +
                $"the Chair's terms give it to {holder.Name}."
            : $"No term of the Chair is recorded that says whose the seat {Words(candidate.Seat)} is on {day}.";
    }

    public static string Named(GroupingKind kind) => kind switch
    {
        GroupingKind.FriendsOfTheChair => "A group of Friends of the Chair",
        GroupingKind.AseanTroika => "An ASEAN Troika",
        _ => "A team of experts",
    };

    /// <summary>Which seat, behind the word.</summary>
    public static string Words(GroupingSeat seat) => seat switch
    {
        GroupingSeat.Chair => "of the Chair",
        GroupingSeat.IncomingChair => "of the incoming Chair",
        GroupingSeat.PastChair => "of the past Chair",
        GroupingSeat.NonAsean => "from outside ASEAN",
        GroupingSeat.AseanByConsensus => "from ASEAN by consensus",
        _ => "of an expert",
    };
}
