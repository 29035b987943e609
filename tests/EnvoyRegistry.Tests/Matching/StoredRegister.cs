using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Host;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;

namespace EnvoyRegistry.Tests.Matching;

/// <summary>Puts the oracle's people into a register as any writer would.</summary>
static class StoredRegister
{
    public static void Store(RegistryDb db, IEnumerable<OraclePerson> people)
    {
        Features.LoadReferenceData(db);
        var tags = db.Set<ExpertiseTag>().ToDictionary(t => t.Code, t => t.Id);
        var participant = db.Set<Participant>().First().Id;
        foreach (var person in people)
        {
            db.Add(Entity(person, participant));
            db.AddRange(person.Expertise.Select(e => new PersonExpertise
            {
                PersonId = person.Id,
                TagId = tags[e.Tag],
                Level = e.Level,
                LastUsedYear = e.LastUsedYear,
            }));
            db.AddRange(person.Languages.Select(l =>
                new PersonLanguage { PersonId = person.Id, Tag = l.Tag, Level = l.Level }));
            db.AddRange(person.Windows.Select(w => new AvailabilityWindow(
                EntityId.New(),
                person.Id,
                new WindowTerms(w.From, w.Until, w.Status, w.Mode, w.NoticeHours, w.ConfirmedAt))));
        }
        if (people.Any(p => p.Commitments.Length > 0))
            Commit(db, people, participant);
        db.SaveChanges();
    }

    static void Commit(RegistryDb db, IEnumerable<OraclePerson> people, long participant)
    {
        db.AddRange(RandomRegister.Situations.Select(s => new Situation
        {
            Id = s.Id,
            Title = "An incident at a border",
            AreaKind = AreaKind.Region,
            Area = "A border",
            Scope = DisputeScope.InterState,
            IsExercise = s.IsExercise,
            OpenedAt = RandomRegister.Noon.Now,
            OpenedById = participant,
        }));
        db.AddRange(people.SelectMany(person => person.Commitments.Select(c => new Commitment
        {
            Id = EntityId.New(),
            PersonId = person.Id,
            From = c.From,
            Until = c.Until,
            Cause = CommitmentCause.Hold,
            SituationId = c.Situation,
            IsExercise = c.IsExercise,
            MadeAt = RandomRegister.Noon.Now.AddDays(-3),
            ExpiresAt = c.ExpiresAt,
        })));
    }

    static Person Entity(OraclePerson person, long participant)
    {
        var kind = Enum.GetValues<PersonKind>().Last(k => k.Statuses().Contains(person.Status));
        return new Person
        {
            Id = person.Id,
            ExternalReference = $"test:{person.Id}",
            FullName = "Somchai",
            Kind = kind,
            ParticipantId = kind is PersonKind.Eep ? participant : null,
            Status = person.Status,
            WillingToServe = person.Willing && kind is not PersonKind.Historical,
            ConfirmationDueOn = person.ConfirmationDueOn,
            LongestEngagementDays = person.LongestEngagementDays,
            TimeZone = person.TimeZone,
            Gender = person.Gender,
            Nationalities = [.. person.Nationalities],
            CountriesKnown = [.. person.CountriesKnown],
        };
    }
}
