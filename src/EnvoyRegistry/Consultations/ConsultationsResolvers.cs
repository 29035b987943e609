using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Vault;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Consultations;

/// <summary>Answers schema/consultations.graphql.</summary>
static class ConsultationsResolvers
{
    sealed record ById(Id<Consultation> Id);

    public static void Bind(SchemaBinder schema)
    {
        var clock = schema.Services.GetRequiredService<TimeProvider>();
        var matters = schema.Services.GetRequiredService<ConsultedMatters>();

        schema.Query()
            .Search<RegistryDb, ConsultationsAsked, Consultation, Consultation>("consultations",
                (db, asked) => ConsultationsAsked.Rows(db, asked, matters, clock.GetUtcNow().UtcDateTime), c => c,
                ConsultationsAsked.Orders, _ => 0, keeps: asked => asked.Where is null)
            .One("consultation", (RegistryDb db, ById args) =>
                db.Set<Consultation>().Where(c => c.Id == args.Id.Key));

        schema.Object<Consultation>()
            .Node(Consultation.Prefix, c => c.Id, (RegistryDb db, long id) =>
                db.Set<Consultation>().Where(c => c.Id == id))
            .Batch("state", c => c.Id, (
                ConsultationsNow now, Batch<long, ConsultationState> asked, OperationContext operation) =>
                now.StatesAsync(asked, operation.Cancellation))
            .Batch("outcome", c => c.Id, (
                ConsultationsNow now, Batch<long, ConsultationOutcome?> asked, OperationContext operation) =>
                now.OutcomesAsync(asked, operation.Cancellation))
            .Batch("nextSteps", c => c.Id, (
                ConsultationSteps steps, Batch<long, IEnumerable<CaseStep>> asked, OperationContext operation) =>
                steps.ReadAsync(asked, operation))
            .Many("replies", c => c.Id, (RegistryDb db, long id) => db.Set<ConsultationReply>()
                .Where(r => r.ConsultationId == id).OrderBy(r => r.Participant.Name));

        schema.Object<ConsultationReply>()
            .Batch("state", r => r.Id, (
                ConsultationsNow now, Batch<long, ConsultationReplyState> asked, OperationContext operation) =>
                now.ReplyStatesAsync(asked, operation.Cancellation))
            .Text("text", r => new TextAuthor(r.ConsultationId, CallerRole.FocalPoint, r.ParticipantId))
            .Text("chairAnswer", r => new TextAuthor(r.ConsultationId, CallerRole.Chair, null))
            .One("letter", r => r.Id, (RegistryDb db, long id) =>
                db.Set<OutgoingMail>().Where(m => m.OccasionId == id));
    }
}
