using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>
/// The definitions of all files by name, each with its extensions wherever they stand (spec 3.2, 3.4.3), together with
/// what the specification itself defines.
/// </summary>
sealed class MergedSdl
{
    readonly Dictionary<string, TypeParts> _types = new(StringComparer.Ordinal);
    readonly Dictionary<string, Placed<DirectiveDefinitionNode>> _directives = new(StringComparer.Ordinal);
    readonly List<Placed<SchemaDefinitionNode>> _schema = [];
    readonly SchemaFaults _faults;

    public MergedSdl(IReadOnlyList<DocumentNode> documents, SchemaFaults faults)
    {
        _faults = faults;
        var specified = SpecifiedDefinitions.Document.Definitions;
        foreach (var type in specified.OfType<TypeDefinitionNode>())
            _types.Add(type.Name.Value, new TypeParts(new Placed<TypeDefinitionNode>(type, null)));

        var definitions = documents
            .SelectMany(document => document.Definitions.Select(d => new Placed<DefinitionNode>(d, document.Source)))
            .ToArray();
        // All definitions before any extension: the order of the files must not matter.
        foreach (var definition in definitions)
            AddDefinition(definition);
        foreach (var definition in definitions)
            AddExtension(definition);

        foreach (var directive in specified.OfType<DirectiveDefinitionNode>())
            _directives.TryAdd(directive.Name.Value, new Placed<DirectiveDefinitionNode>(directive, null));
    }

    /// <summary>The SDL's types in its order, then those the specification defines.</summary>
    public IEnumerable<TypeParts> Types => _types.Values.OrderBy(type => type.IsBuiltIn);

    /// <summary>The SDL's directives in its order, then the specified ones it does not define itself.</summary>
    public IEnumerable<Placed<DirectiveDefinitionNode>> Directives => _directives.Values;

    /// <summary>The schema definition where there is one, then its extensions.</summary>
    public IReadOnlyList<Placed<SchemaDefinitionNode>> Schema => _schema;

    public bool HasSchemaDefinition => _schema is [{ Node.Extend: false }, ..];

    void AddDefinition(Placed<DefinitionNode> definition)
    {
        switch (definition.Node)
        {
            case TypeDefinitionNode { Extend: false } type:
                AddType(definition.With(type));
                break;
            case DirectiveDefinitionNode directive:
                AddDirective(definition.With(directive));
                break;
            case SchemaDefinitionNode { Extend: false } when HasSchemaDefinition:
                _faults.Add(definition.Location, $"The schema is defined twice; first at {_schema[0].Location}.");
                break;
            case SchemaDefinitionNode { Extend: false } schema:
                _schema.Add(definition.With(schema));
                break;
            case ExecutableDefinitionNode:
                _faults.Add(definition.Location, "An operation or fragment has no place in a schema.");
                break;
        }
    }

    void AddExtension(Placed<DefinitionNode> definition)
    {
        switch (definition.Node)
        {
            case TypeDefinitionNode { Extend: true } type:
                ExtendType(definition.With(type));
                break;
            case SchemaDefinitionNode { Extend: true } schema:
                _schema.Add(definition.With(schema));
                break;
        }
    }

    void AddType(Placed<TypeDefinitionNode> type)
    {
        var name = type.Node.Name;
        ReservedNames.Check(type.At(name), name.Value, name.Value, _faults);
        if (_types.TryAdd(name.Value, new TypeParts(type)))
            return;
        var first = _types[name.Value];
        _faults.Add(type.At(name), first.IsBuiltIn
            ? $"`{name}` is a built-in type and cannot be defined anew."
            : $"`{name}` is defined twice; first at {first.Location}.");
    }

    void AddDirective(Placed<DirectiveDefinitionNode> directive)
    {
        var name = directive.Node.Name;
        ReservedNames.Check(directive.At(name), name.Value, $"@{name}", _faults);
        if (_directives.TryAdd(name.Value, directive))
            return;
        var first = _directives[name.Value];
        _faults.Add(directive.At(name), $"`@{name}` is defined twice; first at {first.At(first.Node.Name)}.");
    }

    void ExtendType(Placed<TypeDefinitionNode> extension)
    {
        var name = extension.Node.Name.Value;
        if (!_types.TryGetValue(name, out var type))
            Refuse($"no such type is defined.{DidYouMean.Suffix(name, _types.Keys)}");
        else if (type.IsBuiltIn)
            Refuse("it is a built-in type.");
        else if (type.Definition.Node.GetType() != extension.Node.GetType())
            Refuse($"`extend {Keyword(extension)}` does not go with `{Keyword(type.Definition)}` at {type.Location}.");
        else
            type.Extend(extension);

        void Refuse(string reason) =>
            _faults.Add(extension.At(extension.Node.Name), $"`{name}` cannot be extended: {reason}");
    }

    static string Keyword(Placed<TypeDefinitionNode> type) => type.Node switch
    {
        ScalarTypeDefinitionNode => "scalar",
        ObjectTypeDefinitionNode => "type",
        InterfaceTypeDefinitionNode => "interface",
        UnionTypeDefinitionNode => "union",
        EnumTypeDefinitionNode => "enum",
        _ => "input",
    };
}
