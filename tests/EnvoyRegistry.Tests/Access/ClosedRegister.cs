using EnvoyRegistry.Access;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Tests.Data;
using Microsoft.Data.Sqlite;

namespace EnvoyRegistry.Tests.Access;

/// <summary>A register in which people opened and closed what came to their mind.</summary>
sealed class ClosedRegister : IDisposable
{
    // The numbers under which the register keeps what a person opened.
    const int Listing = 1, Gender = 2, Years = 4, Biography = 8, Offices = 16, Countries = 32, Languages = 64,
        Expertise = 128, Engagements = 256, Availability = 512, Attachments = 2048;

    readonly TemporaryRegister _register;

    public ClosedRegister(int seed, DateOnly day)
    {
        _register = new TemporaryRegister(FirstStart.Sample(day));
        var random = new Random(seed);
        _register.Run(string.Join('\n', People().Select(p => $"""
            UPDATE "Person" SET "OpenToParticipants" = {Some(0.7)}, "OpenToSignedIn" = {Some(0.5)} WHERE "Id" = {p.Id};
            """)));
        RegistryFile.Close(_register.Path);
        Bytes = File.ReadAllBytes(_register.Path);

        int Some(double share) => Enumerable.Range(0, 12).Sum(bit => random.NextDouble() < share ? 1 << bit : 0);
    }

    public byte[] Bytes { get; }

    public sealed record Entry(long Id, long? ParticipantId, int ToParticipants, int ToSignedIn);

    public List<Entry> People()
    {
        using var connection = new SqliteConnection($"Data Source={_register.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """SELECT "Id", "ParticipantId", "OpenToParticipants", "OpenToSignedIn" FROM "Person" ORDER BY "Id" """;
        using var reader = command.ExecuteReader();
        var people = new List<Entry>();
        while (reader.Read())
        {
            people.Add(new Entry(
                reader.GetInt64(0), reader.IsDBNull(1) ? null
                    : reader.GetInt64(1), reader.GetInt32(2), reader.GetInt32(3)));
        }
        return people;
    }

    /// <summary>
    /// What really has to go from the register for a caller: said a second time, in plain words, so that nothing here
    /// leans on what it is to prove. People first, then of those who stay each field that is closed.
    /// </summary>
    public string Cut(Caller caller)
    {
        var everything = caller.Role is CallerRole.Chair or CallerRole.Unit;
        var asParticipant = caller.Role is CallerRole.Secgen or CallerRole.Auditor or CallerRole.FocalPoint
            or CallerRole.ParticipantOffice
            || (caller.Role is CallerRole.Integrator && caller.Scopes is TokenScope.People);
        var isSignedIn = caller.Role is not CallerRole.Anonymous;
        if (everything)
            return "";

        var cut = new List<string> { "PRAGMA foreign_keys = ON;" };
        foreach (var person in People())
        {
            var open = asParticipant ? person.ToParticipants : isSignedIn ? person.ToSignedIn : 0;
            var isOwn = caller.Role is CallerRole.Member && caller.PersonId == person.Id;
            var isNominee = caller.Role is CallerRole.FocalPoint && person.ParticipantId == caller.ParticipantId;
            if (!isOwn && !isNominee && (open & Listing) == 0)
            {
                cut.Add($"""DELETE FROM "GroupingMember" WHERE "PersonId" = {person.Id};""");
                cut.Add($"""DELETE FROM "Person" WHERE "Id" = {person.Id};""");
                continue;
            }
            Close(Gender, $"""UPDATE "Person" SET "Gender" = NULL WHERE "Id" = {person.Id};""");
            Close(Years, $"""UPDATE "Person" SET "YearsOfExperience" = NULL WHERE "Id" = {person.Id};""");
            Close(Biography, $"""UPDATE "Person" SET "Biography" = NULL WHERE "Id" = {person.Id};""");
            Close(Countries, $"""UPDATE "Person" SET "CountriesKnown" = '[]' WHERE "Id" = {person.Id};""");
            Close(Availability, $"""
                UPDATE "Person" SET "TimeZone" = NULL, "LongestEngagementDays" = NULL, "CallFromHour" = NULL,
                    "CallUntilHour" = NULL WHERE "Id" = {person.Id};
                """);
            Close(Offices, Gone("FormerOffice"));
            Close(Languages, Gone("PersonLanguage"));
            Close(Expertise, Gone("PersonExpertise"));
            Close(Engagements, Gone("Engagement"));
            Close(Attachments, Gone("Attachment"));
            // Where somebody is and will be is the person's own to tell; being the nominator opens nothing.
            if (!isOwn && (open & Availability) == 0)
                cut.Add(Gone("AvailabilityWindow"));

            string Gone(string table) => $"""DELETE FROM "{table}" WHERE "PersonId" = {person.Id};""";

            void Close(int field, string change)
            {
                if (!isOwn && !isNominee && (open & field) == 0)
                    cut.Add(change);
            }
        }

        // Drafts are between those who may publish them.
        cut.Add("""DELETE FROM "Guideline" WHERE "Status" = 1;""");
        // What the public record does not tell is for the offices, and for those who sit; for participants too, once
        // they were consulted on it.
        var consulted = caller.Role is CallerRole.FocalPoint or CallerRole.ParticipantOffice
            ? "\"ConsultedAt\" IS NOT NULL" : "0";
        var seat = caller.Role switch
        {
            CallerRole.FocalPoint => $"m.\"ParticipantId\" = {caller.ParticipantId}",
            CallerRole.Member => $"m.\"PersonId\" = {caller.PersonId}",
            _ => "0",
        };
        if (caller.Role is not CallerRole.Secgen)
            cut.Add($"""
                DELETE FROM "Grouping" WHERE "Certainty" IS NULL AND NOT ({consulted}) AND NOT EXISTS (
                    SELECT 1 FROM "GroupingMember" AS m WHERE m."GroupingId" = "Grouping"."Id" AND {seat});
                """);
        return string.Join('\n', cut);
    }

    public void Dispose() => _register.Dispose();
}
