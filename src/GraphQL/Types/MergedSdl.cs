using GraphQL.Errors;
using GraphQL.Language;

namespace GraphQL.Types;

/// <summary>A node and the file it stands in; null for what the specification defines.</summary>
readonly record struct Placed<T>(T Node, Source? Source)
    where T : Node
{
    public SourceLocation At(Node part) => Source is null ? default : new SourceLocation(Source, part.Span.Start);
}

/// <summary>All that the SDL says of one type: its definition, then its extensions.</summary>
sealed class TypeParts(Placed<TypeDefinitionNode> definition)
{
    readonly List<Placed<TypeDefinitionNode>> _all = [definition];

    public string Name => Definition.Node.Name.Value;
    public Placed<TypeDefinitionNode> Definition => _all[0];
    public IReadOnlyList<Placed<TypeDefinitionNode>> All => _all;

    public void Extend(Placed<TypeDefinitionNode> extension) => _all.Add(extension);

    /// <summary>What <paramref name="of"/> finds in each part, with the file of that part.</summary>
    public IEnumerable<Placed<T>> Members<T>(Func<TypeDefinitionNode, IEnumerable<T>> of)
        where T : Node =>
        _all.SelectMany(part => of(part.Node).Select(member => new Placed<T>(member, part.Source)));

    public IEnumerable<Placed<FieldDefinitionNode>> Fields => Members(part => part switch
    {
        ObjectTypeDefinitionNode type => type.Fields,
        InterfaceTypeDefinitionNode type => type.Fields,
        _ => [],
    });

    public IEnumerable<Placed<NamedTypeNode>> Interfaces => Members(part => part switch
    {
        ObjectTypeDefinitionNode type => type.Interfaces,
        InterfaceTypeDefinitionNode type => type.Interfaces,
        _ => [],
    });

    public IEnumerable<Placed<NamedTypeNode>> UnionMembers => Members(part => part is UnionTypeDefinitionNode union ? union.Types : []);

    public IEnumerable<Placed<EnumValueDefinitionNode>> EnumValues => Members(part => part is EnumTypeDefinitionNode e ? e.Values : []);

    public IEnumerable<Placed<InputValueDefinitionNode>> InputFields =>
        Members(part => part is InputObjectTypeDefinitionNode input ? input.Fields : []);

    public IEnumerable<Placed<DirectiveNode>> Directives => Members(part => part.Directives);
}

/// <summary>The definitions of all files by name, each with its extensions wherever they stand (spec 3.1 to 3.4).</summary>
sealed class MergedSdl
{
    readonly Dictionary<string, TypeParts> _types = new(StringComparer.Ordinal);
    readonly Dictionary<string, Placed<DirectiveDefinitionNode>> _directives = new(StringComparer.Ordinal);
    readonly List<Placed<SchemaDefinitionNode>> _schema = [];
    readonly SchemaFaults _faults;

    public MergedSdl(IReadOnlyList<DocumentNode> documents, SchemaFaults faults)
    {
        _faults = faults;
        foreach (var type in SpecifiedDefinitions.Document.Definitions.OfType<TypeDefinitionNode>())
            _types.Add(type.Name.Value, new TypeParts(new Placed<TypeDefinitionNode>(type, null)));

        var placed = documents
            .SelectMany(document => document.Definitions.Select(d => new Placed<DefinitionNode>(d, document.Source)))
            .ToArray();
        foreach (var definition in placed)
            AddDefinition(definition);
        foreach (var definition in placed)
            AddExtension(definition);

        foreach (var directive in SpecifiedDefinitions.Document.Definitions.OfType<DirectiveDefinitionNode>())
            _directives.TryAdd(directive.Name.Value, new Placed<DirectiveDefinitionNode>(directive, null));
    }

    /// <summary>The SDL's types in its order, then those the specification defines.</summary>
    public IEnumerable<TypeParts> Types => _types.Values.OrderBy(type => type.Definition.Source is null);

