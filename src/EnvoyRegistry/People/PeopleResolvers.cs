using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.People;

/// <summary>Answers schema/people.graphql.</summary>
static class PeopleResolvers
{
    sealed record ById(Id<Person> Id, DateTime? AsOf);

    /// <summary>Those of which nobody knows when they began come last.</summary>
    static readonly PageOrder<Engagement> s_latestFirst =
        new PageOrder<Engagement>().ByDescending(e => e.From ?? "").By(e => e.Id);

    public static void Bind(SchemaBinder schema)
    {
        var clock = schema.Services.GetRequiredService<TimeProvider>();

        schema.Query()
            .One("person", (RegistryDb db, ById args) => db.Set<Person>().Where(p => p.Id == args.Id.Key),
                asOf: args => args.AsOf)
            .Page("engagements", (RegistryDb db) => db.Set<Engagement>(), e => e.Id)
            .Run("languages", (LanguageList list, OperationContext _) => ValueTask.FromResult(list.All));

        schema.Object<Person>()
            .Node(PersonId.Prefix, p => p.Id, (RegistryDb db, long id) => db.Set<Person>().Where(p => p.Id == id))
            .Many("formerOffices", p => p.Id, (RegistryDb db, long id) => db.Set<FormerOffice>()
                .Where(o => o.PersonId == id).OrderBy(o => o.Position))
            .Column("localTime", p => p.TimeZone, zone => zone is null ? null : clock.Now(zone))
            .Many("languages", p => p.Id, (RegistryDb db, long id) => db.Set<PersonLanguage>()
                .Where(l => l.PersonId == id).OrderByDescending(l => l.Level).ThenBy(l => l.Tag))
            .Many("expertise", p => p.Id, (RegistryDb db, long id) => db.Set<PersonExpertise>()
                .Where(e => e.PersonId == id).OrderByDescending(e => e.Level).ThenBy(e => e.Tag.Code))
            .Many("registrations", p => p.Id, (RegistryDb db, long id) => db.Set<Registration>()
                .Where(r => r.PersonId == id).OrderByDescending(r => r.From).ThenBy(r => r.Id))
            .Page("engagements", p => p.Id, (RegistryDb db, long? id) =>
                db.Set<Engagement>().Where(e => e.PersonId == id), s_latestFirst);

        schema.Object<PersonLanguage>()
            .Column("name", l => l.Tag, LanguageNames.Find);

        schema.Object<Participant>()
            .Many("eeps", p => p.Id, (RegistryDb db, long id) => db.Set<Person>()
                .Where(p => p.ParticipantId == id).OrderBy(p => p.FullName).ThenBy(p => p.Id));

        schema.Object<Registration>()
            .Node("reg", r => r.Id, (RegistryDb db, long id) => db.Set<Registration>().Where(r => r.Id == id));

        schema.Object<Engagement>()
            .Node("eng", e => e.Id, (RegistryDb db, long id) => db.Set<Engagement>().Where(e => e.Id == id))
            .Many("sources", e => e.Id, (RegistryDb db, long id) =>
                db.Set<Engagement>().Where(e => e.Id == id).SelectMany(e => e.Sources).OrderBy(s => s.Code));
    }
}
