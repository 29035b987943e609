using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Audit;

/// <summary>Answers schema/audit.graphql.</summary>
static class AuditResolvers
{
    sealed record AuditTrail(
        AuditFilter? Where, int? First = null, string? After = null, int? Last = null, string? Before = null);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query().Run("auditTrail", (AuditReader reader, AuditTrail asked, OperationContext operation) =>
            reader.ReadAsync(
                asked.Where ?? new AuditFilter(),
                operation.Page(asked.First, asked.After, asked.Last, asked.Before),
                operation.Cancellation));

        schema.Object<AuditPage>("AuditEntryConnection");

        schema.Object<SeenEntry>("AuditEntry")
            .Value("sequence", e => checked((int)e.Entry.Sequence))
            .Value("at", e => e.Entry.At)
            .Value("kind", e => e.Entry.Kind)
            .Value("operation", e => e.Entry.Operation)
            .Value("outcome", e => e.Entry.Outcome)
            .Value("actor", e => e.Actor)
            .One("office", e => e.OfficeId, (RegistryDb db, long? id) => db.Set<Participant>().Where(p => p.Id == id))
            .Value("actorRole", e => e.Entry.ActorRole)
            .Value("errorCodes", e => e.Entry.ErrorCodes)
            .Value("rules", e => e.Entry.Rules)
            .Value("note", e => e.Entry.Note)
            .Value("hash", e => e.Entry.Hash);

        schema.Object<SeenCase>("AuditCase");

        schema.Object<SeenSubject>("AuditSubject")
            .Value("personId", s => PersonId.Write(s.PersonId));

        schema.Object<SeenChange>("AuditChange")
            .Value("thing", c => c.Change.Thing)
            .Value("key", c => c.Change.Key)
            .Value("field", c => c.Change.Field)
            .Value("personId", c => c.PersonId is { } person ? PersonId.Write(person) : null);
    }
}