    /// <summary>The SDL's directives in its order, then the specified ones it does not define itself.</summary>
    public IEnumerable<Placed<DirectiveDefinitionNode>> Directives => _directives.Values;

    /// <summary>The schema definition where there is one, then its extensions.</summary>
    public IReadOnlyList<Placed<SchemaDefinitionNode>> Schema => _schema;

    public bool HasSchemaDefinition => _schema is [{ Node.Extend: false }, ..];

    void AddDefinition(Placed<DefinitionNode> definition)
    {
        var (node, source) = definition;
        switch (node)
        {
            case TypeDefinitionNode { Extend: false } type:
                AddType(new Placed<TypeDefinitionNode>(type, source));
                break;
            case DirectiveDefinitionNode directive:
                AddDirective(new Placed<DirectiveDefinitionNode>(directive, source));
                break;
            case SchemaDefinitionNode { Extend: false } when HasSchemaDefinition:
                _faults.Add(source, node, $"The schema is defined twice; first at {At(_schema[0].At(_schema[0].Node))}.");
                break;
            case SchemaDefinitionNode { Extend: false } schema:
                _schema.Add(new Placed<SchemaDefinitionNode>(schema, source));
                break;
            case ExecutableDefinitionNode:
                _faults.Add(source, node, "An operation or fragment has no place in a schema.");
                break;
        }
    }

    void AddExtension(Placed<DefinitionNode> definition)
    {
        var (node, source) = definition;
        switch (node)
        {
            case TypeDefinitionNode { Extend: true } type:
                ExtendType(new Placed<TypeDefinitionNode>(type, source));
                break;
            case SchemaDefinitionNode { Extend: true } schema:
                _schema.Add(new Placed<SchemaDefinitionNode>(schema, source));
                break;
        }
    }

    void AddType(Placed<TypeDefinitionNode> type)
    {
        var name = type.Node.Name;
        ReservedNames.Check(type.At(name), name.Value, name.Value, _faults);
        if (_types.TryAdd(name.Value, new TypeParts(type)))
            return;
        var first = _types[name.Value].Definition;
        _faults.Add(type.At(name), first.Source is null
            ? $"`{name}` is a built-in type and cannot be defined anew."
            : $"`{name}` is defined twice; first at {At(first.At(first.Node.Name))}.");
    }

    void AddDirective(Placed<DirectiveDefinitionNode> directive)
    {
        var name = directive.Node.Name;
        ReservedNames.Check(directive.At(name), name.Value, $"@{name}", _faults);
        if (_directives.TryAdd(name.Value, directive))
            return;
        var first = _directives[name.Value];
        _faults.Add(directive.At(name), $"`@{name}` is defined twice; first at {At(first.At(first.Node.Name))}.");
    }

    void ExtendType(Placed<TypeDefinitionNode> extension)
    {
        var name = extension.Node.Name;
        if (!_types.TryGetValue(name.Value, out var type))
            _faults.Add(extension.At(name), $"`{name}` cannot be extended: no such type is defined.{DidYouMean.Suffix(name.Value, _types.Keys)}");
        else if (type.Definition.Source is null)
            _faults.Add(extension.At(name), $"`{name}` cannot be extended: it is a built-in type.");
        else if (type.Definition.Node.GetType() != extension.Node.GetType())
            _faults.Add(extension.At(name), $"`{name}` cannot be extended as {Keyword(extension.Node)}: it is defined as {Keyword(type.Definition.Node)} at {At(type.Definition.At(type.Definition.Node.Name))}.");
        else
            type.Extend(extension);
    }

    static string At(SourceLocation location) => location.ToString();

    static string Keyword(TypeDefinitionNode node) => node switch
    {
        ScalarTypeDefinitionNode => "a scalar",
        ObjectTypeDefinitionNode => "a type",
        InterfaceTypeDefinitionNode => "an interface",
        UnionTypeDefinitionNode => "a union",
        EnumTypeDefinitionNode => "an enum",
        _ => "an input",
    };
}
