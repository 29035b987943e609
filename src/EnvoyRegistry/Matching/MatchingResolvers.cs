using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Matching;

/// <summary>Answers schema/matching.graphql.</summary>
static class MatchingResolvers
{
    const int MostAtOnce = 100;

    // A match tells what a person can do: who it is, is for whom may see both.
    const PersonFields Told =
        PersonFields.Listing | PersonFields.Expertise | PersonFields.Languages | PersonFields.CountriesKnown;

    static readonly Expression<Func<RegistryDb, long, IQueryable<Person>>> s_told = (db, id) => db.Set<Person>()
        .Where(p => p.Id == id
            && (Viewer.Current.Reach == Reach.Everything
                || (Viewer.Current.Reach == Reach.Participants && (p.OpenToParticipants & Told) == Told)
                || (Viewer.Current.Reach == Reach.SignedIn && (p.OpenToSignedIn & Told) == Told)));

    sealed record AvailableEnvoys(EnvoyNeed Need, int? First = 25, string? After = null);

    sealed record NearMisses(int? First = 10);

    sealed record ByReference(string Reference);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Run("availableEnvoys", (MatchIndexStore store, AvailableEnvoys asked, OperationContext operation) =>
                ValueTask.FromResult(Answer(store, asked, operation)))
            .Run("quotedSkillSet", (QuotedSkillSets quoted, ByReference asked, OperationContext operation) =>
                quoted.FindAsync(asked.Reference, operation));

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
            .One("person", m => m.PersonId, s_told)
            .Value("skillSet", m => m.SkillSet)
            .Value("fit", m => m.Fit)
            .Value("reasons", m => m.Reasons)
            .Value("concerns", m => m.Concerns)
            .Value("noticeHours", m => m.NoticeHours)
            .Value("windows", m => m.Windows)
            .Value("oldestConfirmation", m => m.OldestConfirmation);

        schema.Object<SkillSet>("SkillSet")
            .Value("expertise", s => s.Expertise)
            .Value("languages", s => s.Languages)
            .Value("withheld", s => s.Withheld)
            .Value("reference", s => s.Reference);

        schema.Object<QuotedSkillSet>("QuotedSkillSet")
            .One("person", q => q.Reference.PersonId, (RegistryDb db, long id) =>
                db.Set<Person>().Where(p => p.Id == id))
            .Value("givenTo", q => q.GivenTo)
            .Value("givenOn", q => q.Reference.GivenOn)
            .Value("goodUntil", q => q.Reference.GoodUntil);

        schema.Object<ExpertiseSkill>("ExpertiseSkill")
            .One("tag", s => s.Tag, (RegistryDb db, string code) => db.Set<ExpertiseTag>().Where(t => t.Code == code))
            .Value("level", s => s.Level)
            .Value("practice", s => s.Practice);

        schema.Object<LanguageSkill>("LanguageSkill")
            .Value("tag", s => s.Tag)
            .Value("level", s => s.Level);

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
            .One("person", m => m.PersonId, s_told)
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
        var caller = operation.Service<CurrentCaller>().Value;
        if (caller.Role is CallerRole.Integrator)
            NeedCheck.CheckAnonymous(asked.Need);
        var keys = operation.Service<MatchKeys>();
        return new EnvoyMatches(
            new Matcher(index, asked.Need, today), AtMost(asked.First ?? 25), asked.After, keys.Cursors,
            new SkillSetReferences(keys.References, asked.Need, caller, today));
    }

    static int AtMost(int first) => first is >= 1 and <= MostAtOnce
        ? first
        : throw new GraphQLException(GraphQLError.BadArgument(["first"],
            $"`first` takes a number from 1 to {MostAtOnce}; {first} was asked for."));
}
