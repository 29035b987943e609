namespace GraphQL.Types.Rules;

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
                faults.Add(type.Location, $"`{type}` must implement `{inherited}` too, because its interface `{@interface}` does.");
        }
    }

    static void CheckField(FieldsType type, InterfaceType @interface, FieldDefinition promised, SchemaFaults faults)
    {
        if (type.Fields.Find(promised.Name) is not { } field)
        {
            faults.Add(type.Location, $"`{type}` must have the field `{promised.Name}: {promised.Type}` of its interface `{@interface}`.");
            return;
        }
        if (!field.Type.IsSubtypeOf(promised.Type))
            faults.Add(field.Location, $"`{field.Coordinate}` is `{field.Type}`, but `{promised.Coordinate}` promises `{promised.Type}`.");
        if (field.DeprecationReason is not null && promised.DeprecationReason is null)
            faults.Add(field.Location, $"`{field.Coordinate}` must not be deprecated while `{promised.Coordinate}` is not.");
        foreach (var argument in promised.Arguments)
            CheckArgument(field, promised, argument, faults);
        foreach (var further in field.Arguments.Where(a => a.IsRequired && !promised.Arguments.Contains(a.Name)))
            faults.Add(further.Location, $"`{further.Coordinate}` must be optional, because `{promised.Coordinate}` does not have it.");
    }

    static void CheckArgument(FieldDefinition field, FieldDefinition promised, InputValueDefinition expected, SchemaFaults faults)
    {
        if (field.Arguments.Find(expected.Name) is not { } argument)
            faults.Add(field.Location, $"`{field.Coordinate}` must have the argument `{expected.Name}: {expected.Type}` of `{promised.Coordinate}`.");
        else if (!argument.Type.IsSameAs(expected.Type))
            faults.Add(argument.Location, $"`{argument.Coordinate}` takes `{argument.Type}`, but must take `{expected.Type}` as `{expected.Coordinate}` does.");
    }
}
