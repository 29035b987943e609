using System.Reflection;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Binding;

/// <summary>A path into the arguments, for errors: <c>need, allExpertise, 0, tag</c>.</summary>
/// <param name="parent">Null above all arguments, where there is no key either.</param>
sealed class InputPath(InputPath? parent, object? key)
{
    readonly InputPath? _parent = parent;
    readonly object? _key = key;
    List<GraphQLError>? _faults;

    /// <summary>Of the path above all arguments: what is wrong with what is below it.</summary>
    public IReadOnlyList<GraphQLError>? Faults => _faults;

    public void Fault(GraphQLError fault)
    {
        var top = this;
        while (top._parent is { } above)
            top = above;
        (top._faults ??= []).Add(fault);
    }

    public IReadOnlyList<object> ToList()
    {
        var keys = new List<object>();
        for (var path = this; path._parent is { } above; path = above)
            keys.Add(path._key!);
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
    public delegate object? Parameter(IReadOnlyDictionary<string, object?> values, InputPath at);

    readonly ConstructorInvoker _construct = ConstructorInvoker.Create(constructor);

    /// <summary>Set once all of them are known: an input object may contain itself.</summary>
    public IReadOnlyList<Parameter> Parameters { get; set; } = [];

    /// <exception cref="GraphQLException">Every fault of every argument.</exception>
    public object Read(IReadOnlyDictionary<string, object?> values)
    {
        var top = new InputPath(null, null);
        var read = Read(values, top);
        return top.Faults is { } faults ? throw new GraphQLException(faults) : read;
    }

    /// <param name="at">Is told what is wrong; what is read is then of no use.</param>
    public object Read(IReadOnlyDictionary<string, object?> values, InputPath at)
    {
        var arguments = new object?[Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Parameters[i](values, at);
        return _construct.Invoke(arguments.AsSpan());
    }
}
