using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Access;

/// <summary>The id of a person as clients have it, for rooms that name people without knowing them.</summary>
static class PersonId
{
    public const string Prefix = "per";

    public static string Write(long key) => new NodeId(Prefix, key).ToString();

    /// <returns>Null for what is no person's.</returns>
    public static long? Read(string text) => NodeId.KeyOf(Prefix, text);
}
