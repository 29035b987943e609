namespace Parley.GraphQL.Types;

/// <summary>Names that begin with two underscores belong to introspection (spec 2.1.9).</summary>
static class ReservedNames
{
    public static void Check(SourceLocation at, string name, string coordinate, SchemaFaults faults)
    {
        if (at.Source is null || !name.StartsWith("__", StringComparison.Ordinal))
            return;
        faults.Add(at, $"`{coordinate}` must not have a name that begins with `__`: those belong to introspection.");
    }
}
