using System.Collections;
using System.Reflection;
using System.Text;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Tests.Language;

/// <summary>What a tree says, without where it says it: documents mean the same if their outlines are equal.</summary>
static class Outline
{
    public static string Write(Node node)
    {
        var text = new StringBuilder();
        Write(text, node, 0);
        return text.ToString();
    }

    /// <summary>All parents with their children.</summary>
    public static IEnumerable<(Node Parent, Node Child)> Edges(Node node) =>
        Properties(node)
            .SelectMany(property => property.GetValue(node) switch
            {
                Node child => [child],
                IEnumerable<Node> children => children,
                _ => [],
            })
            .SelectMany(child => Edges(child).Prepend((node, child)));

    static IEnumerable<PropertyInfo> Properties(Node node) => node.GetType().GetProperties()
        .Where(p => p.Name is not (nameof(Node.Span) or nameof(DocumentNode.Source) or nameof(FieldNode.ResponseName)))
        .OrderBy(p => p.Name, StringComparer.Ordinal);

    static void Write(StringBuilder text, Node node, int depth)
    {
        text.Append(node.GetType().Name).Append('\n');
        foreach (var property in Properties(node))
        {
            text.Append(' ', depth * 2 + 2).Append(property.Name).Append(": ");
            Write(text, property.GetValue(node), depth + 1);
        }
    }

    static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case Node node:
                Write(text, node, depth);
                break;
            case IEnumerable list and not string:
                text.Append("list\n");
                foreach (var item in list)
                {
                    text.Append(' ', depth * 2 + 2);
                    Write(text, item, depth + 1);
                }
                break;
            default:
                text.Append(value ?? "none").Append('\n');
                break;
        }
    }
}
