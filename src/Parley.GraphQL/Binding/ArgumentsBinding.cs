using System.Reflection;

namespace Parley.GraphQL.Binding;

/// <summary>A path into the arguments, for errors: <c>need, allExpertise, 0, tag</c>.</summary>
sealed record InputPath(InputPath? Parent, object Key)
{
    public IReadOnlyList<object> ToList()
    {
        var keys = new List<object>();
        for (var path = this; path is not null; path = path.Parent)
            keys.Add(path.Key);
        keys.Reverse();
        return keys;
    }
}

/// <summary>
/// Makes a CLR record of coerced arguments or of a coerced input object: the parameters of its constructor are the
/// SDL's names in Pascal case. What was not given takes the parameter's default.
/// </summary>
sealed class ArgumentsBinding(ConstructorInfo constructor)
{
    /// <summary>What one parameter gets of all that was given.</summary>
    public delegate object? Parameter(IReadOnlyDictionary<string, object?> values, InputPath? at);

    readonly ConstructorInvoker _construct = ConstructorInvoker.Create(constructor);

    /// <summary>Set once all of them are known: an input object may contain itself.</summary>
    public IReadOnlyList<Parameter> Parameters { get; set; } = [];

    public object Read(IReadOnlyDictionary<string, object?> values, InputPath? at = null)
    {
        var arguments = new object?[Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Parameters[i](values, at);
        return _construct.Invoke(arguments.AsSpan());
    }
}
