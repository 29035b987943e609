using System.CommandLine;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Commands;

/// <summary>
/// <c>participant change</c>, and whom it may nominate: <c>participant nationality-add|nationality-end</c>.
/// </summary>
static class ParticipantCommand
{
    public static Command Create(string[] settings) =>
        new("participant", "Keeps the participants of the ARF, and the nationalities each may nominate from (R4).")
        {
            Change(settings), AddNationality(settings), EndNationality(settings),
        };

    static Command Change(string[] settings)
    {
        var code = new Argument<string>("code") { Description = "The participant, such as TH or EU." };
        var name = new Option<string>("--name") { Description = "The name in the ARF's style." };
        var subRegion = new Option<SubRegion?>("--sub-region")
        {
            Description = $"Where balance counts it: one of {Words<SubRegion>.List}.",
            CustomParser = result => ReferenceChange.Word<SubRegion>(result),
        };

        var change = new Command("change", "Changes the name or the sub-region.") { code, name, subRegion };
        change.Changes(settings, (parsed, _, db) =>
        {
            var participant = db.FindParticipant(parsed.GetRequiredValue(code));
            participant.Name = parsed.GetValue(name) is { } given && given.Trim().Length > 0 ? given.Trim()
                : participant.Name;
            participant.SubRegion = parsed.GetValue(subRegion) ?? participant.SubRegion;
            participant.Version++;
            return $"{participant.Code}: {participant.Name}, {Words<SubRegion>.Write(participant.SubRegion)}.";
        });
        return change;
    }

    static Command AddNationality(string[] settings)
    {
        var code = new Argument<string>("code") { Description = "The participant, such as EU." };
        var country = new Argument<string>("country")
        {
            Description = "The nationality by ISO 3166-1 alpha-2, such as HR.",
        };
        var from = ReferenceChange.Day("from", "The first day");

        var add = new Command("nationality-add",
            "Lets a participant nominate nationals of a country, as the EU those of a new member.")
        {
            code, country, from,
        };
        add.Changes(settings, (parsed, _, db) =>
        {
            var participant = db.FindParticipant(parsed.GetRequiredValue(code));
            if (!Scalars.TryCountry(parsed.GetRequiredValue(country), out var nationality))
                throw new ChangeRefusedException($"`{nationality}` is no country code of ISO 3166-1, such as `TH`.");
            if (participant.NominatingNationalities.Find(n => n.Country == nationality) is { } known)
                throw new ChangeRefusedException(
                    $"{participant.Name} has {nationality} already, {Days(known.From, known.Until)}.");
            db.Add(new NominatingNationality
            {
                ParticipantId = participant.Id,
                Country = nationality,
                From = parsed.GetValue(from),
            });
            participant.Version++;
            return $"{participant.Name} nominates nationals of {nationality} {Days(parsed.GetValue(from), null)}.";
        });
        return add;
    }

    static Command EndNationality(string[] settings)
    {
        var code = new Argument<string>("code") { Description = "The participant, such as EU." };
        var country = new Argument<string>("country")
        {
            Description = "The nationality by ISO 3166-1 alpha-2, such as GB.",
        };
        var until = ReferenceChange.Day("until", "The last day, included");

        var end = new Command("nationality-end", "Ends that a participant may nominate nationals of a country.")
        {
            code, country, until,
        };
        end.Changes(settings, (parsed, _, db) =>
        {
            var participant = db.FindParticipant(parsed.GetRequiredValue(code));
            var wanted = parsed.GetRequiredValue(country).ToUpperInvariant();
            var nationality = participant.NominatingNationalities.Find(n => n.Country == wanted)
                ?? throw new ChangeRefusedException($"{participant.Name} does not nominate nationals of `{wanted}`.");
            if (parsed.GetValue(until) < nationality.From)
                throw new ChangeRefusedException($"It began only on {nationality.From:yyyy-MM-dd}.");
            nationality.Until = parsed.GetValue(until);
            participant.Version++;
            return $"{participant.Name} nominates nationals of {wanted} {Days(nationality.From, nationality.Until)}.";
        });
        return end;
    }

    static string Days(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        (null, null) => "without limit of time",
        (null, _) => $"until {until:yyyy-MM-dd}",
        (_, null) => $"from {from:yyyy-MM-dd} on",
        _ => $"from {from:yyyy-MM-dd} until {until:yyyy-MM-dd}",
    };
}
