namespace GraphQL.Language;

/// <summary>Writes a node as text that parses to an equal node.</summary>
public static class Printer
{
    public static string Print(Node node) => throw new NotImplementedException();
}
