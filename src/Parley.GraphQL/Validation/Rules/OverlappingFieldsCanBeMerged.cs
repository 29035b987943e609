using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>Fields that share a response name, once fragments are spread, can be answered as one.</summary>
/// <remarks>
/// Fields are compared in pairs: those of a selection set among themselves, with those of each fragment it spreads, and
/// those of these fragments with each other. No fragment is ever spread for that: a pair of fragments, or of a set and
/// a fragment, is compared once per document, which keeps nests of fragments from being followed over and over.
/// What remains is quadratic, and paid for out of <see cref="ValidationLimits.MaxFieldComparisons"/>.
/// </remarks>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Field-Selection-Merging"/>
sealed class OverlappingFieldsCanBeMerged(ValidationContext context) : Rule(context), IVisitsSelectionSets
{
    /// <summary>Nodes located on each side of a conflict, and so conflicts looked for within one.</summary>
    const int MaxNodes = 20;

    /// <summary>Of these, those the message tells of.</summary>
    const int MaxReasons = 5;

    readonly Dictionary<(NamedType?, SelectionSetNode), FieldSet> _fieldSets = [];
    readonly ComparedPairs<FieldSet, FragmentDefinitionNode> _setsWithFragments = new();
    readonly ComparedPairs<FragmentDefinitionNode, FragmentDefinitionNode> _fragments = new();

    public void Visit(SelectionSetNode selectionSet, CompositeType? parent)
    {
        if (selectionSet.Selections is [FieldNode or FragmentSpreadNode])
            return;
        var set = FieldsOf(selectionSet, parent);
        foreach (var group in set.Groups)
            CompareWithin(group);
        for (var i = 0; i < set.Spreads.Count; i++)
        {
            CompareSetWithFragment(null, false, set, set.Spreads[i]);
            for (var j = i + 1; j < set.Spreads.Count; j++)
                CompareFragments(null, false, set.Spreads[i], set.Spreads[j]);
        }
    }

    /// <param name="found">
    /// Takes the conflicts when it is about the subfields of two fields; null when they are errors by themselves.
    /// </param>
    void CompareSetWithFragment(List<Conflict>? found, bool exclusive, FieldSet set, FragmentDefinitionNode fragment)
    {
        Context.SpendFieldComparisons(1);
        if (set.Groups.Count == 0 || !_setsWithFragments.Add(set, fragment, exclusive))
            return;
        var ofFragment = FieldsOf(fragment);
        if (ReferenceEquals(set, ofFragment))
            return;
        Context.Descend();
        CompareSets(found, exclusive, set, ofFragment);
        foreach (var spread in ofFragment.Spreads)
            CompareSetWithFragment(found, exclusive, set, spread);
        Context.Ascend();
    }

    void CompareFragments(List<Conflict>? found, bool exclusive, FragmentDefinitionNode a, FragmentDefinitionNode b)
    {
        Context.SpendFieldComparisons(1);
        if (ReferenceEquals(a, b) || _fragments.Contains(b, a, exclusive) || !_fragments.Add(a, b, exclusive))
            return;
        Context.Descend();
        var ofA = FieldsOf(a);
        var ofB = FieldsOf(b);
        CompareSets(found, exclusive, ofA, ofB);
        foreach (var spread in ofB.Spreads)
            CompareFragments(found, exclusive, a, spread);
        foreach (var spread in ofA.Spreads)
            CompareFragments(found, exclusive, spread, b);
        Context.Ascend();
    }

    /// <summary>Two sets and all they spread, as if they were one: the selections of two fields to be merged.</summary>
    List<Conflict> ConflictsBetween(FieldSet a, FieldSet b, bool exclusive)
    {
        var found = new List<Conflict>();
        CompareSets(found, exclusive, a, b);
        foreach (var spread in b.Spreads)
            CompareSetWithFragment(found, exclusive, a, spread);
        foreach (var spread in a.Spreads)
            CompareSetWithFragment(found, exclusive, b, spread);
        foreach (var ofA in a.Spreads)
        {
            foreach (var ofB in b.Spreads)
                CompareFragments(found, exclusive, ofA, ofB);
        }
        return found;
    }

    void CompareSets(List<Conflict>? found, bool exclusive, FieldSet a, FieldSet b)
    {
        Context.SpendFieldComparisons(a.Groups.Count);
        foreach (var group in a.Groups)
        {
            if (b.Find(group.ResponseName) is { } other)
                CompareBetween(found, exclusive, group, other);
        }
    }

