namespace Parley.GraphQL.Types.Rules;

/// <summary>What a type must have to implement an interface (spec 3.6, IsValidImplementation).</summary>
static class ImplementationRules
{
    public static void Check(IEnumerable<NamedType> types, SchemaFaults faults)
    {
        foreach (var type in types.OfType<FieldsType>())
        {
            foreach (var @interface in type.Interfaces)
            {
                CheckInherited(type, @interface, faults);
                foreach (var promised in @interface.Fields)
                    CheckField(type, @interface, promised, faults);
            }
        }
    }

    static void CheckInherited(FieldsType type, InterfaceType @interface, SchemaFaults faults)
    {
        foreach (var inherited in @interface.Interfaces)
        {
            if (inherited == type)
                faults.Add(type.Location, $"`{type}` and `{@interface}` implement each other.");
            else if (!type.Interfaces.Contains(inherited))
                faults.Add(type.Location, $"`{type}` must implement `{inherited}` too, because `{@interface}` does.");
        }
    }

    static void CheckField(FieldsType type, InterfaceType @interface, FieldDefinition promised, SchemaFaults faults)
    {
        if (type.Fields.Find(promised.Name) is not { } field)
        {
            var missing = $"{promised.Name}: {promised.Type}";
            faults.Add(type.Location, $"`{type}` must have the field `{missing}` of its interface `{@interface}`.");
            return;
        }
        var (own, its) = (field.Coordinate, promised.Coordinate);
        if (!field.Type.IsSubtypeOf(promised.Type))
            faults.Add(field.Location, $"`{own}` is `{field.Type}`, but `{its}` promises `{promised.Type}`.");
        if (field.DeprecationReason is not null && promised.DeprecationReason is null)
            faults.Add(field.Location, $"`{own}` must not be deprecated while `{its}` is not.");
        foreach (var argument in promised.Arguments)
            CheckArgument(field, argument, faults);
        foreach (var further in field.Arguments.Where(a => a.IsRequired && !promised.Arguments.Contains(a.Name)))
            faults.Add(further.Location, $"`{further.Coordinate}` must be optional, because `{its}` does not have it.");
    }

    static void CheckArgument(FieldDefinition field, InputValueDefinition promised, SchemaFaults faults)
    {
        var (its, type) = (promised.Coordinate, promised.Type);
        if (field.Arguments.Find(promised.Name) is not { } own)
            faults.Add(field.Location, $"`{field.Coordinate}` must take `{promised.Name}: {type}` as `{its}` does.");
        else if (!own.Type.IsSameAs(type))
            faults.Add(own.Location, $"`{own.Coordinate}` takes `{own.Type}`, but must take `{type}` as `{its}` does.");
    }
}
