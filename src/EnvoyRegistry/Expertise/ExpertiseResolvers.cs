using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Expertise;

/// <summary>Answers schema/expertise.graphql.</summary>
static class ExpertiseResolvers
{
    sealed record TagFilter(bool IncludeDeprecated);

    sealed record ByCode(string Code);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Many("expertiseTags", (RegistryDb db, TagFilter args) => db.Set<ExpertiseTag>()
                .Where(t => args.IncludeDeprecated || t.DeprecatedSince == null)
                .OrderBy(t => t.Group.Position).ThenBy(t => t.Code))
            .One("expertiseTag", (RegistryDb db, ByCode args) => db.Set<ExpertiseTag>().Where(t => t.Code == args.Code))
            .Run("vocabularyVersion", async (IDbContextFactory<RegistryDb> contexts, OperationContext operation) =>
            {
                await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
                return await Vocabulary.VersionAsync(db, operation.Cancellation);
            });

        schema.Object<ExpertiseTag>()
            .Node("tag", t => t.Id, (RegistryDb db, long id) => db.Set<ExpertiseTag>().Where(t => t.Id == id))
            .Many("sources", t => t.Id, (RegistryDb db, long id) =>
                db.Set<ExpertiseTag>().Where(t => t.Id == id).SelectMany(t => t.Sources).OrderBy(s => s.Code));

        schema.Object<ExpertiseGroup>()
            .Many("tags", g => g.Id, (RegistryDb db, long id) => db.Set<ExpertiseTag>()
                .Where(t => t.GroupId == id && t.DeprecatedSince == null)
                .OrderBy(t => t.Code));
    }
}
