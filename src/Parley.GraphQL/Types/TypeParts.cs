using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>A node and the file it stands in; null for what the specification defines.</summary>
readonly record struct Placed<T>(T Node, Source? Source)
    where T : Node
{
    public SourceLocation Location => At(Node);

    public SourceLocation At(Node part) => Source is null ? default : new SourceLocation(Source, part.Span.Start);

    /// <summary>A part of this node, which stands in the same file.</summary>
    public Placed<TPart> With<TPart>(TPart part)
        where TPart : Node => new(part, Source);
}

/// <summary>All that the SDL says of one type: its definition, then its extensions.</summary>
sealed class TypeParts(Placed<TypeDefinitionNode> definition)
{
    readonly List<Placed<TypeDefinitionNode>> _all = [definition];

    public string Name => Definition.Node.Name.Value;

    /// <summary>Where the type is named in its definition.</summary>
    public SourceLocation Location => Definition.At(Definition.Node.Name);

    public bool IsBuiltIn => Definition.Source is null;

    public Placed<TypeDefinitionNode> Definition => _all[0];

    public IEnumerable<Placed<TypeDefinitionNode>> Extensions => _all.Skip(1);

    public IEnumerable<Placed<DirectiveNode>> Directives => Members(part => part.Directives);

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

    public IEnumerable<Placed<NamedTypeNode>> UnionMembers =>
        Members(part => part is UnionTypeDefinitionNode union ? union.Types : []);

    public IEnumerable<Placed<EnumValueDefinitionNode>> EnumValues =>
        Members(part => part is EnumTypeDefinitionNode type ? type.Values : []);

    public IEnumerable<Placed<InputValueDefinitionNode>> InputFields =>
        Members(part => part is InputObjectTypeDefinitionNode input ? input.Fields : []);

    public void Extend(Placed<TypeDefinitionNode> extension) => _all.Add(extension);

    IEnumerable<Placed<T>> Members<T>(Func<TypeDefinitionNode, IEnumerable<T>> of)
        where T : Node =>
        _all.SelectMany(part => of(part.Node).Select(part.With));
}
