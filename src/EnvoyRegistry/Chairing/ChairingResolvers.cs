using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Chairing;

/// <summary>Answers schema/chairing.graphql.</summary>
static class ChairingResolvers
{
    sealed record OnDay(DateOnly? On);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Run("chair", (ChairOffice office, OnDay args, OperationContext operation) =>
                office.OnDayAsync(args.On, operation.Cancellation));

        schema.Object<RecordChairTermPayload>()
            .One("term", p => p.TermId, (RegistryDb db, long? id) => db.Set<ChairTerm>().Where(t => t.Id == id));

        schema.Object<Chair>()
            .One("present", c => c.PresentId, (RegistryDb db, long? id) => db.Set<ChairTerm>().Where(t => t.Id == id))
            .One("past", c => c.PastId, (RegistryDb db, long? id) => db.Set<ChairTerm>().Where(t => t.Id == id))
            .One("incoming", c => c.IncomingId,
                (RegistryDb db, long? id) => db.Set<ChairTerm>().Where(t => t.Id == id));
    }
}
