using EnvoyRegistry.Audit;
using GraphQL.Binding;

namespace EnvoyRegistry.Papers;

/// <summary>The id of a person as it stands in the address of a page.</summary>
static class PersonId
{
    public static string Of(long key) => new NodeId(AuditReader.PersonPrefix, key).ToString();

    /// <returns>Null for what is no person's.</returns>
    public static long? Read(string text) =>
        NodeId.TryParse(text, out var id) && id.Value.Prefix == AuditReader.PersonPrefix ? id.Value.Key : null;
}
