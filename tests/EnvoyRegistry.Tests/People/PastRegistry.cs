using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.People;

/// <summary>
/// The program over a register whose history begins with the year, into which Niran of Thailand comes as an EEP in
/// February. It is October, unless the clock is moved.
/// </summary>
public sealed class PastRegistry : RunningRegistry
{
    public const string Begins = "2026-01-01T00:00:00Z";
    public const string February = "2026-02-01T08:00:00Z";
    public const string March = "2026-03-01T08:00:00Z";
    public const string April = "2026-04-01T08:00:00Z";
    public const string October = "2026-10-01T05:00:00Z";

    public PastRegistry()
    {
        Register.Run("""UPDATE "Register_History" SET "Begins" = '2026-01-01 00:00:00'""");
        Write(February, db =>
        {
            var niran = Eep(1, "Niran", "TH");
            niran.Languages.Add(new PersonLanguage { Tag = "th", Level = LanguageLevel.C2 });
            db.Add(niran);
        });
    }

    internal FakeTimeProvider Time { get; } = Clocks.At(October);

    protected override TimeProvider Clock => Time;

    internal static string Niran { get; } = Id(1);

    internal static string Id(long key) => new NodeId("per", key).ToString();

    /// <summary>Writes as of an instant; then it is October again.</summary>
    internal void Write(string instant, Action<RegistryDb> write)
    {
        var now = Time.GetUtcNow();
        Time.MoveTo(instant);
        using var db = new RegistryDb(RegistryFile.Options(Register.Path, Time)) { Viewer = Viewer.Register };
        write(db);
        db.SaveChanges();
        Time.AdjustTime(now);
    }

    internal void Change(string instant, Action<Person> change) => Write(instant, db => change(db.Set<Person>()
        .Include(p => p.Languages).Include(p => p.Registrations).Single(p => p.Id == 1)));

    internal static Person Eep(long id, string name, string participant)
    {
        var of = EnvoyRegistry.Participants.KnownParticipants.IdOf(participant);
        var person = new Person
        {
            Id = id,
            ExternalReference = name,
            FullName = name,
            Nationalities = [participant],
            Kind = PersonKind.Eep,
            Status = PersonStatus.Registered,
            ParticipantId = of,
            ConfirmedOn = new DateOnly(2026, 2, 1),
            ConfirmationDueOn = new DateOnly(2027, 2, 1),
        };
        person.Registrations.Add(new Registration
        {
            Id = id,
            ParticipantId = of,
            From = new DateOnly(2026, 2, 1),
            Status = RegistrationStatus.Registered,
        });
        return person;
    }
}
