namespace Parley.GraphQL.Validation;

/// <summary>Bounds on what validating one document may cost, far above what any client asks for in earnest.</summary>
/// <param name="MaxErrors">Errors reported before the rest is no longer looked for.</param>
/// <param name="MaxSelectionDepth">
/// Fields and fragments within each other when every fragment is put where it is spread. Holds for planning and
/// execution too, which follow the same nesting.
/// </param>
/// <param name="MaxFieldComparisons">Comparisons of two fields or fragments, to find those that conflict.</param>
/// <param name="MaxFragmentVisits">Fragments and uses of variables gone through for each operation.</param>
/// <param name="MaxIntrospectionLists">
/// Lists of fields or types within each other under <c>__schema</c> or <c>__type</c>; each multiplies the answer by
/// the size of the schema.
/// </param>
public sealed record ValidationLimits(
    int MaxErrors = 100,
    int MaxSelectionDepth = 256,
    int MaxFieldComparisons = 500_000,
    int MaxFragmentVisits = 100_000,
    int MaxIntrospectionLists = 2);
