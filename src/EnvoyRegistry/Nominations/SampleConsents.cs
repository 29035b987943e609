using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.People.Sample;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// The consents under which the people of the sample stand (R3): most to the text in force, some to an earlier edition,
/// so that there is something to renew.
/// </summary>
static class SampleConsents
{
    public static void Load(RegistryDb db, IEnumerable<Person> sample)
    {
        var inForce = KnownConsentTexts.InForce;
        foreach (var person in sample.Where(p => p.Kind is PersonKind.Eep or PersonKind.Candidate))
        {
            var draws = new Draws($"consent of {person.ExternalReference}");
            var registration = person.Registrations.Find(r => r.Until is null);
            var at = (registration?.From ?? person.ConfirmedOn!.Value).AddDays(-draws.Between(1, 60))
                .ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            var consent = new EntryConsent { PersonId = person.Id };
            consent.Grant(
                ConsentChannel.Elsewhere, draws.Chance(20) ? inForce - 1 : inForce, at,
                "Invented with the entry: a signed form at the focal point's office.");
            db.Add(consent);
            if (registration is not null)
                (registration.ConsentedAt, registration.ConsentTextEdition) = (at, consent.TextEdition);
        }
        db.SaveChanges();
    }
}
