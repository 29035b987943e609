using System.Reflection;
using GraphQL.Errors;
using GraphQL.Types;

namespace GraphQL.Binding;

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
sealed class ArgumentsBinding
{
    readonly record struct Parameter(string Name, object? Default, Func<object?, InputPath, object?> Read);

    readonly ConstructorInvoker _construct;
    readonly Parameter[] _parameters;

    ArgumentsBinding(Type clr, ConstructorInvoker construct, Parameter[] parameters) =>
        (Clr, _construct, _parameters) = (clr, construct, parameters);

    public Type Clr { get; }

    public object Read(IReadOnlyDictionary<string, object?> values, InputPath? at = null)
    {
        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = _parameters[i];
            arguments[i] = values.TryGetValue(parameter.Name, out var value)
                ? parameter.Read(value, new InputPath(at, parameter.Name))
                : parameter.Default;
        }
        return _construct.Invoke(arguments);
    }

    /// <summary>Binds <paramref name="clr"/> to <paramref name="definitions"/>, both ways; what does not fit goes to <paramref name="fault"/>.</summary>
    /// <param name="prefixes">The id prefix of a CLR type, for <see cref="Id{T}"/>; asked at the first request.</param>
    public static ArgumentsBinding? Of(
        Type clr, OrderedMap<InputValueDefinition> definitions, string coordinate, Func<Type, string?> prefixes, Action<InputValueDefinition?, string> fault)
    {
        var constructor = clr.GetConstructors().MaxBy(c => c.GetParameters().Length);
        if (constructor is null)
        {
            fault(null, $"{coordinate}: {clr.Name} has no public constructor to receive the arguments");
            return null;
        }
        var parameters = new List<Parameter>();
        foreach (var parameter in constructor.GetParameters())
        {
            var definition = definitions.Find(CamelCase(parameter.Name!));
            if (definition is null)
            {
                fault(null, $"{coordinate}: {clr.Name}.{parameter.Name} is not in the SDL ({string.Join(", ", definitions.Select(d => d.Name))})");
                continue;
            }
            if (Reader(definition.Type, parameter.ParameterType, $"{coordinate}.{definition.Name}", prefixes, fault) is not { } read)
            {
                fault(definition, $"{coordinate}: {definition.Name} is {definition.Type}, which {clr.Name}.{parameter.Name} of type {parameter.ParameterType.Name} cannot hold");
                continue;
            }
            var missing = parameter.HasDefaultValue ? parameter.DefaultValue
                : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
            parameters.Add(new Parameter(definition.Name, missing, read));
        }
        foreach (var definition in definitions)
        {
            if (!constructor.GetParameters().Any(p => CamelCase(p.Name!) == definition.Name))
                fault(definition, $"{coordinate}: argument {definition.Name} has no property in {clr.Name}");
        }
        return new ArgumentsBinding(clr, ConstructorInvoker.Create(constructor), [.. parameters]);
    }

    static Func<object?, InputPath, object?>? Reader(
        TypeReference sdl, Type clr, string coordinate, Func<Type, string?> prefixes, Action<InputValueDefinition?, string> fault)
    {
        if (sdl is NonNullType nonNull)
            return Reader(nonNull.OfType, clr, coordinate, prefixes, fault);
        clr = Nullable.GetUnderlyingType(clr) ?? clr;
        return sdl switch
        {
            ListType list => ListReader(list, clr, coordinate, prefixes, fault),
            EnumType type => EnumReader(type, clr),
            InputObjectType type => ObjectReader(type, clr, prefixes, fault),
            ScalarType { Name: "ID" } when clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(Id<>) => IdReader(clr, prefixes),
            ScalarType scalar when scalar.Coercion.ClrType == clr || clr == typeof(object) => (value, _) => value,
            _ => null,
        };
    }

    static Func<object?, InputPath, object?>? ListReader(
        ListType list, Type clr, string coordinate, Func<Type, string?> prefixes, Action<InputValueDefinition?, string> fault)
    {
        if (LeafWriter.ElementType(clr) is not { } element || !clr.IsAssignableFrom(element.MakeArrayType())
            || Reader(list.OfType, element, coordinate, prefixes, fault) is not { } read)
            return null;
        return (value, path) =>
        {
            if (value is not object?[] items)
                return null;
            var array = Array.CreateInstance(element, items.Length);
            for (var i = 0; i < items.Length; i++)
                array.SetValue(read(items[i], new InputPath(path, i)), i);
            return array;
        };
    }

    static Func<object?, InputPath, object?>? EnumReader(EnumType type, Type clr)
    {
        if (!clr.IsEnum)
            return null;
        var members = EnumNames.Members(clr).ToDictionary(m => m.Name, m => m.Value);
        return type.Values.All(v => members.ContainsKey(v.Name))
            ? (value, _) => value is EnumValueDefinition chosen ? members[chosen.Name] : null
            : null;
    }

    static Func<object?, InputPath, object?>? ObjectReader(
        InputObjectType type, Type clr, Func<Type, string?> prefixes, Action<InputValueDefinition?, string> fault)
    {
        if (clr.IsPrimitive || clr == typeof(string))
            return null;
        // A type that contains itself would recurse: its reader is made when first used.
        var binding = new Lazy<ArgumentsBinding?>(() => Of(clr, type.Fields, type.Name, prefixes, fault));
        if (!ContainsItself(type))
            _ = binding.Value;
        return (value, path) => value is InputObject given ? binding.Value!.Read(given.Fields, path) : null;
    }

    static bool ContainsItself(InputObjectType type)
    {
        var seen = new HashSet<InputObjectType>();
        var next = new Stack<InputObjectType>([type]);
        while (next.TryPop(out var current))
        {
            foreach (var field in current.Fields)
            {
                if (field.Type.Named == type)
                    return true;
                if (field.Type.Named is InputObjectType inner && seen.Add(inner))
                    next.Push(inner);
            }
        }
        return false;
    }

    static Func<object?, InputPath, object?> IdReader(Type clr, Func<Type, string?> prefixes)
    {
        var target = clr.GetGenericArguments()[0];
        var construct = ConstructorInvoker.Create(clr.GetConstructors().First(c => c.GetParameters().Length == 1));
        return (value, path) => value is string text ? construct.Invoke(Key(text, target, prefixes(target), path)) : null;
    }

    static long Key(string text, Type target, string? prefix, InputPath path)
    {
        if (NodeId.TryParse(text, out var id) && id.Value.Prefix == prefix)
            return id.Value.Key;
        var asked = $"`{string.Join('.', path.ToList())}` takes the id of a {target.Name} ({prefix}_…)";
        throw new GraphQLException(new GraphQLError(id is null ? $"{asked}; {Quote(text)} is not an id." : $"{asked}; {Quote(text)} is the id of something else.")
        {
            Code = ErrorCodes.BadArgument,
            Extensions = new Dictionary<string, object?> { ["inputPath"] = path.ToList() },
        });
    }

    internal static string Quote(string text) => $"\"{(text.Length <= 64 ? text : text[..64] + "…")}\"";

    static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
