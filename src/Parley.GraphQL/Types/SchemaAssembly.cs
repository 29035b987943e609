using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>
/// Makes types and directives of the merged SDL and resolves the names in it. After a fault it goes on with the best
/// that can be made of it, so that the rules can look for more.
/// </summary>
sealed class SchemaAssembly
{
    public const string DefaultDeprecationReason = "No longer supported";

    readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    readonly Dictionary<string, NamedType> _unknownTypes = new(StringComparer.Ordinal);
    readonly SchemaFaults _faults;

    public SchemaAssembly(MergedSdl sdl, IReadOnlyDictionary<string, ScalarCoercion>? scalars, SchemaFaults faults)
    {
        _faults = faults;
        // All types first, so that a reference finds its type wherever that is defined.
        foreach (var parts in sdl.Types)
            _types.Add(parts.Name, Create(parts));
        foreach (var parts in sdl.Types)
            Fill(_types[parts.Name], parts);
        Directives = new OrderedMap<DirectiveDefinition>(sdl.Directives.Select(BuildDirective), d => d.Name);

        var metaFields = (ObjectType)_types[SpecifiedDefinitions.MetaFields];
        _types.Remove(metaFields.Name);
        MetaFields = metaFields.Fields;
        UseCoercions(scalars);
    }

    /// <summary>The SDL's types in its order, then all that the specification defines.</summary>
    public IReadOnlyCollection<NamedType> Types => _types.Values;

    public OrderedMap<DirectiveDefinition> Directives { get; }

    public OrderedMap<FieldDefinition> MetaFields { get; }

    public NamedType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>Every argument and every input field.</summary>
    public IEnumerable<InputValueDefinition> InputValues =>
        Directives.SelectMany(directive => directive.Arguments)
            .Concat(Fields.SelectMany(definition => definition.Arguments))
            .Concat(_types.Values.OfType<InputObjectType>().SelectMany(type => type.Fields));

    IEnumerable<FieldDefinition> Fields => _types.Values.OfType<FieldsType>().SelectMany(type => type.Fields);

    /// <summary>Spec 3.5: a built-in scalar that nothing refers to is not part of the schema.</summary>
    public OrderedMap<NamedType> TypesInUse()
    {
        var referredTo = InputValues.Select(value => value.Type.Named)
            .Concat(Fields.Select(field => field.Type.Named))
            .ToHashSet();
        var inUse = _types.Values.Where(type => !SpecifiedDefinitions.IsScalar(type.Name) || referredTo.Contains(type));
        return new OrderedMap<NamedType>(inUse, type => type.Name);
    }

    /// <summary>The type of that name; where there is none a fault, and something that stands for it.</summary>
    public NamedType Resolve(Placed<NamedTypeNode> reference, string coordinate)
    {
        var name = reference.Node.Name.Value;
        if (_types.TryGetValue(name, out var type) || _unknownTypes.TryGetValue(name, out type))
            return type;
        var suggestion = DidYouMean.Suffix(name, _types.Keys);
        _faults.Add(reference.Location, $"`{coordinate}` refers to `{name}`, but there is no such type.{suggestion}");
        return _unknownTypes[name] = new ScalarType(name);
    }

    static NamedType Create(TypeParts parts)
    {
        NamedType type = parts.Definition.Node switch
        {
            ScalarTypeDefinitionNode => new ScalarType(parts.Name),
            ObjectTypeDefinitionNode => new ObjectType(parts.Name),
            InterfaceTypeDefinitionNode => new InterfaceType(parts.Name),
            UnionTypeDefinitionNode => new UnionType(parts.Name),
            EnumTypeDefinitionNode => new EnumType(parts.Name),
            _ => new InputObjectType(parts.Name),
        };
        type.Description = parts.Definition.Node.Description?.Value;
        type.Location = parts.Definition.At(parts.Definition.Node.Name);
        type.Directives = [.. parts.Directives.Select(directive => directive.Node)];
        return type;
    }

