using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.People.Sample;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Adds to the exercise of the sample a grouping at every point of its life, so that a newcomer sees all of it. Nobody
/// who is seated was asked, and no participant's answer is made up.
/// </summary>
sealed class SampleExercise(CaseTexts texts, SecretariatClock clock)
{
    const string Circular = "In this exercise the Chair would call its Friends together over the waters of the Selan.";

    static readonly string[] s_outside = ["JP", "AU", "NZ", "CA", "KR", "IN", "EU"];

    /// <summary>Where there is an exercise, and once.</summary>
    public async Task LoadAsync(RegistryDb db, DateTime now, CancellationToken cancellation)
    {
        var situation = await db.Set<Situation>().Include(s => s.Parties).Include(s => s.Matters).AsSplitQuery()
            .FirstOrDefaultAsync(s => s.IsExercise, cancellation);
        if (situation is null || await db.Set<Grouping>().AnyAsync(g => g.IsExercise, cancellation))
            return;
        now = UtcSeconds.Truncated(now);
        foreach (var (index, goal) in Enum.GetValues<GroupingStatus>().Index())
            await PlayAsync(db, situation, goal, s_outside[index % s_outside.Length], now, cancellation);
        await AddTeamAsync(db, situation, now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    async Task PlayAsync(
        RegistryDb db, Situation situation, GroupingStatus goal, string outside, DateTime now,
        CancellationToken cancellation)
    {
        var (today, begun) = (clock.Today, now.AddDays(-4));
        var grouping = New(situation, GroupingKind.FriendsOfTheChair,
            $"Friends of the Chair on the Selan, seen with {outside} (invented)",
            "Help the two sides to agree on a calendar of releases from the upper dam.",
            today.AddDays(goal is GroupingStatus.Constituted ? 5 : -3), begun);
        grouping.BalanceNote = "Neither side of the river sits, and the third seat is far from both.";
        var roll = await SeatOffice.RollAsync(db, grouping.SeatingDay(today), cancellation);
        var check = new SeatCheck(grouping.Kind, roll, []);
        foreach (var seat in SeatCheck.SeatsOf(grouping.Kind))
        {
            var holder = roll.Eligible(seat)
                .FirstOrDefault(p => seat is not GroupingSeat.NonAsean || p.Code == outside);
            if (holder is not null && new Candidate(seat, holder, null, null) is var candidate
                && check.Refusal(candidate) is null)
                grouping.Members.Add(check.Seat(candidate, EntityId.New()));
        }
        db.Add(grouping);
        if (goal is not GroupingStatus.Proposed)
            db.Add(await ConsultAsync(
                db, grouping, goal is GroupingStatus.Consulting ? now.AddHours(-2) : begun, cancellation));
        if (goal is GroupingStatus.Constituted)
            grouping.Constitute(today, now.AddHours(-1));
        if (goal is GroupingStatus.Active or GroupingStatus.Reported or GroupingStatus.Dissolved)
            grouping.Constitute(today.AddDays(-3), now.AddDays(-3));
        if (goal is GroupingStatus.Reported or GroupingStatus.Dissolved)
        {
            db.Add(Paper(db, grouping, PaperKind.FactNote, "Both sides open the dam with the rains (invented).", now));
            db.Add(Paper(db, grouping, PaperKind.Recommendation, "A calendar, kept by both (invented).", now));
            grouping.Status = GroupingStatus.Reported;
        }
        if (goal is GroupingStatus.Dissolved)
            grouping.End(today, "The calendar was signed (invented).");
        if (goal is GroupingStatus.NotFormed)
            grouping.End(today, "The two sides preferred to go on by themselves (invented).");
        GroupingDesk.KeepMatters(grouping, null, now);
    }

    /// <summary>Of people of the sample: some said yes, and of one it is awaited.</summary>
    async Task AddTeamAsync(RegistryDb db, Situation situation, DateTime now, CancellationToken cancellation)
    {
        var people = await db.Set<Person>()
            .Where(p => p.Status == PersonStatus.Listed && p.WillingToServe
                && p.ExternalReference.StartsWith(SampleRegister.Prefix))
            .OrderByDescending(p => p.ExternalReference).Take(3).ToListAsync(cancellation);
        var team = New(situation, GroupingKind.ExpertTeam, "Experts on the waters of the Selan (invented)",
            "Advise both sides on how releases from the upper dam are measured.", clock.Today, now.AddDays(-1));
        var check = new SeatCheck(team.Kind, await SeatOffice.RollAsync(db, clock.Today, cancellation), []);
        foreach (var person in people)
        {
            if (new Candidate(GroupingSeat.Expert, null, person, null) is var candidate
                && check.Refusal(candidate) is not null)
                continue;
            var member = check.Seat(candidate, EntityId.New());
            member.AskedAt = now.AddDays(-1);
            if (team.Members.Count > 0)
                member.SayYes(now.AddHours(-3));
            team.Members.Add(member);
        }
        db.Add(team);
        db.Add(await ConsultAsync(db, team, now.AddHours(-3), cancellation));
        GroupingDesk.KeepMatters(team, null, now);
    }

    static Grouping New(
        Situation situation, GroupingKind kind, string name, string task, DateOnly from, DateTime proposed) => new()
        {
            Id = EntityId.New(),
            Kind = kind,
            Status = GroupingStatus.Proposed,
            Name = name,
            Task = task,
            SituationId = situation.Id,
            Situation = situation,
            IsExercise = true,
            From = from,
            ProposedAt = proposed,
        };

    static async Task<Consultation> ConsultAsync(
        RegistryDb db, Grouping grouping, DateTime at, CancellationToken cancellation)
    {
        grouping.Status = GroupingStatus.Consulting;
        grouping.ConsultedAt = at;
        var deadline = at.AddHours(24);
        var consultation = new Consultation
        {
            Id = EntityId.New(),
            MatterId = grouping.Id,
            MatterPrefix = Grouping.Prefix,
            Title = grouping.Name,
            Circular = Circular,
            IsExercise = true,
            OpenedAt = at,
            Deadline = deadline,
            ClosesAt = deadline,
        };
        foreach (var participant in await db.Set<Participant>().OrderBy(p => p.Code).ToListAsync(cancellation))
            consultation.Replies.Add(new ConsultationReply
            {
                Id = EntityId.New(),
                ParticipantId = participant.Id,
                Participant = participant,
            });
        return consultation;
    }

    GroupingPaper Paper(RegistryDb db, Grouping grouping, PaperKind kind, string text, DateTime now)
    {
        var id = EntityId.New();
        return new GroupingPaper
        {
            Id = id,
            GroupingId = grouping.Id,
            Kind = kind,
            Text = texts.Seal<GroupingPaper>(db, id, nameof(GroupingPaper.Text), text),
            RecordedAt = now.AddHours(kind is PaperKind.FactNote ? -2 : -1),
        };
    }
}
