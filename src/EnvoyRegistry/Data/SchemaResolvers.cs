using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Data;

/// <summary>Answers what all slices share, schema/schema.graphql.</summary>
static class SchemaResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Query().Node("node").Nodes("nodes");
    }
}
