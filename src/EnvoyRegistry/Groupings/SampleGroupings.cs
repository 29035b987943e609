using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Groupings that never were, on situations that never were, so that there is one of every sort to look at.
/// </summary>
sealed class SampleGroupings(DateOnly today, IReadOnlyList<ChairTerm> terms, IReadOnlyList<Participant> participants)
{
    public static void Load(RegistryDb db, IReadOnlyList<Person> people, DateOnly today)
    {
        var terms = db.Set<ChairTerm>().AsNoTracking().ToList();
        var participants = db.Set<Participant>().AsNoTracking().Include(p => p.AseanMemberships).ToList();
        db.AddRange(new SampleGroupings(today, terms, participants).All(people));
        db.SaveChanges();
    }

    public IEnumerable<Grouping> All(IEnumerable<Person> people)
    {
        yield return Friends("strait", GroupingStatus.Consulting, today.AddDays(10),
            "Friends of the Chair on the Meridan Strait collision (invented)",
            "Hear both coast guards on the collision of 3 May and recommend how to keep such incidents from growing.",
            "Meridan Strait, an invented strait", "NZ",
            "The third seat goes to a participant with no claim in the strait and no forces near it.");
        yield return Friends("highlands", GroupingStatus.Active, today.AddDays(-40),
            "Friends of the Chair on the Tavoro Highlands (invented)",
            "Gather facts on the exchanges of fire in the highlands and recommend steps to the ministers.",
            "Tavoro Highlands, an invented border area", "CA",
            "Neither neighbour of the highlands sits; the third seat is far from both and trusted by both.");
        var ended = Friends("archipelago", GroupingStatus.Reported, today.AddDays(-420),
            "Friends of the Chair on the Karuvai Islands vote (invented)",
            "Follow the count of a contested vote and tell the Chair whether outside help is wanted.",
            "Karuvai Islands, an invented archipelago", "JP",
            "The third seat has given electoral help to both camps.");
        ended.End(today.AddDays(-330), "The two camps settled before the court; the recommendation was handed in.");
        yield return ended;
        var givenUp = Friends("river", GroupingStatus.Consulting, today.AddDays(-200),
            "Friends of the Chair on the Selan River waters (invented)",
            "Help the two riparian states to agree on releases from the upper dam.",
            "Selan River, an invented river", "AU",
            "Upstream and downstream were each to find one country of their choice among the three.");
        givenUp.End(today.AddDays(-180), "One of the parties preferred to go on bilaterally.");
        yield return givenUp;
        yield return Team(people);
    }

    Grouping Friends(
        string key, GroupingStatus status, DateOnly from, string name, string task, string situation, string nonAsean,
        string balance)
    {
        var grouping = new Grouping
        {
            Id = Id(key),
            Kind = GroupingKind.FriendsOfTheChair,
            Status = status,
            Name = name,
            Task = task,
            Matter = situation,
            From = from,
            BalanceNote = balance,
            ProposedAt = At(from.AddDays(-6)),
            ConsultedAt = At(from.AddDays(-5)),
        };
        var roll = new SeatRoll(from, terms, participants);
        var check = new SeatCheck(grouping.Kind, roll, []);
        foreach (var seat in SeatCheck.SeatsOf(grouping.Kind))
        {
            // Where the terms give nobody a seat, it stays empty.
            var holder = roll.Eligible(seat)
                .FirstOrDefault(p => seat is not GroupingSeat.NonAsean || p.Code == nonAsean);
            if (holder is not null && new Candidate(seat, holder, null, null) is var candidate
                && check.Refusal(candidate) is null)
                grouping.Members.Add(check.Seat(candidate, EntityId.From($"grouping-member:{key}:{seat}")));
        }
        return grouping;
    }

    Grouping Team(IEnumerable<Person> people)
    {
        var grouping = new Grouping
        {
            Id = Id("team"),
            Kind = GroupingKind.ExpertTeam,
            Status = GroupingStatus.Active,
            Name = "Experts on the Tavoro ceasefire (invented)",
            Task = "Advise the Chair on monitoring a ceasefire in the highlands, and on what observers may say.",
            Matter = "Tavoro Highlands, an invented border area",
            From = today.AddDays(-30),
            ProposedAt = At(today.AddDays(-36)),
            ConsultedAt = At(today.AddDays(-35)),
        };
        var check = new SeatCheck(grouping.Kind, new SeatRoll(today.AddDays(-30), terms, participants), []);
        var monitoring = KnownVocabulary.IdOf("SEC-MONITOR");
        var experts = people.Where(p => p.Expertise.Exists(e => e.TagId == monitoring))
            .OrderBy(p => p.ExternalReference, StringComparer.Ordinal)
            .Select(p => new Candidate(GroupingSeat.Expert, null, p, null))
            .Where(c => check.Refusal(c) is null)
            .Take(3);
        foreach (var expert in experts)
        {
            var key = $"grouping-member:team:{expert.Person!.ExternalReference}";
            var member = check.Seat(expert, EntityId.From(key));
            member.SayYes(At(today.AddDays(-34)));
            grouping.Members.Add(member);
        }
        return grouping;
    }

    static DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(3, 0), DateTimeKind.Utc);

    static long Id(string key) => EntityId.From($"grouping:sample:{key}");
}