    void Fill(NamedType type, TypeParts parts)
    {
        switch (type)
        {
            case ScalarType scalar:
                scalar.SpecifiedByUrl = Text(Applied(type.Directives, "specifiedBy"), "url");
                break;
            case FieldsType fields:
                fields.Fields = BuildFields(parts);
                fields.Interfaces = BuildInterfaces(parts);
                NotEmpty(type, fields.Fields.Count, "field");
                break;
            case UnionType union:
                union.Types = BuildMembers(parts);
                NotEmpty(type, parts.UnionMembers.Count(), "member type");
                break;
            case EnumType @enum:
                @enum.Values = BuildEnumValues(parts);
                NotEmpty(type, @enum.Values.Count, "value");
                break;
            case InputObjectType input:
                input.Fields = BuildInputValues(parts.InputFields, name => $"{parts.Name}.{name}");
                input.IsOneOf = Applied(type.Directives, "oneOf") is not null;
                NotEmpty(type, input.Fields.Count, "field");
                break;
        }
    }

    OrderedMap<FieldDefinition> BuildFields(TypeParts parts)
    {
        string Coordinate(string name) => parts.Name == SpecifiedDefinitions.MetaFields ? name : $"{parts.Name}.{name}";
        var fields = Unique(parts.Fields, field => field.Name, Coordinate).Select(field =>
        {
            var coordinate = Coordinate(field.Node.Name.Value);
            return new FieldDefinition(field.Node.Name.Value)
            {
                Coordinate = coordinate,
                Description = field.Node.Description?.Value,
                Location = field.At(field.Node.Name),
                Arguments = BuildInputValues(
                    field.Node.Arguments.Select(field.With), name => $"{coordinate}({name}:)"),
                Type = OutputType(field.With(field.Node.Type), coordinate),
                Directives = field.Node.Directives,
                DeprecationReason = DeprecationReason(field.Node.Directives),
            };
        });
        return new OrderedMap<FieldDefinition>(fields, field => field.Name);
    }

    OrderedMap<InputValueDefinition> BuildInputValues(
        IEnumerable<Placed<InputValueDefinitionNode>> nodes, Func<string, string> coordinate)
    {
        var values = Unique(nodes, value => value.Name, coordinate).Select(value =>
        {
            var name = value.Node.Name.Value;
            return new InputValueDefinition(name)
            {
                Coordinate = coordinate(name),
                Description = value.Node.Description?.Value,
                Location = value.At(value.Node.Name),
                Type = InputType(value.With(value.Node.Type), coordinate(name)),
                DefaultValue = value.Node.DefaultValue,
                Directives = value.Node.Directives,
                DeprecationReason = DeprecationReason(value.Node.Directives),
            };
        });
        return new OrderedMap<InputValueDefinition>(values, value => value.Name);
    }

    OrderedMap<EnumValueDefinition> BuildEnumValues(TypeParts parts)
    {
        string Coordinate(string name) => $"{parts.Name}.{name}";
        var values = Unique(parts.EnumValues, value => value.Name, Coordinate).Select(value =>
        {
            var name = value.Node.Name.Value;
            return new EnumValueDefinition(name)
            {
                Coordinate = Coordinate(name),
                Description = value.Node.Description?.Value,
                Location = value.At(value.Node.Name),
                Directives = value.Node.Directives,
                DeprecationReason = DeprecationReason(value.Node.Directives),
            };
        });
        return new OrderedMap<EnumValueDefinition>(values, value => value.Name);
    }

    List<InterfaceType> BuildInterfaces(TypeParts parts)
    {
        var interfaces = new List<InterfaceType>();
        foreach (var reference in parts.Interfaces)
        {
            var type = Resolve(reference, parts.Name);
            if (type is not InterfaceType @interface)
                Refuse(reference, type, $"`{parts.Name}` cannot implement `{type}`", "an interface");
            else if (@interface.Name == parts.Name)
                _faults.Add(reference.Location, $"`{parts.Name}` cannot implement itself.");
            else if (interfaces.Contains(@interface))
                _faults.Add(reference.Location, $"`{parts.Name}` names the interface `{type}` twice.");
            else
                interfaces.Add(@interface);
        }
        return interfaces;
    }

    List<ObjectType> BuildMembers(TypeParts parts)
    {
        var members = new List<ObjectType>();
        foreach (var reference in parts.UnionMembers)
        {
            var type = Resolve(reference, parts.Name);
            if (type is not ObjectType member)
                Refuse(reference, type, $"`{parts.Name}` cannot have the member `{type}`", "an object type");
            else if (members.Contains(member))
                _faults.Add(reference.Location, $"`{parts.Name}` names the member `{type}` twice.");
            else
                members.Add(member);
        }
        return members;
    }

