using EnvoyRegistry.Data;
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
                NominationsAsked.Rows, n => n, NominationsAsked.Orders, _ => 0)
            .One("nomination", (RegistryDb db, ById args) => db.Set<Nomination>().Where(n => n.Id == args.Id.Key))
            .One("consentText", (RegistryDb db, ByEdition args) => db.Set<ConsentText>()
                .Where(t => args.Edition == null ? t.SupersededAt == null : t.Edition == args.Edition));

        schema.Object<Nomination>("Nomination")
            .Node("nom", n => n.Id, (RegistryDb db, long id) => db.Set<Nomination>().Where(n => n.Id == id))
            .One("participant", n => n.Participant)
            .One("person", n => n.Person)
            .Column("fullName", n => n.Person == null ? n.FullName : n.Person.FullName)
            .Column("title", n => n.Title)
            .Column("nativeName", n => n.NativeName)
            .Column("nationalities", n => n.Nationalities)
            .Column("category", n => n.Category)
            .Column("biography", n => n.Biography)
            .Column("timeZone", n => n.TimeZone)
            .Many("expertise", n => n.Id, (RegistryDb db, long id) => db.Set<NominatedExpertise>()
                .Where(e => e.NominationId == id).OrderByDescending(e => e.Level).ThenBy(e => e.Tag.Code))
            .Many("languages", n => n.Id, (RegistryDb db, long id) => db.Set<NominatedLanguage>()
                .Where(l => l.NominationId == id).OrderByDescending(l => l.Level).ThenBy(l => l.Tag))
            .One("replaces", n => n.Replaces)
            .Column("state", Nomination.StateNow)
            .Value("missing", Completeness.Missing, Completeness.Fields)
            .Value("next", NextStep.Cell, NextStep.Of)
            .One("consent", n => n.Consent)
            .Many("history", n => n.Id, (RegistryDb db, long id) => db.Set<NominationStep>()
                .Where(s => s.NominationId == id).OrderBy(s => s.Number))
            .One("places", n => n.Places)
            .One("registration", n => n.Registration)
            .Column("changedAt", n => n.ChangedAt)
            .Column("version", n => n.Version);

        schema.Object<NominatedExpertise>("NominatedExpertise")
            .One("tag", e => e.Tag)
            .Column("level", e => e.Level)
            .Column("years", e => e.Years)
            .Column("lastUsedYear", e => e.LastUsedYear)
            .Column("evidence", e => e.Evidence);

        schema.Object<NominatedLanguage>("NominatedLanguage")
            .Column("tag", l => l.Tag)
            .Column("level", l => l.Level);

        schema.Object<NextStep>("NextStep")
            .Value("code", n => n.Code)
            .Value("turn", n => n.Turn)
            .Value("sentence", n => n.Sentence);

        schema.Object<NominationConsent>("NominationConsent")
            .Column("state", c => c.State)
            .One("text", c => c.Text)
            .Column("askedAt", c => c.AskedAt)
            .Column("answeredAt", c => c.AnsweredAt)
            .Column("channel", c => c.Channel)
            .Column("withdrawnAt", c => c.WithdrawnAt);

        schema.Object<ConsentText>("ConsentText")
            .Column("edition", t => t.Edition)
            .Column("text", t => t.Text)
            .Column("supersededAt", t => t.SupersededAt);

        schema.Object<NominationStep>("NominationStep")
            .Column("state", s => s.State)
            .Column("by", s => s.By)
            .Column("at", s => s.At)
            .Column("reason", s => s.Reason);

        schema.Object<EepPlaces>("EepPlaces")
            .Column("used", p => p.Used)
            .Column("most", p => p.Most);

        schema.Object<Participant>("Participant")
            .One("eepPlaces", p => p.Id, (RegistryDb db, long id) => db.Set<EepPlaces>()
                .Where(p => p.ParticipantId == id));
        schema.Object<Registration>("Registration")
            .Column("consentedAt", r => r.ConsentedAt)
            .One("consentText", r => r.ConsentTextEdition, (RegistryDb db, int? edition) => db.Set<ConsentText>()
                .Where(t => t.Edition == edition));

        BindMutations(schema);
    }

    static void BindMutations(SchemaBinder schema)
    {
        schema.Object<DraftNominationPayload>("DraftNominationPayload")
            .One("nomination", p => p.NominationId, (RegistryDb db, long? id) => Nominated(db, id))
            .Value("errors", p => p.Errors);
        schema.Object<EditNominationPayload>("EditNominationPayload")
            .One("nomination", p => p.NominationId, (RegistryDb db, long? id) => Nominated(db, id))
            .Value("errors", p => p.Errors);
        schema.Object<AskConsentPayload>("AskConsentPayload")
            .One("nomination", p => p.NominationId, (RegistryDb db, long? id) => Nominated(db, id))
            .Value("errors", p => p.Errors);
        schema.Object<ConsentToNominationPayload>("ConsentToNominationPayload")
            .One("nomination", p => p.NominationId, (RegistryDb db, long? id) => Nominated(db, id))
            .Value("errors", p => p.Errors);
        schema.Object<SubmitNominationPayload>("SubmitNominationPayload")
            .One("nomination", p => p.NominationId, (RegistryDb db, long? id) => Nominated(db, id))
            .Value("errors", p => p.Errors);
        schema.Object<ReturnNominationPayload>("ReturnNominationPayload")
            .One("nomination", p => p.NominationId, (RegistryDb db, long? id) => Nominated(db, id))
            .Value("errors", p => p.Errors);
        schema.Object<WithdrawNominationPayload>("WithdrawNominationPayload")
            .One("nomination", p => p.NominationId, (RegistryDb db, long? id) => Nominated(db, id))
            .One("registration", p => p.RegistrationId, (RegistryDb db, long? id) => db.Set<Registration>()
                .Where(r => r.Id == id))
            .Value("errors", p => p.Errors);
        schema.Object<ConfirmPersonPayload>("ConfirmPersonPayload")
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("errors", p => p.Errors);
        schema.Object<RecordDeathPayload>("RecordDeathPayload")
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("errors", p => p.Errors);
    }

    static IQueryable<Nomination> Nominated(RegistryDb db, long? id) => db.Set<Nomination>().Where(n => n.Id == id);

    sealed record ByEdition(int? Edition);
}
