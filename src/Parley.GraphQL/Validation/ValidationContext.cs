using System.Diagnostics.CodeAnalysis;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation;

/// <summary>What all rules may read of a document, each answer worked out once, and where they report.</summary>
sealed class ValidationContext
{
    const int MaxMessageLength = 1000;

    readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    readonly Dictionary<SelectionSetNode, IReadOnlyList<FragmentSpreadNode>> _spreads = [];
    readonly Dictionary<OperationDefinitionNode, IReadOnlyList<VariableUsage>> _variableUsages = [];
    readonly List<GraphQLError> _errors = [];
    int _depth;
    Dictionary<ExecutableDefinitionNode, IReadOnlyList<VariableUsage>>? _usagesByDefinition;

    public ValidationContext(Schema schema, DocumentNode document, ValidationLimits limits)
    {
        Schema = schema;
        Document = document;
        Limits = limits;
        Operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            _fragments[fragment.Name.Value] = fragment;
    }

    public Schema Schema { get; }
    public DocumentNode Document { get; }
    public ValidationLimits Limits { get; }
    public IReadOnlyList<OperationDefinitionNode> Operations { get; }
    public IReadOnlyList<GraphQLError> Errors => _errors;

    public int FieldComparisons { get; private set; }
    public int FragmentVisits { get; private set; }

    /// <summary>The fragment of this name, the last where there are several; null when there is none.</summary>
    public FragmentDefinitionNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    public CompositeType? FindCompositeType(NamedTypeNode name) => Schema.Types.Find(name.Name.Value) as CompositeType;

    /// <summary>The spreads in a selection set and the sets within it, but not in the fragments they spread.</summary>
    public IReadOnlyList<FragmentSpreadNode> SpreadsIn(SelectionSetNode selectionSet)
    {
        if (_spreads.TryGetValue(selectionSet, out var known))
            return known;
        var spreads = new List<FragmentSpreadNode>();
        var unread = new Stack<SelectionSetNode>([selectionSet]);
        while (unread.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                if (selection is FragmentSpreadNode spread)
                    spreads.Add(spread);
                else if (selection is FieldNode { SelectionSet: { } ofField })
                    unread.Push(ofField);
                else if (selection is InlineFragmentNode inline)
                    unread.Push(inline.SelectionSet);
            }
        }
        return _spreads[selectionSet] = spreads;
    }

    /// <summary>The fragments that operations spread, themselves or through others, each once.</summary>
    public IReadOnlyList<FragmentDefinitionNode> FragmentsReachedFrom(
        params IReadOnlyList<OperationDefinitionNode> operations)
    {
        var reached = new List<FragmentDefinitionNode>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations)
            Reach(operation.SelectionSet);
        for (var i = 0; i < reached.Count; i++)
            Reach(reached[i].SelectionSet);
        return reached;

        void Reach(SelectionSetNode selectionSet)
        {
            foreach (var spread in SpreadsIn(selectionSet))
            {
                SpendFragmentVisits(1);
                if (names.Add(spread.Name.Value) && Fragment(spread.Name.Value) is { } fragment)
                    reached.Add(fragment);
            }
        }
    }

    /// <summary>Where an operation uses variables, itself and in the fragments it reaches.</summary>
    public IReadOnlyList<VariableUsage> VariableUsages(OperationDefinitionNode operation)
    {
        if (_variableUsages.TryGetValue(operation, out var known))
            return known;
        _usagesByDefinition ??= VariableUsageCollector.Collect(this);
        var usages = new List<VariableUsage>(_usagesByDefinition[operation]);
        foreach (var fragment in FragmentsReachedFrom(operation))
        {
            SpendFragmentVisits(_usagesByDefinition[fragment].Count);
            usages.AddRange(_usagesByDefinition[fragment]);
        }
        return _variableUsages[operation] = usages;
    }

    public void SpendFragmentVisits(int count)
    {
        var allowed = Limits.MaxFragmentVisits;
        if ((FragmentVisits += count) > allowed)
            Stop("maxFragmentVisits", allowed, "The operations reach too many fragments to be checked.");
    }

    public void SpendFieldComparisons(int count)
    {
        var allowed = Limits.MaxFieldComparisons;
        if ((FieldComparisons += count) > allowed)
            Stop("maxFieldComparisons", allowed, "Too many fields share a name for all to be compared.");
    }

    /// <summary>
    /// Goes one level deeper in a recursion over fragments, to be left by <see cref="Ascend"/>. Without cycles
    /// <see cref="SelectionDepth"/> has bounded it already: rules that compare follow two nests at a time.
    /// </summary>
    public void Descend()
    {
        if (++_depth > 2 * Limits.MaxSelectionDepth)
            Stop("maxSelectionDepth", Limits.MaxSelectionDepth, "Fragments spread each other too deep to be checked.");
    }

    public void Ascend() => _depth--;

    public void Report(
        string rule, string message, string? coordinate, IReadOnlyList<Node> at,
        IReadOnlyList<object>? inputPath = null)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["rule"] = rule };
        if (coordinate is not null)
            extensions["coordinate"] = Shortened(coordinate);
        if (inputPath is not null)
            extensions["inputPath"] = inputPath;
        Add(new GraphQLError(Shortened(message))
        {
            Code = ErrorCodes.Validation,
            Extensions = extensions,
            Locations = FindLocations(at),
        });
    }

    /// <summary>Reports a limit that concerns one place, and goes on.</summary>
    public void ReportLimit(string limit, int allowed, string message, params IReadOnlyList<Node> at) =>
        Add(LimitError(limit, allowed, message, at));

    [DoesNotReturn]
    public void Stop(string limit, int allowed, string message, params IReadOnlyList<Node> at)
    {
        _errors.Add(LimitError(limit, allowed, message, at));
        throw new ValidationStopped();
    }

    /// <summary>Names in a message come from the document, which may be made to have long ones.</summary>
    public static string Shortened(string text) =>
        text.Length <= MaxMessageLength ? text : $"{text.AsSpan(0, MaxMessageLength)}…";

    void Add(GraphQLError error)
    {
        var allowed = Limits.MaxErrors;
        if (_errors.Count >= allowed)
            Stop("maxErrors", allowed, $"There are more than {allowed} errors; the rest was not looked for.");
        _errors.Add(error);
    }

    GraphQLError LimitError(string limit, int allowed, string message, IReadOnlyList<Node> at) =>
        GraphQLError.LimitExceeded(limit, allowed, message) with { Locations = FindLocations(at) };

    Location[] FindLocations(IReadOnlyList<Node> nodes) =>
        [.. nodes.Select(node => Document.Source.LocationAt(node.Span.Start))];
}
