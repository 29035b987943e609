using EnvoyRegistry.Data;

namespace EnvoyRegistry.People.Sample;

/// <summary>
/// What the people of the sample say of their ties: most that they have none, some that they have one, a few nothing.
/// The ties themselves are sealed, and come once there is a vault.
/// </summary>
static class SampleDeclarations
{
    public static void Load(RegistryDb db, IEnumerable<Person> sample, DateTime now)
    {
        foreach (var person in sample.Where(p => p.Kind is PersonKind.Eep or PersonKind.Candidate))
        {
            var none = new Draws($"declaration of {person.ExternalReference}")
                .Weighted<bool?>((75, true), (15, false), (10, null));
            if (none is { } said)
                db.Add(new ConflictDeclaration { PersonId = person.Id, DeclaredAt = now, None = said });
        }
        db.SaveChanges();
    }
}
