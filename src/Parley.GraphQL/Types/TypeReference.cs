namespace Parley.GraphQL.Types;

/// <summary>A named type, or a list or non-null of a type (spec 3.4.1).</summary>
public abstract class TypeReference
{
    private protected TypeReference() { }

    /// <summary>As <c>__TypeKind</c> writes it: <c>OBJECT</c>, <c>INPUT_OBJECT</c>, <c>NON_NULL</c> …</summary>
    public abstract string Kind { get; }

    /// <summary>The type without its list and non-null wrappers.</summary>
    public NamedType Named => this switch
    {
        NonNullType n => n.OfType.Named,
        ListType l => l.OfType.Named,
        _ => (NamedType)this,
    };

    /// <summary>This type without an outer non-null.</summary>
    internal TypeReference Nullable => this is NonNullType n ? n.OfType : this;

    public bool IsNonNull => this is NonNullType;

    /// <summary>Arguments and input fields may have it (spec 3.4.2).</summary>
    internal bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Fields may return it (spec 3.4.2).</summary>
    internal bool IsOutputType => Named is not InputObjectType;

    /// <summary>The same named type in the same wrappers.</summary>
    internal bool IsSameAs(TypeReference other) => (this, other) switch
    {
        (NonNullType a, NonNullType b) => a.OfType.IsSameAs(b.OfType),
        (ListType a, ListType b) => a.OfType.IsSameAs(b.OfType),
        _ => ReferenceEquals(this, other),
    };

    /// <summary>
    /// Whether every value of this type is one of <paramref name="super"/> (spec 3.6, IsValidImplementationFieldType).
    /// </summary>
    internal bool IsSubtypeOf(TypeReference super) => (this, super) switch
    {
        (NonNullType a, _) => a.OfType.IsSubtypeOf(super.Nullable),
        (ListType a, ListType b) => a.OfType.IsSubtypeOf(b.OfType),
        (ObjectType a, UnionType b) => b.Types.Contains(a),
        (FieldsType a, InterfaceType b) => a == b || a.Interfaces.Contains(b),
        _ => ReferenceEquals(this, super),
    };

    public abstract override string ToString();
}

sealed class ListType(TypeReference ofType) : TypeReference
{
    public override string Kind => "LIST";
    public TypeReference OfType { get; } = ofType;

    public override string ToString() => $"[{OfType}]";
}

sealed class NonNullType(TypeReference ofType) : TypeReference
{
    public override string Kind => "NON_NULL";
    public TypeReference OfType { get; } = ofType;

    public override string ToString() => $"{OfType}!";
}
