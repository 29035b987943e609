using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Vault;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Situations;

/// <summary>Answers schema/situations.graphql.</summary>
static class SituationsResolvers
{
    sealed record ById(Id<Situation> Id, DateTime? AsOf);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Search<RegistryDb, SituationsAsked, Situation, Situation>("situations",
                SituationsAsked.Rows, s => s, SituationsAsked.Orders, _ => 0, keeps: _ => false)
            .One("situation", (RegistryDb db, ById args) => db.Set<Situation>().Where(s => s.Id == args.Id.Key),
                asOf: args => args.AsOf);

        schema.Object<Situation>()
            .Node(Situation.Prefix, s => s.Id, (RegistryDb db, long id) => db.Set<Situation>().Where(s => s.Id == id))
            .One("openedBy", s => s.OpenedById, (RegistryDb db, long id) => db.Set<Participant>()
                .Where(p => p.Id == id))
            .Many("parties", s => s.Id, (RegistryDb db, long id) => db.Set<SituationParty>()
                .Where(p => p.SituationId == id && p.RemovedAt == null)
                .OrderByDescending(p => p.IsDirectlyInvolved).ThenBy(p => p.Name).ThenBy(p => p.Id))
            .Many("partyDecisions", s => s.Id, (RegistryDb db, long id) => db.Set<PartyDecision>()
                .Where(d => d.SituationId == id).OrderBy(d => d.Version))
            .Page("events", s => s.Id, (RegistryDb db, long id) => db.Set<SituationEvent>()
                .Where(e => e.SituationId == id),
                new PageOrder<SituationEvent>().ByDescending(e => e.HappenedAt).By(e => e.Id))
            .Page("riskNotes", s => s.Id, (RegistryDb db, long id) => db.Set<RiskNote>()
                .Where(n => n.SituationId == id),
                new PageOrder<RiskNote>().ByDescending(n => n.RecordedAt).By(n => n.Id));

        schema.Object<SituationParty>()
            .Node(SituationParty.Prefix, p => p.Id, (RegistryDb db, long id) => db.Set<SituationParty>()
                .Where(p => p.Id == id))
            .Text("counterpart", p => new TextAuthor(p.SituationId, CallerRole.Chair, null))
            .Text("takingUpCondition", p => new TextAuthor(p.SituationId, CallerRole.FocalPoint, p.ParticipantId));
        schema.Object<SituationEvent>()
            .Node(SituationEvent.Prefix, e => e.Id, (RegistryDb db, long id) => db.Set<SituationEvent>()
                .Where(e => e.Id == id));
        schema.Object<RiskNote>()
            .Node(RiskNote.Prefix, n => n.Id, (RegistryDb db, long id) => db.Set<RiskNote>().Where(n => n.Id == id))
            .Text("assessment", n => new TextAuthor(n.SituationId, CallerRole.Chair, n.AuthorId))
            .Text("localSource", n => new TextAuthor(n.SituationId, CallerRole.Chair, n.AuthorId))
            .Text("review", n => new TextAuthor(n.SituationId, CallerRole.FocalPoint, n.ReviewerId))
            .Text("reply", n => new TextAuthor(n.SituationId, CallerRole.FocalPoint, n.ConcernedId));
        schema.Object<CaseStep>()
            .One("rule", s => s.Rule, (RegistryDb db, string? code) => db.Set<Rule>().Where(r => r.Code == code))
            .One("party", s => s.PartyId, (RegistryDb db, long? id) => db.Set<SituationParty>().Where(p => p.Id == id));
    }
}
