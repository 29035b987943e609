using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Matching;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Guidance;

/// <summary>Answers schema/guidance.graphql.</summary>
static class GuidanceResolvers
{
    sealed record ById(Id<Guideline> Id);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Search<RegistryDb, GuidelinesAsked, Guideline, Guideline>("guidelines",
                GuidelinesAsked.Rows, g => g, GuidelinesAsked.Orders, _ => 0,
                keeps: asked => asked is { Where: null, Search: null })
            .One("guideline", (RegistryDb db, ById args) => db.Set<Guideline>().Where(g => g.Id == args.Id.Key))
            .Search<RegistryDb, LessonsAsked, Guideline, Guideline>("lessons",
                LessonsAsked.Rows, g => g, GuidelinesAsked.Orders, _ => 0,
                keeps: asked => asked is { Where: null, Search: null })
            .Many("mediationFundamentals", (RegistryDb db) => db.Set<MediationFundamental>().OrderBy(f => f.Position));

        schema.Object<Guideline>()
            .Node("gui", g => g.Id, (RegistryDb db, long id) => db.Set<Guideline>().Where(g => g.Id == id))
            .Many("clauses", g => g.Id, (RegistryDb db, long id) => db.Set<GuidelineClause>()
                .Where(c => c.GuidelineId == id).OrderBy(c => c.Number))
            .Many("tags", g => g.Id, (RegistryDb db, long id) => db.Set<Guideline>()
                .Where(g => g.Id == id).SelectMany(g => g.Tags).OrderBy(t => t.Code))
            .Many("fundamentals", g => g.Id, (RegistryDb db, long id) => db.Set<Guideline>()
                .Where(g => g.Id == id).SelectMany(g => g.Fundamentals).OrderBy(f => f.Position))
            .Many("editions", g => g.Code, (RegistryDb db, string code) => db.Set<Guideline>()
                .Where(g => g.Code == code && g.Status != GuidelineStatus.Draft).OrderByDescending(g => g.Edition));

        schema.Object<GuidelineClause>()
            .Many("sources", c => c.Id, (RegistryDb db, long id) => db.Set<GuidelineClause>()
                .Where(c => c.Id == id).SelectMany(c => c.Sources).OrderBy(s => s.Code));

        schema.Object<MediationFundamental>()
            .Many("guidelines", f => f.Id, (RegistryDb db, long id) => InForce(db)
                .Where(g => g.Fundamentals.Any(f => f.Id == id)).OrderBy(g => g.Code));

        schema.Object<ExpertiseTag>()
            .Many("guidelines", t => t.Id, (RegistryDb db, long id) => InForce(db)
                .Where(g => g.Tags.Any(t => t.Id == id)).OrderBy(g => g.Code))
            .Batch("guidanceNote", t => t.Id, (
                IDbContextFactory<RegistryDb> contexts, Batch<long, string> asked, OperationContext operation) =>
                NoteWhatHasNoneAsync(contexts, asked, operation.Cancellation));
        schema.Object<Person>()
            .Many("guidelines", p => p.Id, (RegistryDb db, long id) => InForce(db)
                .Where(g => g.IsGeneral || g.Tags.Any(t =>
                    db.Set<PersonExpertise>().Any(e => e.PersonId == id && e.TagId == t.Id)))
                .OrderBy(g => g.Code));
        schema.Object<EnvoyMatch>()
            .Many("guidelines", m => TagsAsked(m), (RegistryDb db, string asked) => InForce(db)
                .Where(g => g.IsGeneral || g.Tags.Any(t => asked.Contains("|" + t.Code + "|")))
                .OrderBy(g => g.Code));
        schema.Object<EarlierWork>()
            .Many("lessons", w => Joined(w.Countries), (RegistryDb db, string asked) => InForce(db)
                .Where(g => g.Kind == GuidelineKind.Lesson && g.Countries.Any(c => asked.Contains("|" + c + "|")))
                .OrderBy(g => g.Code));
    }

    static async ValueTask NoteWhatHasNoneAsync(
        IDbContextFactory<RegistryDb> contexts, Batch<long, string> asked, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var guided = await InForce(db).SelectMany(g => g.Tags).Select(t => t.Id).ToHashSetAsync(cancellation);
        foreach (var tag in asked.Keys.Where(tag => !guided.Contains(tag)))
            asked.Answer(tag, "There is no guidance on this subject yet. Read what is meant for every envoy.");
    }

    static string TagsAsked(EnvoyMatch match) => Joined(match.TagsAsked);

    // A statement takes one value for its key: all codes in one text, |SEC-CEASEFIRE|SEC-MONITOR|.
    static string Joined(IEnumerable<string> codes) => $"|{string.Join('|', codes)}|";

    // EF puts what it gives in its place before it makes SQL of the whole.
    static IQueryable<Guideline> InForce(RegistryDb db) =>
        db.Set<Guideline>().Where(g => g.Status == GuidelineStatus.Published);
}
