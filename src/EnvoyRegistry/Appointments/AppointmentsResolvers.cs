using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>Answers schema/appointments.graphql.</summary>
static class AppointmentsResolvers
{
    sealed record ById(Id<Appointment> Id);

    static readonly PageOrder<Appointment> s_latestFirst =
        new PageOrder<Appointment>().ByDescending(a => a.RequestedAt).By(a => a.Id);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Search<RegistryDb, AppointmentsAsked, Appointment, Appointment>("appointments",
                AppointmentsAsked.Rows, a => a, AppointmentsAsked.Orders, _ => 0, keeps: _ => false)
            .One("appointment", (RegistryDb db, ById args) => db.Set<Appointment>().Where(a => a.Id == args.Id.Key));

        schema.Object<Appointment>()
            .Node(Appointment.Prefix, a => a.Id, (RegistryDb db, long id) => db.Set<Appointment>()
                .Where(a => a.Id == id))
            .Text("lawful", a => a.Id, nameof(Appointment.Lawful))
            .Text("safe", a => a.Id, nameof(Appointment.Safe))
            .Text("urgent", a => a.Id, nameof(Appointment.Urgent))
            .Text("motive", a => a.Id, nameof(Appointment.Motive))
            .Text("statedCase", a => a.Id, nameof(Appointment.StatedCase))
            .Text("reason", a => a.Id, nameof(Appointment.Reason))
            .One("terms", a => a.Id, (RegistryDb db, long id) => db.Set<TermsOfReference>()
                .Where(t => t.AppointmentId == id).OrderByDescending(t => t.Number).Take(1))
            .Many("allTerms", a => a.Id, (RegistryDb db, long id) => db.Set<TermsOfReference>()
                .Where(t => t.AppointmentId == id).OrderBy(t => t.Number))
            .Many("consents", a => a.Id, (RegistryDb db, long id) => db.Set<PartyConsent>()
                .Where(c => c.AppointmentId == id).OrderBy(c => c.AskedAt).ThenBy(c => c.Party.Name).ThenBy(c => c.Id))
            .Many("offers", a => a.Id, (RegistryDb db, long id) => db.Set<Offer>()
                .Where(o => o.AppointmentId == id).OrderBy(o => o.Position))
            .Many("steps", a => a.Id, (RegistryDb db, long id) => db.Set<AppointmentStep>()
                .Where(s => s.AppointmentId == id).OrderBy(s => s.Number))
            .Page("reports", a => a.Id, (RegistryDb db, long id) => db.Set<Report>()
                .Where(r => r.AppointmentId == id), new PageOrder<Report>().ByDescending(r => r.FiledAt).By(r => r.Id))
            .Batch("timeToEnvoy", a => a.Id, (
                AppointmentReader reader, Batch<long, TimeToEnvoy> asked, OperationContext operation) =>
                reader.TimesAsync(asked, operation))
            .Batch("nextSteps", a => a.Id, (
                AppointmentReader reader, Batch<long, IEnumerable<CaseStep>> asked, OperationContext operation) =>
                reader.NextStepsAsync(asked, operation));

        schema.Object<TermsOfReference>()
            .Column("version", t => t.Number);
        schema.Object<PartyConsent>()
            .Node(PartyConsent.Prefix, c => c.Id, (RegistryDb db, long id) => db.Set<PartyConsent>()
                .Where(c => c.Id == id))
            .Column("termsVersion", c => c.TermsNumber)
            .Text("condition", c => c.Id, nameof(PartyConsent.Condition))
            .Text("evidence", c => c.Id, nameof(PartyConsent.Evidence));
        schema.Object<Offer>()
            .Node(Offer.Prefix, o => o.Id, (RegistryDb db, long id) => db.Set<Offer>().Where(o => o.Id == id))
            .Column("termsVersion", o => o.TermsNumber);
        schema.Object<Report>()
            .Node(Report.Prefix, r => r.Id, (RegistryDb db, long id) => db.Set<Report>().Where(r => r.Id == id))
            .Many("readers", r => r.Id, (RegistryDb db, long id) => db.Set<Report>()
                .Where(r => r.Id == id).SelectMany(r => r.Readers).OrderBy(p => p.Name))
            .Text("text", r => r.Id, nameof(Report.Text));
        schema.Object<Hold>()
            .Node(Hold.Prefix, h => h.Id, (RegistryDb db, long id) => db.Set<Hold>().Where(h => h.Id == id))
            .Column("from", h => h.Commitment.From)
            .Column("until", h => h.Commitment.Until)
            .Column("madeAt", h => h.Commitment.MadeAt)
            .Column("expiresAt", h => h.Commitment.EndedAt ?? h.Commitment.ExpiresAt)
            .Text("note", h => h.Id, nameof(Hold.Note));
        schema.Object<ShortlistEntry>()
            .Node(ShortlistEntry.Prefix, e => e.Id, (RegistryDb db, long id) => db.Set<ShortlistEntry>()
                .Where(e => e.Id == id))
            .Text("note", e => e.Id, nameof(ShortlistEntry.Note))
            .Text("whyNot", e => e.Id, nameof(ShortlistEntry.WhyNot));
        schema.Object<CaseStep>()
            .One("rule", s => s.Rule, (RegistryDb db, string? code) => db.Set<Rule>().Where(r => r.Code == code))
            .One("party", s => s.PartyId, (RegistryDb db, long? id) => db.Set<SituationParty>().Where(p => p.Id == id));

        schema.Object<Situation>()
            .Page("appointments", s => s.Id, (RegistryDb db, long id) => db.Set<Appointment>()
                .Where(a => a.SituationId == id), s_latestFirst)
            .Many("shortlist", s => s.Id, (RegistryDb db, long id) => db.Set<ShortlistEntry>()
                .Where(e => e.SituationId == id).OrderBy(e => e.RemovedAt != null).ThenBy(e => e.Position)
                .ThenBy(e => e.Id))
            .Many("holds", s => s.Id, (RegistryDb db, long id) => db.Set<Hold>()
                .Where(h => h.SituationId == id).OrderBy(h => h.Commitment.From).ThenBy(h => h.Id));
        schema.Object<Person>()
            .Many("commitments", p => p.Id, (RegistryDb db, long id) => db.Set<Commitment>()
                .Where(c => c.PersonId == id && c.EndedAt == null).OrderBy(c => c.From).ThenBy(c => c.Id));
        schema.Object<Commitment>();
    }
}
