using System.CommandLine;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Commands;

/// <summary><c>membership add|end</c></summary>
static class MembershipCommand
{
    public static Command Create(string[] settings) =>
        new("membership",
            "Keeps who is a member of ASEAN from when to when: it decides who counts as non-ASEAN on a day.")
        {
            Add(settings), End(settings),
        };

    static Command Add(string[] settings)
    {
        var participant = new Argument<string>("participant") { Description = "Who became a member, such as TL." };
        var from = ReferenceChange.Day("from", "The first day");
        var source = new Option<string>("--source")
        {
            Description = "The key of the source that gives the day.",
            Required = true,
        };
        var certainty = ReferenceChange.WordOption("--certainty", Certainty.Certain, "How sure the day is");

        var add = new Command("add", "Adds a membership of ASEAN.") { participant, from, source, certainty };
        add.Changes(settings, (parsed, _, db) =>
        {
            var member = db.FindParticipant(parsed.GetRequiredValue(participant));
            var first = parsed.GetValue(from);
            if (member.AseanMemberships.Find(m => m.Until is null || m.Until >= first) is { } known)
                throw new ChangeRefusedException(
                    $"{member.Name} is recorded as a member from {known.From:yyyy-MM-dd} on; end that membership " +
                    "first.");
            db.Add(new AseanMembership
            {
                Id = EntityId.From($"asean-membership:{member.Code}:{first:yyyy-MM-dd}"),
                ParticipantId = member.Id,
                From = first,
                Certainty = parsed.GetValue(certainty),
                Source = db.FindSource(parsed.GetRequiredValue(source)),
            });
            return $"{member.Name} is a member of ASEAN from {first:yyyy-MM-dd} on.";
        });
        return add;
    }

    static Command End(string[] settings)
    {
        var participant = new Argument<string>("participant") { Description = "Whose membership ends." };
        var until = ReferenceChange.Day("until", "The last day, included");

        var end = new Command("end", "Ends a membership of ASEAN.") { participant, until };
        end.Changes(settings, (parsed, _, db) =>
        {
            var member = db.FindParticipant(parsed.GetRequiredValue(participant));
            var membership = member.AseanMemberships.Find(m => m.Until is null)
                ?? throw new ChangeRefusedException($"{member.Name} is not a member of ASEAN.");
            if (parsed.GetValue(until) < membership.From)
                throw new ChangeRefusedException($"The membership began only on {membership.From:yyyy-MM-dd}.");
            membership.Until = parsed.GetValue(until);
            membership.Version++;
            return $"{member.Name} was a member of ASEAN from {membership.From:yyyy-MM-dd} until " +
                $"{membership.Until:yyyy-MM-dd}.";
        });
        return end;
    }
}
