using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.People.Sample;

/// <summary>
/// Three hundred people who do not exist, the same in every register, with dates counted from the day it was first
/// started. Loaded in Development, so that there is something to ask about; each entry says that it is invented.
/// </summary>
sealed class SampleRegister
{
    /// <summary>What the references of these people begin with.</summary>
    public const string Prefix = "SAMPLE-";

    readonly DateOnly _today;
    readonly Dictionary<string, Participant> _participants;
    readonly SampleCareers _careers;
    readonly HashSet<string> _taken = [];

    public SampleRegister(IEnumerable<Participant> participants, IEnumerable<ExpertiseTag> tags, DateOnly today)
    {
        _today = today;
        _participants = participants.ToDictionary(p => p.Code);
        _careers = new SampleCareers(
            // Of the vocabulary's first version: a draw from more would give everybody another career.
            [.. tags.Where(t => t.Since == 1).OrderBy(t => t.Code, StringComparer.Ordinal)],
            [.. _participants.Values.Where(p => p.Alpha2 is not null).OrderBy(p => p.Code, StringComparer.Ordinal)],
            today);
    }

    public static IReadOnlyList<Person> Load(RegistryDb db, DateOnly today)
    {
        var participants = db.Set<Participant>().AsNoTracking().ToList();
        var tags = db.Set<ExpertiseTag>().AsNoTracking().ToList();
        var people = new SampleRegister(participants, tags, today).People();
        db.AddRange(people);
        db.SaveChanges();
        return people;
    }

    public IReadOnlyList<Person> People()
    {
        var people = new List<Person>();
        foreach (var home in SampleHomes.All)
        {
            Add(PersonKind.Eep, home.Eeps, home);
            Add(PersonKind.Candidate, home.Candidates, home);
            Add(PersonKind.Former, home.Former, home);
        }
        return people;

        void Add(PersonKind kind, int count, SampleHome home)
        {
            for (var i = 0; i < count; i++)
                people.Add(MakePerson($"{Prefix}{people.Count + 1:000}", kind, home));
        }
    }

    Person MakePerson(string reference, PersonKind kind, SampleHome home)
    {
        var draws = new Draws(reference);
        var gender = draws.Weighted((48, Gender.Woman), (48, Gender.Man), (2, Gender.NonBinary), (2, (Gender?)null));
        var woman = gender is Gender.Woman || (gender is not Gender.Man && draws.Chance(50));
        var name = Name(home.Country, draws, woman);
        var category = draws.Weighted((35, PersonCategory.Eminent), (65, PersonCategory.Expert));
        var status = Status(kind, draws);
        var confirmedOn = ConfirmedOn(kind, status, draws);

        var person = new Person
        {
            Id = EntityId.From($"person:{reference}"),
            ExternalReference = reference,
            Title = name.Title,
            FullName = name.FullName,
            NativeName = name.NativeName,
            Nationalities = Nationalities(home, draws),
            Kind = kind,
            Category = category,
            Status = status,
            WillingToServe = kind is not PersonKind.Former && draws.Chance(kind is PersonKind.Eep ? 90 : 96),
            Gender = gender,
            YearsOfExperience = draws.Between(category is PersonCategory.Eminent ? 18 : 6, 42),
            TimeZone = draws.Pick(home.Zones.Split(' ')),
            ConfirmedOn = confirmedOn,
            ConfirmationDueOn = kind is PersonKind.Former ? null : confirmedOn.AddYears(1),
            ParticipantId = kind is PersonKind.Eep ? _participants[home.Participant].Id : null,
        };
        person.Languages.AddRange(Languages(person.Id, home, draws));
        person.Registrations.AddRange(Registrations(person, _participants[home.Participant].Id, draws));
        _careers.Write(person, home, draws);
        _careers.WriteBesides(person, new Draws($"besides of {reference}"));
        return person;
    }

