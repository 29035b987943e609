using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Access;

/// <summary>Answers schema/access.graphql.</summary>
static class AccessResolvers
{
    sealed record ExplainAccess(string? Id, string Coordinate);

    public static void Bind(SchemaBinder schema)
    {
        schema.Query().Run("explainAccess", (AccessExplainer explainer, ExplainAccess asked, OperationContext _) =>
            ValueTask.FromResult(explainer.Explain(asked.Id, asked.Coordinate)));
    }
}
