using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Coverage;

/// <summary>Answers schema/coverage.graphql.</summary>
static class CoverageResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Run("coverage", (CoverageReader reader, CoverageAsked asked, OperationContext operation) =>
                reader.ReadAsync(asked, operation.Cancellation));

        schema.Object<RegisterCoverage>("Coverage")
            .One("rule", c => c.RuleId, (RegistryDb db, long id) => db.Set<Rule>().Where(r => r.Id == id))
            .Value("uncoveredTags", c => c.Tags.Where(tag => tag.People == 0))
            .Value("uncoveredLanguages", c => c.Languages.Where(language => language.People == 0));
    }
}
