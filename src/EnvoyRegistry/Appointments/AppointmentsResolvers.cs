using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>Answers schema/appointments.graphql.</summary>
static class AppointmentsResolvers
{
    sealed record ById(Id<Appointment> Id, DateTime? AsOf);

    static readonly PageOrder<Appointment> s_latestFirst =
        new PageOrder<Appointment>().ByDescending(a => a.RequestedAt).By(a => a.Id);

    // A request is the Chair's office's own, or a proposal of a focal point.
    static readonly Expression<Func<Appointment, TextAuthor>> s_asked = a => new TextAuthor(
        a.Id, a.IsProposal ? CallerRole.FocalPoint : CallerRole.Chair, a.RequestedById);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Search<RegistryDb, AppointmentsAsked, Appointment, Appointment>("appointments",
                AppointmentsAsked.Rows, a => a, AppointmentsAsked.Orders, _ => 0, keeps: _ => false)
            .One("appointment", (RegistryDb db, ById args) => db.Set<Appointment>().Where(a => a.Id == args.Id.Key),
                asOf: args => args.AsOf);

        schema.Object<Appointment>()
            .Node(Appointment.Prefix, a => a.Id, (RegistryDb db, long id) => db.Set<Appointment>()
                .Where(a => a.Id == id))
            .Text("lawful", s_asked)
            .Text("safe", s_asked)
            .Text("urgent", s_asked)
            .Text("motive", s_asked)
            .Text("statedCase", s_asked)
            .Text("reason", a => new TextAuthor(a.Id, CallerRole.Chair, null))
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
            .Column("version", t => t.Number)
            .Batch("changes", t => t.Id, (
                AppointmentReader reader, Batch<long, IReadOnlyList<TermsChange>> asked, OperationContext operation) =>
                reader.ChangesAsync(asked, operation));
        schema.Object<PartyConsent>()
            .Node(PartyConsent.Prefix, c => c.Id, (RegistryDb db, long id) => db.Set<PartyConsent>()
                .Where(c => c.Id == id))
            .Column("termsVersion", c => c.TermsNumber)
            .Batch("carriesOver", c => c.Id, (
                AppointmentReader reader, Batch<long, bool> asked, OperationContext operation) =>
                reader.CarriesOverAsync(asked, operation))
            .Text("condition", c => new TextAuthor(c.AppointmentId, CallerRole.FocalPoint, c.Party.ParticipantId))
            .Text("evidence", c => new TextAuthor(c.AppointmentId, CallerRole.Chair, null));
        schema.Object<Offer>()
            .Node(Offer.Prefix, o => o.Id, (RegistryDb db, long id) => db.Set<Offer>().Where(o => o.Id == id))
            .Column("termsVersion", o => o.TermsNumber);
        schema.Object<Report>()
            .Node(Report.Prefix, r => r.Id, (RegistryDb db, long id) => db.Set<Report>().Where(r => r.Id == id))
            .Many("readers", r => r.Id, (RegistryDb db, long id) => db.Set<Report>()
                .Where(r => r.Id == id).SelectMany(r => r.Readers).OrderBy(p => p.Name))
            .Text("text", r => new TextAuthor(
                r.AppointmentId, r.AuthorId != null ? CallerRole.Member : CallerRole.FocalPoint,
                r.AuthorId ?? r.AuthorOfficeId));
        schema.Object<Hold>()
            .Node(Hold.Prefix, h => h.Id, (RegistryDb db, long id) => db.Set<Hold>().Where(h => h.Id == id))
            .Column("from", h => h.Commitment.From)
            .Column("until", h => h.Commitment.Until)
            .Column("madeAt", h => h.Commitment.MadeAt)
            .Column("expiresAt", h => h.Commitment.EndedAt ?? h.Commitment.ExpiresAt)
            .Text("note", h => new TextAuthor(h.SituationId, CallerRole.Chair, null));
        schema.Object<ShortlistEntry>()
            .Node(ShortlistEntry.Prefix, e => e.Id, (RegistryDb db, long id) => db.Set<ShortlistEntry>()
                .Where(e => e.Id == id))
            .Text("note", e => new TextAuthor(e.SituationId, CallerRole.Chair, null))
            .Text("whyNot", e => new TextAuthor(e.SituationId, CallerRole.Chair, null));

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
