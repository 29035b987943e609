using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using GraphQL.Binding;
using GraphQL.Errors;

namespace EnvoyRegistry.Matching;

/// <summary>Answers schema/matching.graphql.</summary>
static class MatchingResolvers
{
    const int MostAtOnce = 100;

    sealed record AvailableEnvoys(EnvoyNeed Need, int? First = 25, string? After = null);

    sealed record NearMisses(int? First = 10);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Run("availableEnvoys", (MatchIndexStore store, AvailableEnvoys asked, OperationContext operation) =>
                ValueTask.FromResult(Answer(store, asked, operation)));

        schema.Object<EnvoyMatches>("EnvoyMatchConnection")
            .Value("edges", c => c.Edges)
            .Value("nodes", c => c.Nodes)
            .Value("pageInfo", c => c.PageInfo)
            .Value("totalCount", c => c.TotalCount)
            .Value("asOf", c => c.AsOf)
            .Value("leftOut", c => c.LeftOut)
            .Value("nearMisses", (EnvoyMatches c, NearMisses asked) => c.NearMisses(AtMost(asked.First ?? 10)));

        schema.Object<EnvoyMatchEdge>("EnvoyMatchEdge")
            .Value("cursor", e => e.Cursor)
            .Value("node", e => e.Node);

        schema.Object<EnvoyMatch>("EnvoyMatch")
            .One("person", m => m.PersonId, (RegistryDb db, long id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("fit", m => m.Fit)
            .Value("reasons", m => m.Reasons)
            .Value("concerns", m => m.Concerns)
            .Value("noticeHours", m => m.NoticeHours)
            .Value("windows", m => m.Windows)
            .Value("oldestConfirmation", m => m.OldestConfirmation);

        schema.Object<MatchReason>("MatchReason")
            .Value("criterion", r => r.Criterion)
            .Value("asked", r => r.Asked)
            .Value("metBy", r => r.MetBy)
            .Value("points", r => r.Points)
            .Value("maxPoints", r => r.MaxPoints)
            .Value("sentence", r => r.Sentence);

        schema.Object<MatchConcern>("MatchConcern")
            .Value("kind", c => c.Kind)
            .Value("sentence", c => c.Sentence);

        schema.Object<WindowReliedOn>("WindowReliedOn")
            .Value("from", w => w.From)
            .Value("until", w => w.Until)
            .Value("status", w => w.Status)
            .Value("mode", w => w.Mode)
            .Value("noticeHours", w => w.NoticeHours)
            .Value("confirmedAt", w => w.ConfirmedAt);

        schema.Object<LeftOut>("LeftOut")
            .Value("stale", l => l.Stale)
            .Value("nationality", l => l.Nationality)
            .Value("notWilling", l => l.NotWilling);

        schema.Object<NearMiss>("NearMiss")
            .One("person", m => m.PersonId, (RegistryDb db, long id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("fit", m => m.Fit)
            .Value("criterion", m => m.Criterion)
            .Value("asked", m => m.Asked)
            .Value("wouldFitIf", m => m.WouldFitIf);
    }

    static EnvoyMatches Answer(MatchIndexStore store, AvailableEnvoys asked, OperationContext operation)
    {
        var today = DateOnly.FromDateTime(operation.Service<TimeProvider>().GetUtcNow().UtcDateTime);
        var index = store.Of(((SqliteSession)operation.Session).Reader);
        NeedCheck.Check(asked.Need, index, today);
        return new EnvoyMatches(new Matcher(index, asked.Need, today), AtMost(asked.First ?? 25), asked.After);
    }

    static int AtMost(int first) => first is >= 1 and <= MostAtOnce
        ? first
        : throw new GraphQLException(NeedCheck.Fault(["first"],
            $"`first` takes a number from 1 to {MostAtOnce}; {first} was asked for."));
}
