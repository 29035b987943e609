using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>Answers schema/groupings.graphql.</summary>
static class GroupingsResolvers
{
    sealed record ById(Id<Grouping> Id);

    sealed record OnDay(DateOnly? On);

    /// <summary>Those whose first day is not settled come last.</summary>
    static readonly PageOrder<Grouping> s_latestFirst = new PageOrder<Grouping>()
        .ByDescending(g => g.From ?? DateOnly.MinValue).By(g => g.Name).By(g => g.Id);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Search<RegistryDb, GroupingsAsked, Grouping, Grouping>("groupings",
                GroupingsAsked.Rows, g => g, GroupingsAsked.Orders, _ => 0, keeps: asked => asked.Where is null)
            .One("grouping", (RegistryDb db, ById args) => db.Set<Grouping>().Where(g => g.Id == args.Id.Key))
            .Run("friendsSeats", (SeatOffice office, OnDay args, OperationContext operation) =>
                office.FriendsAsync(args.On, operation.Cancellation));

        schema.Object<Grouping>()
            .Node("grp", g => g.Id, (RegistryDb db, long id) => db.Set<Grouping>().Where(g => g.Id == id))
            .Many("members", g => g.Id, (RegistryDb db, long id) => db.Set<GroupingMember>()
                .Where(m => m.GroupingId == id).OrderBy(m => m.Seat).ThenBy(m => m.SeatedOn).ThenBy(m => m.Id))
            .Many("sources", g => g.Id, (RegistryDb db, long id) =>
                db.Set<Grouping>().Where(g => g.Id == id).SelectMany(g => g.Sources).OrderBy(s => s.Code));

        schema.Object<Participant>()
            .Page("groupings", p => p.Id, (RegistryDb db, long id) => db.Set<Grouping>()
                .Where(g => g.Members.Any(m => m.ParticipantId == id)), s_latestFirst);
        schema.Object<Person>()
            .Page("groupings", p => p.Id, (RegistryDb db, long id) => db.Set<Grouping>()
                .Where(g => g.Members.Any(m => m.PersonId == id)), s_latestFirst);

        // Of a refusal the key is null, and so the answer.
        schema.Object<ProposeGroupingPayload>()
            .Batch("concerns", p => p.Seated!, (SeatConcerns reader, Batch<Seated, IReadOnlyList<MemberConcern>> asked,
                OperationContext operation) =>
                reader.ReadAsync(asked, "ProposeGroupingPayload.concerns", operation));
        schema.Object<AddGroupingMemberPayload>()
            .Batch("concerns", p => p.Seated!, (SeatConcerns reader, Batch<Seated, IReadOnlyList<MemberConcern>> asked,
                OperationContext operation) =>
                reader.ReadAsync(asked, "AddGroupingMemberPayload.concerns", operation));

        schema.Object<MemberConcern>()
            .One("person", c => c.PersonId, (RegistryDb db, long id) => db.Set<Person>().Where(p => p.Id == id));

        schema.Object<FriendsSeat>()
            .One("term", s => s.TermId, (RegistryDb db, long? id) => db.Set<ChairTerm>().Where(t => t.Id == id))
            .One("rule", s => s.Rule, (RegistryDb db, string code) => db.Set<Rule>().Where(r => r.Code == code));
    }
}
