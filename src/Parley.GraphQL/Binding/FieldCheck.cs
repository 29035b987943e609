using System.Linq.Expressions;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>Holds what answers one field against what the SDL says of it.</summary>
sealed class FieldCheck(
    Schema schema, ObjectBinding type, FieldBinding bound, IReadOnlyDictionary<ObjectType, ObjectBinding> objects,
    Action<SourceLocation, string> fault)
{
    readonly FieldDefinition _field = bound.Field;

    bool IsList => _field.Type.Nullable is ListType;

    public void Run()
    {
        var isSubscription = type.Type == schema.Subscription;
        if (isSubscription && !bound.IsOfSubscription)
            Fault("is a subscription; what answers it is a Stream");
        if (!isSubscription && bound.IsOfSubscription)
            Fault($"is bound to a Stream, but {type.Type.Name} is not the subscription root");
        if (bound.Access is { Visible: not null } or { Noted: not null } && !type.IsRow)
            Fault($"is seen row by row, but {type.Type.Name} is answered from memory");
        if (bound.Access?.Visible is not null && _field.Type.IsNonNull && !IsList && bound.Connection is null)
            Fault($"may be hidden, so it must be nullable, a list or a page; it is {_field.Type}");
        bound.Check(this);
        var untaken = _field.Arguments.Select(a => a.Name).Where(a => !bound.Takes(a)).ToList();
        if (untaken.Count > 0)
            Fault($"has arguments ({string.Join(", ", untaken)}) that its binding does not take");
    }

    /// <param name="what">The rest of a sentence that begins with the field.</param>
    public void Fault(string what) => fault(_field.Location, $"{type.Type.Name}.{_field.Name} {what}");

    public bool OneRow()
    {
        if (IsList)
            Fault($"is {_field.Type}, but bound to one row; use Many");
        return !IsList;
    }

    public bool ManyRows()
    {
        if (!IsList)
            Fault($"is {_field.Type}, but bound to many rows; use One");
        return IsList;
    }

    /// <summary>Rows of the class that the field's type is bound to.</summary>
    public void Rows(Type row) => Rows(row, _field.Type.Named);

    public void Rows(Type row, NamedType named)
    {
        if (named is not ObjectType target)
            Fault($"is {_field.Type}; rows are answered only for an object type");
        else if (objects.TryGetValue(target, out var binding) && (!binding.IsRow || !row.IsAssignableTo(binding.Clr)))
            Fault(
                $"gives rows of {row.Name}, but {target.Name} is bound to "
                + $"{binding.Clr.Name}{(binding.IsRow ? "" : ", which is in memory")}");
    }

    public void NotNull(LambdaExpression read)
    {
        if (_field.Type.IsNonNull && SchemaBinder.MayBeNull(read))
            Fault($"is {_field.Type}, but {read.Body} may be null");
    }

    public void Order(IReadOnlyList<SortKey> order)
    {
        if (order.Count == 0)
            Fault("is a page without an order; give its sort keys, the last one unique");
        foreach (var (key, _) in order)
        {
            if (SchemaBinder.MayBeNull(key))
                Fault($"is ordered by {key.Body}, which may be null");
            else if (!SortKey.CanBe(key.ReturnType))
                Fault(
                    $"is ordered by {key.Body}; a sort key is a whole number, an enum, a date, an instant or a string");
        }
    }

    /// <summary>A value in memory, with what lies in it.</summary>
    public void Value(Type clr)
    {
        var sdl = _field.Type;
        if (sdl.IsNonNull && Nullable.GetUnderlyingType(clr) is not null)
        {
            Fault($"is {sdl}, which a {SchemaBinder.NameOf(clr)} cannot give");
            return;
        }
        if (sdl.Named is ScalarType or EnumType)
        {
            if (LeafWriter.For(sdl.Nullable, clr) is null)
                Fault($"is {sdl}, which a {clr.Name} cannot give{EnumNames.Difference(sdl, clr)}");
            return;
        }
        while (sdl.Nullable is ListType list)
        {
            if (LeafWriter.ElementType(clr) is not { } element)
            {
                Fault($"is {_field.Type}, which a {clr.Name} cannot give");
                return;
            }
            (sdl, clr) = (list.OfType, element);
        }
        if (sdl.Named is ObjectType target && objects.TryGetValue(target, out var binding)
            && !clr.IsAssignableTo(binding.Clr))
            Fault($"gives {clr.Name}, but {target.Name} is bound to {binding.Clr.Name}");
        // Which of several types an object is of, it tells at run time.
        if (sdl.Named is InterfaceType or UnionType
            && schema.PossibleTypes((CompositeType)sdl.Named).Select(objects.GetValueOrDefault).OfType<ObjectBinding>()
                .ToList() is { Count: > 0 } possible
            && !possible.Exists(p => clr.IsAssignableFrom(p.Clr) || clr.IsAssignableTo(p.Clr)))
            Fault($"gives {clr.Name}, but no type of {sdl.Named.Name} is bound to that");
    }
}
