using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>
/// Introspection does not go round in circles: lists of types, fields or input fields lie in each other at most
/// <see cref="ValidationLimits.MaxIntrospectionLists"/> deep. Not in the specification, but in what follows it.
/// </summary>
sealed class MaxIntrospectionDepth(ValidationContext context) : Rule(context), IVisitsFields
{
    // For a fragment, the lists around it with which it was found to stay within the limit, and those with which not.
    readonly Dictionary<string, int> _fits = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _exceeds = new(StringComparer.Ordinal);
    int _reportedUntil;

    public void Visit(FieldNode field, CompositeType? parent, FieldDefinition? definition)
    {
        if (field.Name.Value is not ("__schema" or "__type") || field.Span.Start < _reportedUntil || !Exceeds(field, 0))
            return;
        var allowed = Context.Limits.MaxIntrospectionLists;
        Context.ReportLimit(
            "maxIntrospectionLists",
            allowed,
            $"Introspection selects lists of types or fields more than {allowed} deep within each other.",
            field);
        _reportedUntil = field.Span.End;
    }

    bool Exceeds(SelectionNode selection, int lists)
    {
        switch (selection)
        {
            case FieldNode field:
                if (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields")
                    lists++;
                return lists > Context.Limits.MaxIntrospectionLists || Exceeds(field.SelectionSet, lists);
            case InlineFragmentNode inline:
                return Exceeds(inline.SelectionSet, lists);
            case FragmentSpreadNode spread:
                return Context.Fragment(spread.Name.Value) is { } fragment && Exceeds(fragment, lists);
            default:
                return false;
        }
    }

    bool Exceeds(SelectionSetNode? selectionSet, int lists)
    {
        if (selectionSet is null)
            return false;
        Context.Descend();
        var exceeds = selectionSet.Selections.Any(selection => Exceeds(selection, lists));
        Context.Ascend();
        return exceeds;
    }

    bool Exceeds(FragmentDefinitionNode fragment, int lists)
    {
        var name = fragment.Name.Value;
        if (_exceeds.TryGetValue(name, out var tooMany) && tooMany <= lists)
            return true;
        if (_fits.TryGetValue(name, out var few) && few >= lists)
            return false;
        _fits[name] = lists; // until shown otherwise, so that a cycle ends
        if (!Exceeds(fragment.SelectionSet, lists))
            return false;
        _fits.Remove(name);
        _exceeds[name] = lists;
        return true;
    }
}
