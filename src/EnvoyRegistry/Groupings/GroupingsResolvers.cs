using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>Answers schema/groupings.graphql.</summary>
static class GroupingsResolvers
{
    sealed record ById(Id<Grouping> Id, DateTime? AsOf);

    sealed record SeatsAsked(DateOnly? On, Id<Situation>? Situation = null);

    /// <summary>Those whose first day is not settled come last.</summary>
    static readonly PageOrder<Grouping> s_latestFirst = new PageOrder<Grouping>()
        .ByDescending(g => g.From ?? DateOnly.MinValue).By(g => g.Name).By(g => g.Id);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Search<RegistryDb, GroupingsAsked, Grouping, Grouping>("groupings",
                GroupingsAsked.Rows, g => g, GroupingsAsked.Orders, _ => 0, keeps: asked => asked.Where is null)
            .One("grouping", (RegistryDb db, ById args) => db.Set<Grouping>().Where(g => g.Id == args.Id.Key),
                asOf: args => args.AsOf)
            .Run("friendsSeats", (SeatOffice office, SeatsAsked args, OperationContext operation) =>
                office.FriendsAsync(args.On, args.Situation, operation.Cancellation));

        schema.Object<Grouping>()
            .Node(Grouping.Prefix, g => g.Id, (RegistryDb db, long id) => db.Set<Grouping>().Where(g => g.Id == id))
            .Many("members", g => g.Id, (RegistryDb db, long id) => db.Set<GroupingMember>()
                .Where(m => m.GroupingId == id).OrderBy(m => m.Seat).ThenBy(m => m.SeatedOn).ThenBy(m => m.Id))
            .Many("sources", g => g.Id, (RegistryDb db, long id) =>
                db.Set<Grouping>().Where(g => g.Id == id).SelectMany(g => g.Sources).OrderBy(s => s.Code))
            .One("request", g => g.Id, (RegistryDb db, long id) => db.Set<TeamRequest>()
                .Where(r => r.GroupingId == id))
            .One("consultation", g => g.Id, (RegistryDb db, long id) => db.Set<Consultation>()
                .Where(c => c.MatterId == id).OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Id).Take(1))
            .Many("papers", g => g.Id, (RegistryDb db, long id) => db.Set<GroupingPaper>()
                .Where(p => p.GroupingId == id).OrderBy(p => p.RecordedAt).ThenBy(p => p.Id))
            .Batch("warnings", g => g.Id, (
                SeatWarnings reader, Batch<long, IEnumerable<SeatWarning>> asked, OperationContext operation) =>
                reader.ReadAsync(asked, operation.Cancellation))
            .Batch("nextSteps", g => g.Id, (
                GroupingReader reader, Batch<long, IEnumerable<CaseStep>> asked, OperationContext operation) =>
                reader.NextStepsAsync(asked, operation));

        schema.Object<GroupingMember>()
            .Text("tieNote", m => new TextAuthor(m.GroupingId, CallerRole.Chair, null));
        schema.Object<TeamRequest>()
            .Text("reason", r => new TextAuthor(r.GroupingId, CallerRole.FocalPoint, r.RequestedById));
        schema.Object<GroupingPaper>()
            .Node(GroupingPaper.Prefix, p => p.Id, (RegistryDb db, long id) => db.Set<GroupingPaper>()
                .Where(p => p.Id == id))
            .Many("readers", p => p.Id, (RegistryDb db, long id) => db.Set<PaperReader>()
                .Where(r => r.PaperId == id).OrderBy(r => r.Participant!.Name).ThenBy(r => r.Id))
            .Text("text", p => new TextAuthor(
                p.GroupingId,
                p.PersonId != null ? CallerRole.Member
                    : p.ParticipantId != null ? CallerRole.FocalPoint : CallerRole.Chair,
                p.PersonId ?? p.ParticipantId));
        schema.Object<Situation>()
            .Page("groupings", s => s.Id, (RegistryDb db, long id) => db.Set<Grouping>()
                .Where(g => g.SituationId == id), s_latestFirst);

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
