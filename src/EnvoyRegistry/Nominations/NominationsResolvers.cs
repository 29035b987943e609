using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>Answers schema/nominations.graphql.</summary>
static class NominationsResolvers
{
    sealed record ById(Id<Nomination> Id);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Search<RegistryDb, NominationsAsked, Nomination, Nomination>("nominations",
                NominationsAsked.Rows, n => n, NominationsAsked.Orders, _ => 0, keeps: asked => asked.Where is null)
            .One("nomination", (RegistryDb db, ById args) => db.Set<Nomination>().Where(n => n.Id == args.Id.Key))
            .One("consentText", (RegistryDb db, ByEdition args) => db.Set<ConsentText>()
                .Where(t => args.Edition == null ? t.SupersededAt == null : t.Edition == args.Edition));

        schema.Object<Nomination>()
            .Node("nom", n => n.Id, (RegistryDb db, long id) => db.Set<Nomination>().Where(n => n.Id == id))
            .Column("fullName", n => n.Person == null ? n.FullName : n.Person.FullName)
            .Many("expertise", n => n.Id, (RegistryDb db, long id) => db.Set<NominatedExpertise>()
                .Where(e => e.NominationId == id).OrderByDescending(e => e.Level).ThenBy(e => e.Tag.Code))
            .Many("languages", n => n.Id, (RegistryDb db, long id) => db.Set<NominatedLanguage>()
                .Where(l => l.NominationId == id).OrderByDescending(l => l.Level).ThenBy(l => l.Tag))
            .Column("state", Nomination.StateNow)
            .Value("missing", Completeness.Missing, Completeness.Fields)
            .Value("next", NextStep.Cell, NextStep.Decide)
            .One("replaces", n => n.Replaces!.Person)
            .Page("history", n => n.Id, (RegistryDb db, long id) => db.Set<NominationStep>()
                .Where(s => s.NominationId == id), new PageOrder<NominationStep>().By(s => s.Number));

        schema.Object<NominatedLanguage>()
            .Column("name", l => l.Tag, LanguageNames.Find);

        schema.Object<NominationConsent>()
            .One("letter", c => c.Id, (RegistryDb db, long id) => db.Set<OutgoingMail>()
                .Where(m => m.OccasionId == id));

        schema.Object<Participant>()
            .One("eepPlaces", p => p.Id, (RegistryDb db, long id) => db.Set<EepPlaces>()
                .Where(p => p.ParticipantId == id));
        schema.Object<Person>()
            .One("consent", p => p.Id, (RegistryDb db, long id) => db.Set<EntryConsent>().Where(c => c.PersonId == id));
        schema.Object<EntryConsent>()
            .One("text", c => c.TextEdition, (RegistryDb db, int? edition) => db.Set<ConsentText>()
                .Where(t => t.Edition == edition))
            .One("letter", c => c.LetterId, (RegistryDb db, long? id) => db.Set<OutgoingMail>()
                .Where(m => m.OccasionId == id));
        schema.Object<Registration>()
            .One("nomination", r => r.Id, (RegistryDb db, long id) => db.Set<Nomination>()
                .Where(n => n.RegistrationId == id))
            .One("consentText", r => r.ConsentTextEdition, (RegistryDb db, int? edition) => db.Set<ConsentText>()
                .Where(t => t.Edition == edition));
    }

    sealed record ByEdition(int? Edition);
}
