using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>What the specification itself defines: scalars (3.5), directives (3.13), introspection (4.2).</summary>
static class SpecifiedDefinitions
{
    /// <summary>Holds the meta-fields (spec 4.1, 4.2), which stand on no type; it is not part of any schema.</summary>
    public const string MetaFields = "__MetaFields";

    const string Sdl = """"
        "A whole number from -2147483648 to 2147483647."
        scalar Int

        "A finite double-precision number, as IEEE 754 defines it."
        scalar Float

        "Text: a sequence of Unicode code points."
        scalar String

        "True or false."
        scalar Boolean

        """
        Tells one object from all others. Its form has no meaning to clients.
        It is written as a string; as input, a whole number is taken too.
        """
        scalar ID

        "Leaves the field or fragment out where `if` is true."
        directive @skip(
          "True to leave it out."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Takes the field or fragment only where `if` is true."
        directive @include(
          "True to take it."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Still works, but is on its way out."
        directive @deprecated(
          "Why, and what to use instead, as Markdown."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Where the format of this scalar is specified."
        directive @specifiedBy(
          "Address of a page for people to read."
          url: String!
        ) on SCALAR

        "Exactly one field of this input object must be given, and not null."
        directive @oneOf on INPUT_OBJECT

        "What this service can do: its types, its directives, and the types that operations start from."
        type __Schema {
          "What the schema is for, as Markdown."
          description: String
          "Every named type, the built-in ones in use among them."
          types: [__Type!]!
          "Where queries start."
          queryType: __Type!
          "Where mutations start; null if there are none."
          mutationType: __Type
          "Where subscriptions start; null if there are none."
          subscriptionType: __Type
          "Every directive, the built-in ones among them."
          directives: [__Directive!]!
        }

        "A named type, or a list or non-null of another type. Which fields have a value depends on `kind`."
        type __Type {
          "Which of the eight kinds of type this is."
          kind: __TypeKind!
          "Null for LIST and NON_NULL."
          name: String
          "What the type is for, as Markdown."
          description: String
          "Of a custom SCALAR: where its format is specified."
          specifiedByURL: String
          "Of an OBJECT or INTERFACE: its fields, in the order of the schema."
          fields(
            "True to tell the deprecated ones too."
            includeDeprecated: Boolean! = false
          ): [__Field!]
          "Of an OBJECT or INTERFACE: the interfaces it implements."
          interfaces: [__Type!]
          "Of an INTERFACE or UNION: the object types its values can have."
          possibleTypes: [__Type!]
          "Of an ENUM: its values, in the order of the schema."
          enumValues(
            "True to tell the deprecated ones too."
            includeDeprecated: Boolean! = false
          ): [__EnumValue!]
          "Of an INPUT_OBJECT: its fields, in the order of the schema."
          inputFields(
            "True to tell the deprecated ones too."
            includeDeprecated: Boolean! = false
          ): [__InputValue!]
          "Of a LIST or NON_NULL: the type it is made of."
          ofType: __Type
          "Of an INPUT_OBJECT: whether exactly one of its fields must be given."
          isOneOf: Boolean
        }

        "The kinds of type there are."
        enum __TypeKind {
          "A leaf with a value of its own format."
          SCALAR
          "Has `fields` and `interfaces`."
          OBJECT
          "Has `fields`, `interfaces` and `possibleTypes`."
          INTERFACE
          "Has `possibleTypes`."
          UNION
          "A leaf; has `enumValues`."
          ENUM
          "Has `inputFields` and `isOneOf`."
          INPUT_OBJECT
          "A list of `ofType`."
          LIST
          "`ofType`, and never null."
          NON_NULL
        }

        "A field of an object or interface type."
        type __Field {
          "Its name in a selection."
          name: String!
          "What it tells, as Markdown."
          description: String
          "The arguments it takes, in the order of the schema."
          args(
            "True to tell the deprecated ones too."
            includeDeprecated: Boolean! = false
          ): [__InputValue!]!
          "The type of its value."
          type: __Type!
          "Whether it is on its way out."
          isDeprecated: Boolean!
          "Why it is deprecated; null if it is not."
          deprecationReason: String
        }

        "An argument of a field or directive, or a field of an input object."
        type __InputValue {
          "Its name where it is given."
          name: String!
          "What it asks for, as Markdown."
          description: String
          "The type its value must fit."
          type: __Type!
          "What counts when it is left out, written as in a document; null if nothing does."
          defaultValue: String
          "Whether it is on its way out."
          isDeprecated: Boolean!
          "Why it is deprecated; null if it is not."
          deprecationReason: String
        }

        "One value of an enum."
        type __EnumValue {
          "As it is written in documents and in JSON."
          name: String!
          "What it stands for, as Markdown."
          description: String
          "Whether it is on its way out."
          isDeprecated: Boolean!
          "Why it is deprecated; null if it is not."
          deprecationReason: String
        }

        "A note on a part of a document that changes how it is read or executed."
        type __Directive {
          "Its name, without the @."
          name: String!
          "What it does, as Markdown."
          description: String
          "Whether it may be written more than once at the same place."
          isRepeatable: Boolean!
          "Where it may be written."
          locations: [__DirectiveLocation!]!
          "The arguments it takes, in the order of the schema."
          args(
            "True to tell the deprecated ones too."
            includeDeprecated: Boolean! = false
          ): [__InputValue!]!
        }

        "The places a directive can be written at."
        enum __DirectiveLocation {
          "On a query."
          QUERY
          "On a mutation."
          MUTATION
          "On a subscription."
          SUBSCRIPTION
          "On a field of a selection."
          FIELD
          "On the definition of a fragment."
          FRAGMENT_DEFINITION
          "Where a named fragment is spread."
          FRAGMENT_SPREAD
          "On an inline fragment."
          INLINE_FRAGMENT
          "On the definition of a variable."
          VARIABLE_DEFINITION
          "On the schema."
          SCHEMA
          "On a scalar type."
          SCALAR
          "On an object type."
          OBJECT
          "On a field of an object or interface type."
          FIELD_DEFINITION
          "On an argument of a field or directive."
          ARGUMENT_DEFINITION
          "On an interface type."
          INTERFACE
          "On a union type."
          UNION
          "On an enum type."
          ENUM
          "On a value of an enum."
          ENUM_VALUE
          "On an input object type."
          INPUT_OBJECT
          "On a field of an input object type."
          INPUT_FIELD_DEFINITION
        }

        type __MetaFields {
          "The name of the object type at hand."
          __typename: String!
          "What this service can do."
          __schema: __Schema!
          "One type by name; null if there is none of that name."
          __type(
            "The name, as the schema writes it."
            name: String!
          ): __Type
        }
        """";

    public static DocumentNode Document { get; } = Parser.Parse(new Source(Sdl), ParserLimits.Sdl);

    public static bool IsScalar(string name) => BuiltInScalars.Coercions.ContainsKey(name);

    public static bool IsDirective(string name) =>
        name is "skip" or "include" or "deprecated" or "specifiedBy" or "oneOf";
}
