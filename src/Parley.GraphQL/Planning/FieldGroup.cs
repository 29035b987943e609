using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Planning;

/// <summary>
/// The field nodes of one selection set that share a response name; they are one field of the response.
/// </summary>
sealed class FieldGroup(string responseName, Source source)
{
    readonly List<FieldNode> _nodes = [];

    public string ResponseName { get; } = responseName;
    public IReadOnlyList<FieldNode> Nodes => _nodes;
    public FieldNode First => _nodes[0];
    public Source Source { get; } = source;

    /// <summary>Computed when asked for, that is, for errors.</summary>
    public IReadOnlyList<Location> Locations => [.. _nodes.Select(n => Source.LocationAt(n.Span.Start))];

    public IEnumerable<SelectionSetNode> SelectionSets => _nodes.Select(n => n.SelectionSet).OfType<SelectionSetNode>();

    public void Add(FieldNode node) => _nodes.Add(node);
}
