using Microsoft.Extensions.Options;
using Parley.GraphQL.AspNetCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Data;

/// <summary>Answers what all slices share, schema/schema.graphql.</summary>
static class SchemaResolvers
{
    sealed record ByCode(string Code);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query().Node("node").Nodes("nodes")
            .Many("sources", (RegistryDb db) => db.Set<Source>().OrderBy(s => s.Code))
            .One("source", (RegistryDb db, ByCode args) => db.Set<Source>().Where(s => s.Code == args.Code))
            .Run("limits", (IOptions<ParleyOptions> options, OperationContext _) =>
                ValueTask.FromResult(options.Value));

        schema.Object<ParleyOptions>("Limits")
            .Value("maxDocumentBytes", o => o.Limits.MaxDocumentBytes)
            .Value("maxTokens", o => o.Limits.Parser.MaxTokens)
            .Value("maxDepth", o => o.Limits.Plan.MaxDepth)
            .Value("maxAliases", o => o.Limits.Plan.MaxAliases)
            .Value("maxCost", o => o.Limits.Plan.MaxCost)
            .Value("defaultPage", o => o.Limits.Plan.DefaultPageSize)
            .Value("maxPage", o => o.Limits.Plan.MaxPageSize)
            .Value("maxInputItems", o => o.Limits.Execution.MaxInputItems)
            .Value("maxResponseBytes", o => o.Limits.Execution.MaxResponseBytes)
            .Value("maxSeconds", o => (int)o.Limits.Execution.MaxTime.TotalSeconds);
    }
}
