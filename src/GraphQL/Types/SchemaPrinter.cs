namespace GraphQL.Types;

/// <summary>A schema as SDL: what <see cref="SchemaBuilder"/> would read back as an equal schema.</summary>
public static class SchemaPrinter
{
    /// <param name="sorted">Types, fields, arguments and values by name, so that two schemas can be compared as text.</param>
    public static string Print(Schema schema, bool sorted = false) => throw new NotImplementedException();
}
