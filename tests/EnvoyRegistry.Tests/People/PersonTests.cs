using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.People;

public sealed class PersonTests
{
    static readonly Dictionary<PersonKind, PersonStatus[]> s_statuses = new()
    {
        [PersonKind.Eep] = [PersonStatus.Registered, PersonStatus.Stale, PersonStatus.ConsentPending],
        [PersonKind.Candidate] = [PersonStatus.Listed, PersonStatus.Stale, PersonStatus.ConsentPending],
        [PersonKind.Former] = [PersonStatus.Withdrawn, PersonStatus.Replaced, PersonStatus.Deceased],
        [PersonKind.Historical] = [PersonStatus.NotListed],
    };

    [Fact]
    public void The_database_refuses_a_status_that_is_none_of_the_kind()
    {
        using var register = new TemporaryRegister();
        foreach (var kind in Enum.GetValues<PersonKind>())
            foreach (var status in Enum.GetValues<PersonStatus>())
            {
                using var db = register.Open();
                using var never = db.Database.BeginTransaction();
                db.Add(Someone(1, kind, status, kind is PersonKind.Eep ? KnownParticipants.IdOf("JP") : null));

                var stands = s_statuses[kind].Contains(status);
                Refusal(db).ShouldBe(stands ? null : "CK_Person_StatusOfKind", $"{kind} {status}");
            }
    }

    [Fact]
    public void An_EEP_and_nobody_else_has_a_participant()
    {
        using var register = new TemporaryRegister();
        foreach (var (kind, statuses) in s_statuses)
            foreach (var has in (bool[])[true, false])
            {
                using var db = register.Open();
                using var never = db.Database.BeginTransaction();
                db.Add(Someone(1, kind, statuses[0], has ? KnownParticipants.IdOf("JP") : null));

                var stands = has == kind is PersonKind.Eep;
                Refusal(db).ShouldBe(stands ? null : "CK_Person_ParticipantOfEep", $"{kind} {has}");
            }
    }

    [Fact]
    public void The_database_refuses_a_sixth_EEP_of_a_participant()
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();
        var japan = KnownParticipants.IdOf("JP");
        for (var id = 1; id <= 5; id++)
            Register(db, id, japan);
        db.SaveChanges();

        Register(db, 6, japan);
        Refusal(db).ShouldBe("a participant has at most five EEPs");
    }

    [Fact]
    public void A_place_that_was_given_up_is_free_again()
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();
        var japan = KnownParticipants.IdOf("JP");
        for (var id = 1; id <= 5; id++)
            Register(db, id, japan);
        db.SaveChanges();
        var given = db.Set<Registration>().First();
        (given.Until, given.Status) = (new DateOnly(2026, 1, 1), RegistrationStatus.Replaced);
        db.SaveChanges();

        Register(db, 6, japan);
        db.SaveChanges();

        db.Set<Registration>().Count(r => r.Until == null).ShouldBe(5);
    }

    [Fact]
    public void One_registration_of_a_person_is_in_force_at_a_time()
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();
        var (japan, union) = (KnownParticipants.IdOf("JP"), KnownParticipants.IdOf("EU"));
        Register(db, 1, japan);
        db.SaveChanges();

        db.Add(InForce(1, union));
        Refusal(db).ShouldBe("Registration.PersonId");
    }

    /// <summary>The constraint that a save breaks; null when none.</summary>
    static string? Refusal(RegistryDb db)
    {
        try
        {
            db.SaveChanges();
            return null;
        }
        catch (DbUpdateException refused)
        {
            return refused.InnerException!.Message.Split(": ")[^1].TrimEnd('\'', '.');
        }
    }

    static void Register(RegistryDb db, long id, long participantId)
    {
        db.Add(Someone(id, PersonKind.Eep, PersonStatus.Registered, participantId));
        db.Add(InForce(id, participantId));
    }

    static Registration InForce(long person, long participantId) => new()
    {
        Id = EntityId.New(),
        PersonId = person,
        ParticipantId = participantId,
        From = new DateOnly(2025, 1, 1),
        Status = RegistrationStatus.Registered,
    };

    static Person Someone(long id, PersonKind kind, PersonStatus status, long? participantId) => new()
    {
        Id = id,
        ExternalReference = $"TEST-{id}",
        FullName = "Kartinah",
        Kind = kind,
        Status = status,
        ParticipantId = participantId,
    };
}
