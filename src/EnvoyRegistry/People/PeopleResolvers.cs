using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.People;

/// <summary>Answers schema/people.graphql.</summary>
static class PeopleResolvers
{
    sealed record ById(Id<Person> Id, DateTime? AsOf);

    public static void Bind(SchemaBinder schema)
    {
        var clock = schema.Services.GetRequiredService<TimeProvider>();

        schema.Query()
            .One("person", (RegistryDb db, ById args) => db.Set<Person>().Where(p => p.Id == args.Id.Key),
                asOf: args => args.AsOf)
            .Page("engagements", (RegistryDb db) => db.Set<Engagement>(), e => e.Id);

        schema.Object<SeenSubject>("AuditSubject")
            .One("person", s => s.PersonId, (RegistryDb db, long id) => db.Set<Person>().Where(p => p.Id == id));

        schema.Object<Person>("Person")
            .Node(PersonId.Prefix, p => p.Id, (RegistryDb db, long id) => db.Set<Person>().Where(p => p.Id == id))
            .Column("externalReference", p => p.ExternalReference)
            .Column("title", p => p.Title)
            .Column("fullName", p => p.FullName)
            .Column("nativeName", p => p.NativeName)
            .Column("nationalities", p => p.Nationalities)
            .Column("kind", p => p.Kind)
            .Column("category", p => p.Category)
            .Column("status", p => p.Status)
            .Column("willingToServe", p => p.WillingToServe)
            .Column("gender", p => p.Gender)
            .Column("yearsOfExperience", p => p.YearsOfExperience)
            .Many("formerOffices", p => p.Id, (RegistryDb db, long id) => db.Set<FormerOffice>()
                .Where(o => o.PersonId == id).OrderBy(o => o.Position))
            .Column("countriesKnown", p => p.CountriesKnown)
            .Column("biography", p => p.Biography)
            .Column("timeZone", p => p.TimeZone)
            .Column("localTime", p => p.TimeZone, zone => zone is null ? null : clock.Now(zone))
            .Many("languages", p => p.Id, (RegistryDb db, long id) => db.Set<PersonLanguage>()
                .Where(l => l.PersonId == id).OrderByDescending(l => l.Level).ThenBy(l => l.Tag))
            .Many("expertise", p => p.Id, (RegistryDb db, long id) => db.Set<PersonExpertise>()
                .Where(e => e.PersonId == id).OrderByDescending(e => e.Level).ThenBy(e => e.Tag.Code))
            .Column("confirmedOn", p => p.ConfirmedOn)
            .Column("confirmationDueOn", p => p.ConfirmationDueOn)
            .One("participant", p => p.Participant)
            .Many("registrations", p => p.Id, (RegistryDb db, long id) => db.Set<Registration>()
                .Where(r => r.PersonId == id).OrderByDescending(r => r.From).ThenBy(r => r.Id))
            .Many("engagements", p => p.Id, (RegistryDb db, long? id) => db.Set<Engagement>()
                .Where(e => e.PersonId == id).OrderByDescending(e => e.From).ThenBy(e => e.Id))
            .Column("version", p => p.Version);

        schema.Object<FormerOffice>("FormerOffice")
            .Column("kind", o => o.Kind)
            .Column("title", o => o.Title);

        schema.Object<PersonLanguage>("PersonLanguage")
            .Column("tag", l => l.Tag)
            .Column("level", l => l.Level);

        schema.Object<PersonExpertise>("PersonExpertise")
            .One("tag", e => e.Tag)
            .Column("level", e => e.Level)
            .Column("years", e => e.Years)
            .Column("lastUsedYear", e => e.LastUsedYear)
            .Column("evidence", e => e.Evidence);

        schema.Object<Registration>("Registration")
            .Node("reg", r => r.Id, (RegistryDb db, long id) => db.Set<Registration>().Where(r => r.Id == id))
            .One("person", r => r.Person)
            .One("participant", r => r.Participant)
            .Column("from", r => r.From)
            .Column("until", r => r.Until)
            .Column("status", r => r.Status)
            .Column("version", r => r.Version);

        schema.Object<Engagement>("Engagement")
            .Node("eng", e => e.Id, (RegistryDb db, long id) => db.Set<Engagement>().Where(e => e.Id == id))
            .One("person", e => e.Person)
            .Column("office", e => e.Office)
            .One("participant", e => e.Participant)
            .Column("role", e => e.Role)
            .Column("title", e => e.Title)
            .Column("situation", e => e.Situation)
            .Column("countries", e => e.Countries)
            .Column("from", e => e.From)
            .Column("until", e => e.Until)
            .Column("summary", e => e.Summary)
            .Column("certainty", e => e.Certainty)
            .Column("grade", e => e.Grade)
            .Many("sources", e => e.Id, (RegistryDb db, long id) =>
                db.Set<Engagement>().Where(e => e.Id == id).SelectMany(e => e.Sources).OrderBy(s => s.Key));
    }
}
