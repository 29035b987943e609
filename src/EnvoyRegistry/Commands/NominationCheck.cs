using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Commands;

/// <summary>Holds the EEPs of a file to what the ARF has set down for nominations, R2 and R4.</summary>
sealed class NominationCheck(string file, RegisterLookup register, DateOnly today, Findings findings)
{
    readonly Dictionary<string, Registration> _inForce = register.InForce.ToDictionary(r => r.Person.ExternalReference);

    public void Check(IReadOnlyCollection<PersonRow> rows)
    {
        // A row that was refused for something else is checked all the same, as far as it can be.
        var placed = rows.Where(row => row is { Kind: PersonKind.Eep, ParticipantId: not null, Reference.Length: > 0 })
            .DistinctBy(row => row.Reference);
        foreach (var eeps in placed.GroupBy(row => row.ParticipantId!.Value))
        {
            var participant = register.Participants[eeps.Key];
            foreach (var row in eeps)
                CheckNationality(row, participant);
            CheckNumber(participant, [.. eeps], rows);
        }
    }

    /// <summary>
    /// R4, on the day of the registration: that of one in force, else the day that the row tells, else today.
    /// </summary>
    void CheckNationality(PersonRow row, Participant participant)
    {
        var day = InForce(row)?.From ?? row.Annex.RegisteredOn ?? today;
        var allowed = participant.NationalitiesOn(day).Order(StringComparer.Ordinal).ToList();
        if (row.Nationalities.Count > 0 && !row.Nationalities.Intersect(allowed).Any())
            Fault(row, EntryFields.Describe(p => p.Nationalities), "R4",
                $"{participant.Name} cannot nominate a national of {string.Join(", ", row.Nationalities)}: on " +
                $"{day:yyyy-MM-dd} it nominates nationals of {string.Join(", ", allowed)}.");
    }

    /// <summary>R2: those who hold a place keep it, whoever comes after the fifth is one too many.</summary>
    void CheckNumber(Participant participant, List<PersonRow> eeps, IReadOnlyCollection<PersonRow> rows)
    {
        var inFile = rows.Select(row => row.Reference).ToHashSet();
        var elsewhere = register.InForce
            .Where(r => r.ParticipantId == participant.Id && !inFile.Contains(r.Person.ExternalReference))
            .Select(r => $"`{r.Person.ExternalReference}` (on the register)");
        var places = elsewhere.Concat(eeps.OrderBy(row => InForce(row) is null).ThenBy(row => row.Line)
            .Select(row => $"`{row.Reference}` (line {row.Line})")).ToList();

        var placed = places.Count - eeps.Count;
        foreach (var row in eeps.OrderBy(row => InForce(row) is null).ThenBy(row => row.Line))
            if (++placed > Registration.MostInForce)
                Fault(row, EntryFields.Describe(p => p.ParticipantId), "R2",
                    $"This would be EEP number {placed} of {participant.Name}, which has " +
                    $"{string.Join(", ", places.Take(Registration.MostInForce))}.");
    }

    Registration? InForce(PersonRow row) =>
        _inForce.TryGetValue(row.Reference, out var registration) && registration.ParticipantId == row.ParticipantId
            ? registration : null;

    void Fault(PersonRow row, DescribedField field, string code, string text)
    {
        var rule = register.Rules[code];
        var sources = string.Join("; ",
            rule.Sources.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => $"{s.Code}: {s.Citation}"));
        findings.Fault(file, row.Line, field.Column,
            $"{text} {code}: {rule.Text} ({sources})");
    }
}