    WrittenName Name(string country, Draws draws, bool woman)
    {
        var pool = SampleNames.Pools.Single(p => p.Country == country);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var name = pool.Draw(draws, woman);
            if (_taken.Add(name.FullName))
                return name;
        }
        throw new InvalidOperationException($"The names of {country} are used up; give SampleNames more words.");
    }

    static PersonStatus Status(PersonKind kind, Draws draws) => kind switch
    {
        PersonKind.Eep => draws.Chance(9) ? PersonStatus.Stale : PersonStatus.Registered,
        PersonKind.Candidate => draws.Chance(10) ? PersonStatus.Stale : PersonStatus.Listed,
        _ => draws.Pick(PersonStatus.Withdrawn, PersonStatus.Withdrawn, PersonStatus.Replaced, PersonStatus.Deceased),
    };

    DateOnly ConfirmedOn(PersonKind kind, PersonStatus status, Draws draws)
    {
        var daysAgo = kind is PersonKind.Former ? draws.Between(400, 2000)
            : status is PersonStatus.Stale ? draws.Between(370, 900)
            : draws.Between(1, 350);
        return _today.AddDays(-daysAgo);
    }

    static List<string> Nationalities(SampleHome home, Draws draws) =>
        home.SecondNationalities.Length > 0 && draws.Chance(30)
            ? [home.Country, draws.Pick(home.SecondNationalities.Split(' '))]
            : [home.Country];

    static IEnumerable<PersonLanguage> Languages(long personId, SampleHome home, Draws draws)
    {
        var own = draws.Pick(home.FirstLanguages.Split(' '));
        yield return new PersonLanguage { PersonId = personId, Tag = own, Level = LanguageLevel.C2 };
        foreach (var other in home.OtherLanguages.Split(' '))
        {
            var colon = other.IndexOf(':', StringComparison.Ordinal);
            var (tag, percent) = (other[..colon], int.Parse(other[(colon + 1)..]));
            if (tag != own && draws.Chance(percent))
                yield return new PersonLanguage { PersonId = personId, Tag = tag, Level = Level(percent, draws) };
        }
    }

    // What most people of a country speak, most of them speak well.
    static LanguageLevel Level(int percent, Draws draws) => percent >= 60
        ? draws.Weighted(
            (5, LanguageLevel.A2), (15, LanguageLevel.B1), (30, LanguageLevel.B2),
            (35, LanguageLevel.C1), (15, LanguageLevel.C2))
        : draws.Weighted(
            (8, LanguageLevel.A1), (17, LanguageLevel.A2), (30, LanguageLevel.B1),
            (25, LanguageLevel.B2), (15, LanguageLevel.C1), (5, LanguageLevel.C2));

    static IEnumerable<Registration> Registrations(Person person, long participantId, Draws draws)
    {
        var status = person switch
        {
            { Kind: PersonKind.Eep, Status: PersonStatus.Stale } => RegistrationStatus.Stale,
            { Kind: PersonKind.Eep } => RegistrationStatus.Registered,
            { Status: PersonStatus.Replaced } => RegistrationStatus.Replaced,
            { Kind: PersonKind.Former } when draws.Chance(50) => null, // left as a candidate
            { Status: PersonStatus.Deceased } => RegistrationStatus.Deceased,
            { Kind: PersonKind.Former } =>
                draws.Pick(RegistrationStatus.WithdrawnByNominator, RegistrationStatus.WithdrawnByEep),
            _ => (RegistrationStatus?)null,
        };
        if (status is null)
            yield break;

        var confirmed = person.ConfirmedOn!.Value;
        yield return new Registration
        {
            Id = EntityId.From($"registration:{person.ExternalReference}"),
            PersonId = person.Id,
            ParticipantId = participantId,
            From = confirmed.AddDays(-draws.Between(0, 2500)),
            Until = person.Kind is PersonKind.Former ? confirmed.AddDays(draws.Between(20, 300)) : null,
            Status = status.Value,
        };
    }
}
