using System.Reflection;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>Binds CLR records to arguments and input objects, both ways, and tells what does not fit.</summary>
/// <param name="node">
/// The binding of the node type a CLR type stands for, for <see cref="Id{T}"/>; asked once all types are bound.
/// </param>
sealed class ArgumentsBinder(Func<Type, ObjectBinding?> node, Action<SourceLocation, string> fault)
{
    // Found by the pair, so that an input object that contains itself comes to an end.
    readonly Dictionary<(InputObjectType, Type), ArgumentsBinding?> _inputs = [];
    readonly List<(Type Target, string Coordinate, SourceLocation At)> _ids = [];
    readonly NullabilityInfoContext _nullability = new();

    public ArgumentsBinding? Bind(
        Type clr, OrderedMap<InputValueDefinition> definitions, string coordinate, SourceLocation at)
    {
        if (Constructor(clr, coordinate, at) is not { } constructor)
            return null;
        var binding = new ArgumentsBinding(constructor);
        Fill(binding, constructor, definitions, coordinate, at);
        return binding;
    }

    /// <summary>To be called once all types are bound.</summary>
    public void CheckIds()
    {
        foreach (var (target, coordinate, at) in _ids)
        {
            if (node(target) is null)
                fault(
                    at,
                    $"{coordinate} takes the id of a {target.Name}, but no type is bound to {target.Name} as a node");
        }
    }

    ConstructorInfo? Constructor(Type clr, string coordinate, SourceLocation at)
    {
        // A record has a second constructor, that copies; it is not public.
        if (clr.GetConstructors().MaxBy(c => c.GetParameters().Length) is { } constructor)
            return constructor;
        fault(at, $"{coordinate}: {clr.Name} has no public constructor to receive the arguments");
        return null;
    }