    void CompareWithin(FieldGroup group)
    {
        if (group.IsUniform)
            return;
        for (var i = 0; i < group.Fields.Count; i++)
        {
            for (var j = i + 1; j < group.Fields.Count; j++)
                Compare(null, false, group.Fields[i], group.Fields[j]);
        }
    }

    void CompareBetween(List<Conflict>? found, bool exclusive, FieldGroup a, FieldGroup b)
    {
        if (a.IsUniform && b.IsUniform && ConflictOf(a.Fields[0], b.Fields[0], exclusive) is null)
            return;
        foreach (var ofA in a.Fields)
        {
            foreach (var ofB in b.Fields)
            {
                if (found?.Count == MaxNodes)
                    return;
                Compare(found, exclusive, ofA, ofB);
            }
        }
    }

    void Compare(List<Conflict>? found, bool exclusive, SelectedField a, SelectedField b)
    {
        if (ConflictOf(a, b, exclusive) is not { } conflict)
            return;
        if (found is not null)
        {
            found.Add(conflict);
            return;
        }
        var message = $"Fields `{conflict.ResponseName}` conflict: {conflict.Reason}. Alias one of them.";
        Report(message, null, [.. conflict.First, .. conflict.Second]);
    }

    /// <param name="exclusive">No object can be asked for both, as their parents cannot be asked for both.</param>
    Conflict? ConflictOf(SelectedField a, SelectedField b, bool exclusive)
    {
        Context.SpendFieldComparisons(1);
        exclusive |= !ReferenceEquals(a.Parent, b.Parent) && a.Parent is ObjectType && b.Parent is ObjectType;
        if (!exclusive)
        {
            if (a.Node.Name.Value != b.Node.Name.Value)
                return Conflict.Create(a, b, $"`{a.Node.Name}` and `{b.Node.Name}` are different fields");
            if (a.Arguments != b.Arguments)
                return Conflict.Create(a, b, "their arguments differ");
        }
        if (a.Type is { } typeA && b.Type is { } typeB && !HaveSameShape(typeA, typeB))
            return Conflict.Create(
                a, b, $"they are of types `{typeA}` and `{typeB}`, which a client cannot tell apart");
        if (a.Node.SelectionSet is not { } setA || b.Node.SelectionSet is not { } setB)
            return null;
        Context.Descend();
        var within = ConflictsBetween(
            FieldsOf(setA, a.Type?.Named),
            FieldsOf(setB, b.Type?.Named),
            exclusive);
        Context.Ascend();
        return within.Count == 0 ? null : Conflict.Around(a, b, within);
    }

    /// <summary>SameResponseShape of the specification, but for what the types' own fields have to say.</summary>
    bool HaveSameShape(TypeReference a, TypeReference b)
    {
        Context.SpendFieldComparisons(1);
        return (a, b) switch
        {
            (ListType listA, ListType listB) => HaveSameShape(listA.OfType, listB.OfType),
            (NonNullType nonNullA, NonNullType nonNullB) => HaveSameShape(nonNullA.OfType, nonNullB.OfType),
            (CompositeType, CompositeType) => true,
            _ => ReferenceEquals(a, b),
        };
    }

    FieldSet FieldsOf(FragmentDefinitionNode fragment) =>
        FieldsOf(fragment.SelectionSet, Schema.Types.Find(fragment.TypeCondition.Name.Value));

    FieldSet FieldsOf(SelectionSetNode selectionSet, NamedType? parent)
    {
        if (!_fieldSets.TryGetValue((parent, selectionSet), out var fields))
            _fieldSets[(parent, selectionSet)] = fields = new FieldSet(Context, selectionSet, parent);
        return fields;
    }

    sealed record Conflict(string ResponseName, string Reason, IReadOnlyList<Node> First, IReadOnlyList<Node> Second)
    {
        public static Conflict Create(SelectedField a, SelectedField b, string reason) =>
            new(a.Node.ResponseName, reason, [a.Node], [b.Node]);

        public static Conflict Around(SelectedField a, SelectedField b, List<Conflict> within)
        {
            var reasons = within.Take(MaxReasons)
                .Select(conflict => $"their fields `{conflict.ResponseName}` conflict, as {conflict.Reason}");
            return new Conflict(
                a.Node.ResponseName,
                ValidationContext.Shortened(string.Join("; ", reasons)),
                Nodes(a.Node, within.Select(conflict => conflict.First)),
                Nodes(b.Node, within.Select(conflict => conflict.Second)));
        }

