using System.Linq.Expressions;
using System.Reflection;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>
/// Binds what needs no line, as it has the same name on both sides: a field and the member (<c>fullName</c>,
/// <c>FullName</c>), a type that a bound field gives and the class of what it gives, a node and the member with its key
/// (<c>home</c>, <c>HomeId</c>). It looks for names only: what has the name and does not fit is a fault.
/// </summary>
sealed class Convention(SchemaBinder schema, Database? database)
{
    readonly NullabilityInfoContext _nullability = new();
    readonly Queue<ObjectBinding> _found = [];

    public void Bind(IReadOnlyDictionary<ObjectType, ObjectBinding> objects)
    {
        foreach (var binding in objects.Values)
            _found.Enqueue(binding);
        while (_found.TryDequeue(out var binding))
        {
            if (!binding.IsRoot)
                BindFields(binding, objects);
            foreach (var field in binding.Fields.Values)
            {
                if (field.Objects is var (type, clr) && !objects.ContainsKey(type) && type.Name == clr.Name)
                    _found.Enqueue(schema.Bind(type, clr));
            }
        }
    }

    void BindFields(ObjectBinding binding, IReadOnlyDictionary<ObjectType, ObjectBinding> objects)
    {
        var members = Members(binding.Clr);
        foreach (var field in binding.Type.Fields.Where(f => !binding.Has(f.Name)))
        {
            if (members.TryGetValue(MemberOf(field.Name), out var member))
                BindMember(binding, field, member);
            else if (members.TryGetValue(KeyOf(field.Name), out var key)
                && (Nullable.GetUnderlyingType(key.PropertyType) ?? key.PropertyType) == typeof(long)
                && field.Type.Nullable is ObjectType target
                && objects.GetValueOrDefault(target)?.Node is var (_, rows))
                schema.Add(binding, field.Name, f => new OneBinding(f, Read(binding, key), rows));
        }
    }

    void BindMember(ObjectBinding binding, FieldDefinition field, PropertyInfo member)
    {
        if (!binding.IsRow)
            schema.Add(binding, field.Name, f => Value(binding, f, member));
        else if (field.Type.Named is not CompositeType)
            schema.AddColumn(binding, field.Name, Read(binding, member), member.PropertyType, (leaf, _) => leaf);
        else
            schema.Add(binding, field.Name, f => Join(binding, f, member));
    }

    ValueBinding? Value(ObjectBinding binding, FieldDefinition field, PropertyInfo member)
    {
        if (!MayBeNull(field.Type, member))
        {
            var read = Getter.Compile(member, binding.Clr);
            return new ValueBinding(field, member.PropertyType, (value, _) => read(value));
        }
        schema.Fault(
            field.Location,
            $"{binding.Type.Name}.{field.Name} is {field.Type}, but {binding.Clr.Name}.{member.Name} may be null");
        return null;
    }

    JoinBinding? Join(ObjectBinding binding, FieldDefinition field, PropertyInfo member)
    {
        if (field.Type.Nullable is not ListType && database!.IsRow(member.PropertyType))
            return new JoinBinding(field, Read(binding, member));
        var (coordinate, clr) = ($"{binding.Type.Name}.{field.Name}", $"{binding.Clr.Name}.{member.Name}");
        schema.Fault(
            field.Location,
            LeafWriter.ElementType(member.PropertyType) is { } row && database!.IsRow(row)
                ? $"{coordinate} is {field.Type}, and {clr} does not say in which order; bind it with Many"
                : $"{coordinate} is {field.Type}, which a {SchemaBinder.NameOf(member.PropertyType)} cannot give");
        return null;
    }

    bool MayBeNull(TypeReference type, PropertyInfo member) =>
        // Most can be told by a look at the type, which is cheap.
        type.IsNonNull && Nullable.GetUnderlyingType(member.PropertyType) is not null
        || (!member.PropertyType.IsValueType && MayBeNull(type, _nullability.Create(member)));

    static bool MayBeNull(TypeReference type, NullabilityInfo clr) =>
        (type.IsNonNull && clr.ReadState == NullabilityState.Nullable)
        || (type.Nullable is ListType list && ElementOf(clr) is { } element && MayBeNull(list.OfType, element));

    static NullabilityInfo? ElementOf(NullabilityInfo list) =>
        list.ElementType ?? (list.GenericTypeArguments is [var element] ? element : null);

    /// <summary><c>x => x.FullName</c>.</summary>
    static LambdaExpression Read(ObjectBinding binding, PropertyInfo member)
    {
        var row = Expression.Parameter(binding.Clr, binding.Clr.Name);
        return Expression.Lambda(Expression.Property(row, member), row);
    }

    /// <summary>Why a field is not answered without a line, as the end of a sentence.</summary>
    public static string Lack(ObjectBinding binding, FieldDefinition field)
    {
        var (clr, members) = (binding.Clr.Name, Members(binding.Clr));
        if (members.ContainsKey(KeyOf(field.Name)))
            return $", as {clr} has no {MemberOf(field.Name)}, and its {KeyOf(field.Name)} is not the key of a node";
        var near = DidYouMean.Suffix(
            MemberOf(field.Name), members.Keys.Except(binding.Type.Fields.Select(f => MemberOf(f.Name))));
        return $", as {clr} has no {MemberOf(field.Name)}.{near}".TrimEnd('.');
    }

    /// <summary>What can be read of the objects of a class, by name.</summary>
    static Dictionary<string, PropertyInfo> Members(Type clr)
    {
        var members = new Dictionary<string, PropertyInfo>(StringComparer.Ordinal);
        // From the class itself to what it is derived from, whose members it may hide. Each as its own class has it, as
        // in an expression that was written out: planning tells by it that two ask for the same.
        for (var type = clr; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetProperties(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (member.GetMethod is { IsPublic: true } && member.GetIndexParameters().Length == 0)
                    members.TryAdd(member.Name, member);
            }
        }
        return members;
    }

    static string MemberOf(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    static string KeyOf(string field) => $"{MemberOf(field)}Id";
}
