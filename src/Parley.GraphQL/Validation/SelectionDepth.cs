using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation;

/// <summary>
/// Holds every definition to <see cref="ValidationLimits.MaxSelectionDepth"/> before anything else is looked at.
/// The parser bounds only what is written inside each other; a chain of fragments makes that as deep as it is long,
/// and whatever later follows it recursively would overflow the stack.
/// </summary>
sealed class SelectionDepth
{
    readonly ValidationContext _context;
    readonly Dictionary<FragmentDefinitionNode, int> _depthOfFragment = [];

    SelectionDepth(ValidationContext context) => _context = context;

    public static void Check(ValidationContext context)
    {
        var depth = new SelectionDepth(context);
        foreach (var definition in context.Document.Definitions.OfType<ExecutableDefinitionNode>())
            depth.Measure(definition, definition.SelectionSet, 0);
    }

    /// <summary>How deep a selection set is, itself included.</summary>
    /// <param name="above">The levels around it.</param>
    int Measure(ExecutableDefinitionNode definition, SelectionSetNode selectionSet, int above)
    {
        CheckDepth(definition, above + 1);
        var deepest = 0;
        foreach (var selection in selectionSet.Selections)
        {
            deepest = Math.Max(deepest, selection switch
            {
                FieldNode { SelectionSet: { } ofField } => Measure(definition, ofField, above + 1),
                InlineFragmentNode inline => Measure(definition, inline.SelectionSet, above + 1),
                FragmentSpreadNode spread => Measure(definition, _context.Fragment(spread.Name.Value), above + 1),
                _ => 0,
            });
        }
        return deepest + 1;
    }

    int Measure(ExecutableDefinitionNode definition, FragmentDefinitionNode? fragment, int above)
    {
        if (fragment is null)
            return 0;
        if (!_depthOfFragment.TryGetValue(fragment, out var depth))
        {
            _depthOfFragment[fragment] = 0; // a cycle ends here; that it is one is for NoFragmentCycles to say
            depth = _depthOfFragment[fragment] = Measure(definition, fragment.SelectionSet, above);
        }
        CheckDepth(definition, above + depth);
        return depth;
    }

    void CheckDepth(ExecutableDefinitionNode definition, int depth)
    {
        var allowed = _context.Limits.MaxSelectionDepth;
        if (depth > allowed)
        {
            var message = $"Fields and fragments lie more than {allowed} levels deep within each other.";
            _context.Stop("maxSelectionDepth", allowed, message, definition);
        }
    }
}
