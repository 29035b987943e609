namespace Parley.GraphQL.Binding;

/// <summary>
/// A parameter of an arguments record that tells what was left out from what was given as null (spec 3.10): an update
/// leaves the one as it is and clears the other.
/// </summary>
/// <typeparam name="T">Takes null: <c>string?</c>, <c>int?</c>.</typeparam>
public readonly record struct Optional<T>(T Value)
{
    /// <summary>Whether anything was given for it, be it null.</summary>
    public bool IsGiven { get; } = true;

    /// <summary>The value where one was given, else what there is.</summary>
    public T Or(T current) => IsGiven ? Value : current;
}
