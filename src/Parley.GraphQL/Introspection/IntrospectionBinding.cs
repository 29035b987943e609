using Parley.GraphQL.Binding;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Introspection;

/// <summary>Answers spec section 4 from the schema itself, bound like any other feature.</summary>
static class IntrospectionBinding
{
    sealed record Deprecation(bool IncludeDeprecated);

    sealed record TypeByName(string Name);

    public static void Bind(SchemaBinder binder, Schema schema)
    {
        binder.Query()
            .Constant("__schema", schema)
            .Value("__type", (TypeByName type) => (TypeReference?)schema.Types.Find(type.Name));

        binder.Object<Schema>("__Schema")
            .Value("queryType", s => (TypeReference)s.Query)
            .Value("mutationType", s => (TypeReference?)s.Mutation)
            .Value("subscriptionType", s => (TypeReference?)s.Subscription)
            .Value("directives", s => (IEnumerable<DirectiveDefinition>)s.Directives);

        binder.Object<TypeReference>("__Type")
            .Value("name", t => (t as NamedType)?.Name)
            .Value("description", t => (t as NamedType)?.Description)
            .Value("specifiedByURL", t => (t as ScalarType)?.SpecifiedByUrl)
            .Value(
                "fields",
                (TypeReference t, Deprecation d) => (t as FieldsType)?.Fields.Where(f => Shown(f.DeprecationReason, d)))
            .Value("interfaces", t => (t as FieldsType)?.Interfaces as IEnumerable<TypeReference>)
            .Value(
                "possibleTypes",
                t => t is InterfaceType or UnionType
                    ? (IEnumerable<TypeReference>)schema.PossibleTypes((CompositeType)t)
                    : null)
            .Value(
                "enumValues",
                (TypeReference t, Deprecation d) => (t as EnumType)?.Values.Where(v => Shown(v.DeprecationReason, d)))
            .Value(
                "inputFields",
                (TypeReference t, Deprecation d) =>
                    (t as InputObjectType)?.Fields.Where(f => Shown(f.DeprecationReason, d)))
            .Value("ofType", t => t switch { ListType l => l.OfType, NonNullType n => n.OfType, _ => null })
            .Value("isOneOf", t => (t as InputObjectType)?.IsOneOf);

        binder.Object<FieldDefinition>("__Field")
            .Value("args", (FieldDefinition f, Deprecation d) => f.Arguments.Where(a => Shown(a.DeprecationReason, d)))
            .Value("isDeprecated", f => f.DeprecationReason is not null);

        binder.Object<InputValueDefinition>("__InputValue")
            .Value("defaultValue", v => v.PrintedDefault)
            .Value("isDeprecated", v => v.DeprecationReason is not null);

        binder.Object<EnumValueDefinition>("__EnumValue")
            .Value("isDeprecated", v => v.DeprecationReason is not null);

        binder.Object<DirectiveDefinition>("__Directive")
            .Value(
                "args",
                (DirectiveDefinition d, Deprecation shown) =>
                    d.Arguments.Where(a => Shown(a.DeprecationReason, shown)));
    }

    static bool Shown(string? deprecation, Deprecation asked) => deprecation is null || asked.IncludeDeprecated;
}
