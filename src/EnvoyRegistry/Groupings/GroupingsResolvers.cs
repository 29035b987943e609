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

    sealed record GroupingFilter(
        GroupingKind? Kind = null,
        GroupingStatus? Status = null,
        DateOnly? ActiveOn = null,
        string? Participant = null);

    sealed record Groupings(GroupingFilter? Where)
    {
        public GroupingKind? Kind => Where?.Kind;
        public GroupingStatus? Status => Where?.Status;
        public DateOnly? ActiveOn => Where?.ActiveOn;
        public string? Participant => Where?.Participant;
    }

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Page("groupings", (RegistryDb db, Groupings args) => db.Set<Grouping>()
                .Where(g => (args.Kind == null || g.Kind == args.Kind)
                    && (args.Status == null || g.Status == args.Status)
                    && (args.ActiveOn == null
                        || (g.Status >= GroupingStatus.Constituted && g.Status <= GroupingStatus.Dissolved
                            && g.From <= args.ActiveOn && (g.Until == null || g.Until >= args.ActiveOn)))
                    && (args.Participant == null || g.Members.Any(m => m.Participant!.Code == args.Participant))),
                g => (int)g.Status, g => g.Name, g => g.Id)
            .One("grouping", (RegistryDb db, ById args) => db.Set<Grouping>().Where(g => g.Id == args.Id.Key))
            .Run("friendsSeats", (SeatOffice office, OnDay args, OperationContext operation) =>
                office.FriendsAsync(args.On, operation.Cancellation));

        schema.Object<Grouping>("Grouping")
            .Node("grp", g => g.Id, (RegistryDb db, long id) => db.Set<Grouping>().Where(g => g.Id == id))
            .Column("kind", g => g.Kind)
            .Column("status", g => g.Status)
            .Column("name", g => g.Name)
            .Column("task", g => g.Task)
            .Column("situation", g => g.Situation)
            .Column("from", g => g.From)
            .Column("until", g => g.Until)
            .Column("balanceNote", g => g.BalanceNote)
            .Column("note", g => g.Note)
            .Column("endReason", g => g.EndReason)
            .Many("members", g => g.Id, (RegistryDb db, long id) => db.Set<GroupingMember>()
                .Where(m => m.GroupingId == id).OrderBy(m => m.Seat).ThenBy(m => m.SeatedOn).ThenBy(m => m.Id))
            .Column("certainty", g => g.Certainty)
            .Column("grade", g => g.Grade)
            .Many("sources", g => g.Id, (RegistryDb db, long id) =>
                db.Set<Grouping>().Where(g => g.Id == id).SelectMany(g => g.Sources).OrderBy(s => s.Key))
            .Column("version", g => g.Version);

        schema.Object<GroupingMember>("GroupingMember")
            .Column("seat", m => m.Seat)
            .One("participant", m => m.Participant)
            .One("person", m => m.Person)
            .Column("seatedOn", m => m.SeatedOn)
            .Column("note", m => m.Note);

        schema.Object<Participant>("Participant")
            .Many("groupings", p => p.Id, (RegistryDb db, long id) => db.Set<Grouping>()
                .Where(g => g.Members.Any(m => m.ParticipantId == id))
                .OrderByDescending(g => g.From).ThenBy(g => g.Name).ThenBy(g => g.Id));
        schema.Object<Person>("Person")
            .Many("groupings", p => p.Id, (RegistryDb db, long id) => db.Set<Grouping>()
                .Where(g => g.Members.Any(m => m.PersonId == id))
                .OrderByDescending(g => g.From).ThenBy(g => g.Name).ThenBy(g => g.Id));

        schema.Object<FriendsSeats>("FriendsSeats")
            .Value("on", s => s.On)
            .Value("seats", s => s.Seats)
            .Value("warnings", s => s.Warnings);

        schema.Object<FriendsSeat>("FriendsSeat")
            .Value("seat", s => s.Seat)
            .Value("eligible", s => s.Eligible)
            .One("term", s => s.TermId, (RegistryDb db, long? id) => db.Set<ChairTerm>().Where(t => t.Id == id))
            .Value("basis", s => s.Basis)
            .One("rule", s => s.Rule, (RegistryDb db, string code) => db.Set<Rule>().Where(r => r.Code == code));

        schema.Object<SeatWarning>("SeatWarning")
            .Value("kind", w => w.Kind)
            .Value("seats", w => w.Seats)
            .Value("message", w => w.Message);

        BindMutations(schema);
    }

    static void BindMutations(SchemaBinder schema)
    {
        schema.Object<ProposeGroupingPayload>("ProposeGroupingPayload")
            .One("grouping", p => p.GroupingId, (RegistryDb db, long? id) => db.Set<Grouping>().Where(g => g.Id == id))
            .Value("errors", p => p.Errors);
        schema.Object<AddGroupingMemberPayload>("AddGroupingMemberPayload")
            .One("grouping", p => p.GroupingId, (RegistryDb db, long? id) => db.Set<Grouping>().Where(g => g.Id == id))
            .Value("errors", p => p.Errors);
        schema.Object<DissolveGroupingPayload>("DissolveGroupingPayload")
            .One("grouping", p => p.GroupingId, (RegistryDb db, long? id) => db.Set<Grouping>().Where(g => g.Id == id))
            .Value("errors", p => p.Errors);
    }
}