        /// <summary>Of the nodes within, the innermost are the telling ones.</summary>
        static List<Node> Nodes(Node node, IEnumerable<IReadOnlyList<Node>> within)
        {
            List<Node> nodes = [node];
            foreach (var more in within)
            {
                nodes.AddRange(more.TakeLast(MaxNodes - nodes.Count));
                if (nodes.Count == MaxNodes)
                    break;
            }
            return nodes;
        }
    }

    /// <summary>The fields of a selection set by response name, and the fragments it spreads, each once.</summary>
    sealed class FieldSet
    {
        readonly ValidationContext _context;
        readonly Dictionary<string, FieldGroup> _byName = new(StringComparer.Ordinal);
        readonly HashSet<FragmentDefinitionNode> _spread = [];

        public FieldSet(ValidationContext context, SelectionSetNode selectionSet, NamedType? parent)
        {
            _context = context;
            Collect(selectionSet, parent);
        }

        public List<FieldGroup> Groups { get; } = [];
        public List<FragmentDefinitionNode> Spreads { get; } = [];

        public FieldGroup? Find(string responseName) => _byName.GetValueOrDefault(responseName);

        void Collect(SelectionSetNode selectionSet, NamedType? parent)
        {
            foreach (var selection in selectionSet.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        Add(new SelectedField(field, parent));
                        break;
                    case InlineFragmentNode { TypeCondition: { } condition } inline:
                        Collect(inline.SelectionSet, _context.Schema.Types.Find(condition.Name.Value));
                        break;
                    case InlineFragmentNode inline:
                        Collect(inline.SelectionSet, parent);
                        break;
                    case FragmentSpreadNode spread:
                        if (_context.Fragment(spread.Name.Value) is { } fragment && _spread.Add(fragment))
                            Spreads.Add(fragment);
                        break;
                }
            }
        }

        void Add(SelectedField field)
        {
            if (!_byName.TryGetValue(field.Node.ResponseName, out var group))
            {
                _byName[field.Node.ResponseName] = group = new FieldGroup(field.Node.ResponseName);
                Groups.Add(group);
            }
            group.Add(field);
        }
    }

    sealed class FieldGroup(string responseName)
    {
        public string ResponseName { get; } = responseName;
        public List<SelectedField> Fields { get; } = [];

        /// <summary>All are the same field, without subfields: one can be compared for all of them.</summary>
        public bool IsUniform { get; private set; } = true;

        public void Add(SelectedField field)
        {
            Fields.Add(field);
            IsUniform = IsUniform && field.Node.SelectionSet is null && field.IsSameAs(Fields[0]);
        }
    }

    sealed class SelectedField(FieldNode node, NamedType? parent)
    {
        string? _arguments;

        public FieldNode Node { get; } = node;
        public NamedType? Parent { get; } = parent;

        /// <summary>Null where the field is not known, and for meta-fields, which are in no type.</summary>
        public TypeReference? Type { get; } = (parent as FieldsType)?.Fields.Find(node.Name.Value)?.Type;

        public string Arguments => _arguments ??= ArgumentText.Write(Node.Arguments);

        public bool IsSameAs(SelectedField other) =>
            ReferenceEquals(this, other)
            || (ReferenceEquals(Parent, other.Parent)
                && Node.Name.Value == other.Node.Name.Value
                && Arguments == other.Arguments);
    }

    /// <summary>
    /// Pairs that were compared. Fields compared as exclusive may still conflict when they are not, so a pair compared
    /// exclusively counts only for a further exclusive comparison.
    /// </summary>
    sealed class ComparedPairs<TA, TB>
        where TA : class
        where TB : class
    {
        readonly Dictionary<(TA, TB), bool> _exclusive = [];

        public bool Contains(TA a, TB b, bool exclusive) =>
            _exclusive.TryGetValue((a, b), out var before) && (exclusive || !before);

        /// <returns>False when there is nothing new to compare.</returns>
        public bool Add(TA a, TB b, bool exclusive)
        {
            if (Contains(a, b, exclusive))
                return false;
            _exclusive[(a, b)] = exclusive;
            return true;
        }
    }
}
