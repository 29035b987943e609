using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>Answers schema/matching.graphql.</summary>
static class MatchingResolvers
{
    const int UsualMisses = 10, Most = 100;

    const PersonFields Told = MatchIndex.Told;

    static readonly Expression<Func<RegistryDb, long, IQueryable<Person>>> s_told = (db, id) => db.Set<Person>()
        .Where(p => p.Id == id
            && (Viewer.Current.Reach == Reach.Everything
                || (Viewer.Current.Reach == Reach.Participants && (p.OpenToParticipants & Told) == Told)
                || (Viewer.Current.Reach == Reach.SignedIn && (p.OpenToSignedIn & Told) == Told)));

    sealed record AvailableEnvoys(
        EnvoyNeed Need, int? First = null, string? After = null, int? Last = null, string? Before = null);

    sealed record MissesAsked(int? First = 10, MatchCriterion? Criterion = null);

    sealed record PairsAsked(int? First = 10);

    sealed record ByReference(string Reference);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Run("availableEnvoys", (MatchIndexStore store, AvailableEnvoys asked, OperationContext operation) =>
                AnswerAsync(store, asked, operation))
            .Run("quotedSkillSet", (QuotedSkillSets quoted, ByReference asked, OperationContext operation) =>
                quoted.FindAsync(asked.Reference, operation));

        schema.Query()
            .Many("savedNeeds", (RegistryDb db) => db.Set<SavedNeed>().OrderByDescending(n => n.SavedAt)
                .ThenByDescending(n => n.Id));
        schema.Object<SavedNeed>()
            .Node(SavedNeed.Prefix, n => n.Id, (RegistryDb db, long id) => db.Set<SavedNeed>().Where(n => n.Id == id));

        schema.Object<EnvoyMatches>("EnvoyMatchConnection")
            .Value("nearMisses", (EnvoyMatches c, MissesAsked asked) =>
                c.NearMisses(MostMisses(asked.First), NeedCheck.Failable(asked.Criterion)))
            .Value("failedPairs", (EnvoyMatches c, PairsAsked asked) => c.FailedPairs(MostMisses(asked.First)));

        schema.Object<EnvoyMatch>()
            .One("person", m => m.PersonId, s_told)
            // Of a match that tells nothing of days the key is null, and so the answer.
            .Batch("concerns", m => m.Concerned!, (ConcernReader reader,
                Batch<Concerned, IReadOnlyList<MatchConcern>> asked, OperationContext operation) =>
                reader.ReadAsync(asked, operation))
            .Batch("earlierWork", m => m.Concerned!, (EarlierWorkReader reader,
                Batch<Concerned, IReadOnlyList<EarlierWork>> asked, OperationContext operation) =>
                reader.ReadAsync(asked, operation));

        schema.Object<EarlierWork>()
            .One("engagement", w => w.EngagementId, (RegistryDb db, long id) =>
                db.Set<Engagement>().Where(e => e.Id == id));

        schema.Object<QuotedSkillSet>()
            .One("person", q => q.Reference.PersonId, (RegistryDb db, long id) =>
                db.Set<Person>().Where(p => p.Id == id))
            .Value("givenOn", q => q.Reference.GivenOn)
            .Value("goodUntil", q => q.Reference.GoodUntil);

        schema.Object<ExpertiseSkill>()
            .One("tag", s => s.Tag, (RegistryDb db, string code) => db.Set<ExpertiseTag>().Where(t => t.Code == code));

        schema.Object<NearMiss>()
            .One("person", m => m.PersonId, s_told);
    }

    static async ValueTask<EnvoyMatches> AnswerAsync(
        MatchIndexStore store, AvailableEnvoys asked, OperationContext operation)
    {
        var page = operation.Page(asked.First, asked.After, asked.Last, asked.Before);
        var moment = operation.Service<SecretariatClock>().Moment;
        var index = store.Latest(operation.Session);
        var caller = operation.Service<CurrentCaller>().Value;
        if (caller.Role is CallerRole.Integrator)
            NeedCheck.CheckAnonymous(asked.Need);
        var situation = asked.Need.Situation is { } id
            ? await SituationAsked.ReadAsync(
                operation.Service<IDbContextFactory<RegistryDb>>(), id, operation.Cancellation)
            : null;
        NeedCheck.Check(asked.Need, situation, index, moment.Today);
        var keys = operation.Service<MatchKeys>();
        var cursor = new MatchCursor(asked.Need, keys.Cursors);
        var references = new SkillSetReferences(keys.References, asked.Need, caller, moment.Today);
        if (caller.Role is not CallerRole.Integrator)
            return EnvoyMatches.Of(new Matcher(index, asked.Need, moment, situation), page, cursor, references);

        if (page.Cursor is null)
            operation.Service<NeedBudget>().Take(caller);
        var groups = index.Groups(operation.Service<IOptions<RegistrySettings>>().Value.SkillSetGroup);
        var (open, closed) = caller.Viewer.Reach is Reach.Participants
            ? (index.OpenToParticipants, groups.ClosedToParticipants)
            : (index.OpenToSignedIn, groups.ClosedToSignedIn);
        return AnonymousMatches.Of(
            new Matcher(index, asked.Need, moment, among: open, seesCommitments: false),
            new Matcher(groups.Index, asked.Need, moment, among: closed, seesCommitments: false),
            groups, page, cursor, references);
    }

    static int MostMisses(int? first) => PageAsked.Read(first, null, null, null, UsualMisses, Most).Size;
}
