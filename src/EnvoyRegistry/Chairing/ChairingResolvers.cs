using EnvoyRegistry.Appointments;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Data;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Participants;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Chairing;

/// <summary>Answers schema/chairing.graphql.</summary>
static class ChairingResolvers
{
    sealed record OnDay(DateOnly? On);

    sealed record HandOverAsked(bool IsExercise = false);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Run("chair", (ChairOffice office, OnDay args, OperationContext operation) =>
                office.OnDayAsync(args.On, operation.Cancellation))
            .Run("handOver", (HandOverReader reader, HandOverAsked args, OperationContext operation) =>
                reader.ReadAsync(args.IsExercise, operation));

        schema.Object<HandOver>()
            .One("from", h => h.FromId, (RegistryDb db, long id) => db.Set<Participant>().Where(p => p.Id == id))
            .One("to", h => h.ToId, (RegistryDb db, long id) => db.Set<Participant>().Where(p => p.Id == id));
        schema.Object<HandOverCase>()
            .One("appointment", c => c.AppointmentId, (RegistryDb db, long? id) => db.Set<Appointment>()
                .Where(a => a.Id == id))
            .One("grouping", c => c.GroupingId, (RegistryDb db, long? id) => db.Set<Grouping>()
                .Where(g => g.Id == id))
            .One("consultation", c => c.ConsultationId, (RegistryDb db, long? id) => db.Set<Consultation>()
                .Where(c => c.Id == id))
            .One("nextAppointment", c => c.NextAppointmentId, (RegistryDb db, long? id) => db.Set<Appointment>()
                .Where(a => a.Id == id))
            .One("nextGrouping", c => c.NextGroupingId, (RegistryDb db, long? id) => db.Set<Grouping>()
                .Where(g => g.Id == id))
            .One("nextConsultation", c => c.NextConsultationId, (RegistryDb db, long? id) => db.Set<Consultation>()
                .Where(c => c.Id == id));
        schema.Object<Appointment>()
            .Batch("handOver", a => a.Id, (
                HandOverReader reader, Batch<long, HandOverCase> asked, OperationContext operation) =>
                reader.OfCasesAsync(asked, operation));
        schema.Object<Grouping>()
            .Batch("handOver", g => g.Id, (
                HandOverReader reader, Batch<long, HandOverCase> asked, OperationContext operation) =>
                reader.OfCasesAsync(asked, operation));
        schema.Object<Consultation>()
            .Batch("handOver", c => c.Id, (
                HandOverReader reader, Batch<long, HandOverCase> asked, OperationContext operation) =>
                reader.OfCasesAsync(asked, operation));
        // Of a refusal the key is null, and so the answer.
        schema.Object<DecideHandOverPayload>()
            .Batch("handOver", p => p.SubjectId ?? 0, (
                HandOverReader reader, Batch<long, HandOverCase> asked, OperationContext operation) =>
                reader.OfCasesAsync(asked, operation));

        schema.Object<RecordChairTermPayload>()
            .One("term", p => p.TermId, (RegistryDb db, long? id) => db.Set<ChairTerm>().Where(t => t.Id == id));

        schema.Object<Chair>()
            .One("present", c => c.PresentId, (RegistryDb db, long? id) => db.Set<ChairTerm>().Where(t => t.Id == id))
            .One("past", c => c.PastId, (RegistryDb db, long? id) => db.Set<ChairTerm>().Where(t => t.Id == id))
            .One("incoming", c => c.IncomingId,
                (RegistryDb db, long? id) => db.Set<ChairTerm>().Where(t => t.Id == id));
    }
}