    void Refuse(Placed<NamedTypeNode> reference, NamedType type, string message, string expected)
    {
        // A type that is not known was told already.
        if (!_unknownTypes.ContainsKey(type.Name))
            _faults.Add(reference.Location, $"{message}: it is {Describe(type)}, not {expected}.");
    }

    DirectiveDefinition BuildDirective(Placed<DirectiveDefinitionNode> directive)
    {
        var node = directive.Node;
        return new DirectiveDefinition(node.Name.Value)
        {
            Description = node.Description?.Value,
            Location = directive.At(node.Name),
            Arguments = BuildInputValues(node.Arguments.Select(directive.With), name => $"@{node.Name}({name}:)"),
            IsRepeatable = node.Repeatable,
            Locations = [.. node.Locations.Select(location => location.Value)],
        };
    }

    TypeReference OutputType(Placed<TypeNode> node, string coordinate)
    {
        var type = Reference(node, coordinate);
        if (type.IsOutputType)
            return type;
        var what = Describe(type.Named);
        _faults.Add(node.Location, $"`{coordinate}` cannot return `{type}`: it is {what}, which is for input only.");
        return type;
    }

    TypeReference InputType(Placed<TypeNode> node, string coordinate)
    {
        var type = Reference(node, coordinate);
        if (type.IsInputType)
            return type;
        var what = Describe(type.Named);
        _faults.Add(node.Location, $"`{coordinate}` cannot take `{type}`: it is {what}, which is for output only.");
        return type;
    }

    TypeReference Reference(Placed<TypeNode> node, string coordinate) => node.Node switch
    {
        NonNullTypeNode nonNull => new NonNullType(Reference(node.With(nonNull.Type), coordinate)),
        ListTypeNode list => new ListType(Reference(node.With(list.Type), coordinate)),
        _ => Resolve(node.With((NamedTypeNode)node.Node), coordinate),
    };

    /// <summary>The first of each name; the others are faults.</summary>
    IEnumerable<Placed<T>> Unique<T>(
        IEnumerable<Placed<T>> members, Func<T, NameNode> nameOf, Func<string, string> coordinate)
        where T : Node
    {
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var name = nameOf(member.Node);
            var at = member.At(name);
            ReservedNames.Check(at, name.Value, coordinate(name.Value), _faults);
            if (seen.TryAdd(name.Value, at))
                yield return member;
            else
                _faults.Add(at, $"`{coordinate(name.Value)}` is defined twice; first at {seen[name.Value]}.");
        }
    }

    void NotEmpty(NamedType type, int count, string what)
    {
        if (count == 0)
            _faults.Add(type.Location, $"`{type}` must have at least one {what}.");
    }

    void UseCoercions(IReadOnlyDictionary<string, ScalarCoercion>? scalars)
    {
        foreach (var (name, coercion) in BuiltInScalars.Coercions)
            ((ScalarType)_types[name]).Coercion = coercion;
        if (scalars is null)
            return;
        var custom = _types.Values.OfType<ScalarType>().Where(scalar => !scalar.IsBuiltIn).ToDictionary(s => s.Name);
        foreach (var (name, coercion) in scalars)
        {
            if (custom.TryGetValue(name, out var scalar))
                scalar.Coercion = coercion;
            else
                RefuseCoercion(name, DidYouMean.Suffix(name, custom.Keys));
        }
    }

    void RefuseCoercion(string name, string suggestion) =>
        _faults.Add(default, $"A coercion is given for `{name}`, but the SDL has no such scalar.{suggestion}");

    static string Describe(NamedType type) => type switch
    {
        ScalarType => "a scalar",
        ObjectType => "an object type",
        InterfaceType => "an interface",
        UnionType => "a union",
        EnumType => "an enum",
        _ => "an input object",
    };

    static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives) =>
        Applied(directives, "deprecated") is { } deprecated
            ? Text(deprecated, "reason") ?? DefaultDeprecationReason
            : null;

    static DirectiveNode? Applied(IReadOnlyList<DirectiveNode> directives, string name) =>
        directives.FirstOrDefault(directive => directive.Name.Value == name);

    static string? Text(DirectiveNode? directive, string argument) =>
        (directive?.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value as StringValueNode)?.Value;
}
