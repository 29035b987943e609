namespace GraphQL.Types;

/// <summary>A named type, or a list or non-null of a type (spec 3.4.1).</summary>
public abstract class TypeReference
{
    /// <summary>The type without its list and non-null wrappers.</summary>
    public NamedType Named => this switch
    {
        NonNullType n => n.OfType.Named,
        ListType l => l.OfType.Named,
        _ => (NamedType)this,
    };

    /// <summary>This type without an outer non-null.</summary>
    public TypeReference Nullable => this is NonNullType n ? n.OfType : this;

    public bool IsNonNull => this is NonNullType;

    public abstract override string ToString();
}

public sealed class ListType(TypeReference ofType) : TypeReference
{
    public TypeReference OfType { get; } = ofType;

    public override string ToString() => $"[{OfType}]";
}

public sealed class NonNullType(TypeReference ofType) : TypeReference
{
    public TypeReference OfType { get; } = ofType;

    public override string ToString() => $"{OfType}!";
}
