using Parley.GraphQL.Language;

namespace Parley.GraphQL.Planning;

/// <summary>Finds the variables whose values change the shape of the response.</summary>
static class SteeringVariables
{
    /// <summary>A plan's key has a bit for each; documents with more are planned for each request.</summary>
    public const int Most = 64;

    public static IReadOnlyList<string> In(DocumentNode document)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions.OfType<ExecutableDefinitionNode>())
            Collect(definition.SelectionSet, names);
        return [.. names];
    }

    static void Collect(SelectionSetNode set, SortedSet<string> names)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives.Where(d => d.Name.Value is "skip" or "include"))
            {
                if (directive.Arguments is [{ Value: VariableNode variable }])
                    names.Add(variable.Name.Value);
            }
            switch (selection)
            {
                case FieldNode { SelectionSet: { } inner }: Collect(inner, names); break;
                case InlineFragmentNode inline: Collect(inline.SelectionSet, names); break;
            }
        }
    }
}