    void Fill(
        ArgumentsBinding binding, ConstructorInfo constructor, OrderedMap<InputValueDefinition> definitions,
        string coordinate, SourceLocation at)
    {
        var clr = constructor.DeclaringType!.Name;
        var parameters = new List<ArgumentsBinding.Parameter>();
        var taken = constructor.GetParameters().Select(p => CamelCase(p.Name!)).ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in constructor.GetParameters())
        {
            if (ChangedOf(parameter.ParameterType) is { } changed)
            {
                var rest = definitions.Where(d => !taken.Contains(d.Name)).ToList();
                taken.UnionWith(rest.Select(d => d.Name));
                parameters.Add(Changes(changed, rest, coordinate, at));
                continue;
            }
            var name = CamelCase(parameter.Name!);
            if (!definitions.TryGet(name, out var definition))
            {
                fault(
                    at,
                    $"{coordinate} has no {name} for "
                    + $"{clr}.{parameter.Name}.{DidYouMean.Suffix(name, definitions.Select(d => d.Name))}");
                continue;
            }
            var where = Located(definition.Location, at);
            if (Reader(definition.Type, parameter.ParameterType, $"{coordinate}.{name}", where) is not { } read)
                fault(
                    where,
                    $"{coordinate}: {name} is {definition.Type}, which {clr}.{parameter.Name} of type "
                    + $"{SchemaBinder.NameOf(parameter.ParameterType)} cannot hold"
                    + EnumNames.Difference(definition.Type, parameter.ParameterType));
            else if (!definition.Type.IsNonNull && !TakesNull(parameter))
                fault(
                    where,
                    $"{coordinate}: {name} is {definition.Type} and may be null, but {clr}.{parameter.Name} may not");
            else
                parameters.Add(One(name, Missing(parameter), read));
        }
        foreach (var definition in definitions)
        {
            if (!taken.Contains(definition.Name))
                fault(Located(definition.Location, at), $"{coordinate}: nothing in {clr} takes {definition.Name}");
        }
        binding.Parameters = parameters;
    }

    /// <param name="missing">What the parameter gets when nothing was given for it.</param>
    static ArgumentsBinding.Parameter One(string name, object? missing, Func<object?, InputPath, object?> read) =>
        (values, at) => values.TryGetValue(name, out var value) ? read(value, new InputPath(at, name)) : missing;

    /// <summary>Whatever of these was given, each as the member of the class that is named as it.</summary>
    ArgumentsBinding.Parameter Changes(
        Type clr, List<InputValueDefinition> definitions, string coordinate, SourceLocation at)
    {
        var readers = new List<(string Name, Func<object?, InputPath, object?> Read)>();
        foreach (var definition in definitions)
        {
            var where = Located(definition.Location, at);
            if (clr.GetProperty(PascalCase(definition.Name)) is not { } member)
                fault(where, $"{coordinate}: nothing in {clr.Name} takes {definition.Name}");
            else if (Reader(definition.Type, member.PropertyType, $"{coordinate}.{definition.Name}", where)
                     is not { } read)
                fault(
                    where,
                    $"{coordinate}: {definition.Name} is {definition.Type}, which {clr.Name}.{member.Name} of type "
                    + $"{SchemaBinder.NameOf(member.PropertyType)} cannot hold"
                    + EnumNames.Difference(definition.Type, member.PropertyType));
            else
                readers.Add((definition.Name, read));
        }
        var construct = ConstructorInvoker.Create(
            typeof(Changes<>).MakeGenericType(clr).GetConstructor([typeof(IReadOnlyDictionary<string, object?>)])!);
        return (values, path) => construct.Invoke(readers.Where(r => values.ContainsKey(r.Name)).ToDictionary(
            r => r.Name, r => values[r.Name] is { } given ? r.Read(given, new InputPath(path, r.Name)) : null));
    }

    Func<object?, InputPath, object?>? Reader(TypeReference sdl, Type clr, string coordinate, SourceLocation at)
    {
        if (OptionalOf(clr) is { } inner)
            return OptionalReader(sdl, clr, inner, coordinate, at);
        clr = Nullable.GetUnderlyingType(clr) ?? clr;
        switch (sdl.Nullable)
        {
            case ListType list:
                return ListReader(list, clr, coordinate, at);
            case EnumType type:
                return EnumReader(type, clr);
            case InputObjectType type:
                return ObjectReader(type, clr);
            case ScalarType { Name: "ID" } when clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(Id<>):
                _ids.Add((clr.GetGenericArguments()[0], coordinate, at));
                return IdReader(clr);
            case ScalarType scalar when scalar.Coercion.ClrType == clr || clr == typeof(object):
                return (value, _) => value;
            default:
                return null;
        }
    }

    /// <summary>Asked only where something was given: what was left out stays the default, which says so.</summary>
    Func<object?, InputPath, object?>? OptionalReader(
        TypeReference sdl, Type clr, Type inner, string coordinate, SourceLocation at)
    {
        if ((inner.IsValueType && Nullable.GetUnderlyingType(inner) is null)
            || Reader(sdl, inner, coordinate, at) is not { } read)
            return null;
        var construct = ConstructorInvoker.Create(clr.GetConstructor([inner])!);
        return (value, path) => construct.Invoke(value is null ? null : read(value, path));
    }

    Func<object?, InputPath, object?>? ListReader(ListType list, Type clr, string coordinate, SourceLocation at)
    {
        if (LeafWriter.ElementType(clr) is not { } element
            || (!clr.IsAssignableFrom(element.MakeArrayType()) && clr != typeof(List<>).MakeGenericType(element))
            || (!list.OfType.IsNonNull && element.IsValueType && Nullable.GetUnderlyingType(element) is null)
            || Reader(list.OfType, element, coordinate, at) is not { } read)
            return null;
        return (value, path) =>
        {
            if (value is not object?[] items)
                return null;
            var array = Array.CreateInstance(element, items.Length);
            for (var i = 0; i < items.Length; i++)
                array.SetValue(read(items[i], new InputPath(path, i)), i);
            return clr.IsInstanceOfType(array) ? array : Activator.CreateInstance(clr, array);
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

    Func<object?, InputPath, object?>? ObjectReader(InputObjectType type, Type clr)
    {
        if (clr.IsPrimitive || clr.IsEnum || clr.IsArray || clr == typeof(string))
            return null;
        if (!_inputs.TryGetValue((type, clr), out var binding))
        {
            var constructor = Constructor(clr, type.Name, type.Location);
            binding = constructor is null ? null : new ArgumentsBinding(constructor);
            _inputs.Add((type, clr), binding);
            if (binding is not null)
                Fill(binding, constructor!, type.Fields, type.Name, type.Location);
        }
        // Its faults are told where they are, so it counts as fitting here.
        return (value, path) => value is InputObject given ? binding!.Read(given.Fields, path) : null;
    }

    Func<object?, InputPath, object?> IdReader(Type clr)
    {
        var target = clr.GetGenericArguments()[0];
        var construct = ConstructorInvoker.Create(clr.GetConstructors().First(c => c.GetParameters().Length == 1));
        return (value, path) => value is string text ? construct.Invoke(Key(text, node(target)!, path)) : null;
    }

    static long Key(string text, ObjectBinding target, InputPath path)
    {
        var prefix = target.Node!.Value.Prefix;
        if (NodeId.TryParse(text, out var id) && id.Value.Prefix == prefix)
            return id.Value.Key;
        var asked = $"`{string.Join('.', path.ToList())}` takes the id of a {target.Type.Name} ({prefix}_…)";
        var given = id is null ? "not an id" : "the id of something else";
        path.Fault(GraphQLError.BadArgument(path.ToList(), $"{asked}; {Quote(text)} is {given}."));
        return default;
    }

    bool TakesNull(ParameterInfo parameter) => parameter.ParameterType.IsValueType
        ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            || OptionalOf(parameter.ParameterType) is not null
        : _nullability.Create(parameter).WriteState != NullabilityState.NotNull;

    static Type? OptionalOf(Type clr) =>
        clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(Optional<>) ? clr.GetGenericArguments()[0] : null;

    static Type? ChangedOf(Type clr) =>
        clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(Changes<>) ? clr.GetGenericArguments()[0] : null;

    static object? Missing(ParameterInfo parameter) => parameter switch
    {
        { HasDefaultValue: true, DefaultValue: { } value } => value,
        { ParameterType: { IsValueType: true } type } => Activator.CreateInstance(type),
        _ => null,
    };

    static SourceLocation Located(SourceLocation first, SourceLocation otherwise) =>
        first.File is null ? otherwise : first;

    internal static string Quote(string text) => $"\"{(text.Length <= 64 ? text : text[..64] + "…")}\"";

    static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    static string PascalCase(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
