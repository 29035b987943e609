using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Participants;

/// <summary>Answers schema/participants.graphql.</summary>
static class ParticipantsResolvers
{
    sealed record ByCode(string Code);

    sealed record OnDay(DateOnly? On);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Many("participants", (RegistryDb db) => db.Set<Participant>().OrderBy(p => p.Name))
            .One("participant", (RegistryDb db, ByCode args) => db.Set<Participant>().Where(p => p.Code == args.Code))
            .Run("countries", (CountryList list, OperationContext operation) => list.ReadAsync(operation.Cancellation))
            .Many("rules", (RegistryDb db) => db.Set<Rule>().OrderBy(r => r.Number))
            .One("rule", (RegistryDb db, ByCode args) => db.Set<Rule>().Where(r => r.Code == args.Code));

        schema.Object<Participant>()
            .Node("par", p => p.Id, (RegistryDb db, long id) => db.Set<Participant>().Where(p => p.Id == id))
            .Many("aseanMemberships", p => p.Id, (RegistryDb db, long id) =>
                db.Set<AseanMembership>().Where(m => m.ParticipantId == id).OrderBy(m => m.From))
            .Many("nominatingNationalities", p => p.Id, (RegistryDb db, long id, OnDay args) =>
                db.Set<NominatingNationality>()
                    .Where(n => n.ParticipantId == id && (args.On == null
                        || ((n.From == null || n.From <= args.On) && (n.Until == null || n.Until >= args.On))))
                    .OrderBy(n => n.Country))
            .Many("chairTerms", p => p.Id, (RegistryDb db, long id) =>
                db.Set<ChairTerm>().Where(t => t.ParticipantId == id).OrderBy(t => t.From));

        schema.Object<ChairTerm>()
            .Many("sources", t => t.Id, (RegistryDb db, long id) =>
                db.Set<ChairTerm>().Where(t => t.Id == id).SelectMany(t => t.Sources).OrderBy(s => s.Code));

        schema.Object<RuleViolation>()
            .One("rule", e => e.Rule, (RegistryDb db, string code) =>
            db.Set<Rule>().Where(r => r.Code == code));

        schema.Object<Rule>()
            .Many("sources", r => r.Id, (RegistryDb db, long id) =>
                db.Set<Rule>().Where(r => r.Id == id).SelectMany(r => r.Sources).OrderBy(s => s.Code));
    }
}
