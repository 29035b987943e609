using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Types;

public class SchemaTests
{
    static readonly Schema Schema = Sdl.Build(
        """
        type Query { being: Being, pet: Pet, catOrBird: CatOrBird }
        interface Being { name: String }
        interface Pet implements Being { name: String }
        type Dog implements Being & Pet { name: String }
        type Bird implements Being { name: String }
        type Cat implements Pet & Being { name: String }
        union CatOrBird = Cat | Bird
        """);

    [Theory]
    [InlineData("Being", "Dog Bird Cat")]
    [InlineData("Pet", "Dog Cat")]
    [InlineData("CatOrBird", "Cat Bird")]
    [InlineData("Bird", "Bird")]
    public void Possible_types_stand_in_the_order_of_the_SDL(string type, string possible) =>
        string.Join(' ', Schema.PossibleTypes((CompositeType)Schema.Types.Find(type)!)).ShouldBe(possible);

    [Theory]
    [InlineData("Cat", "Cat", true)]
    [InlineData("Cat", "Pet", true)]
    [InlineData("Pet", "Cat", false)]
    [InlineData("Pet", "Being", true)]
    [InlineData("Being", "Being", true)]
    [InlineData("Bird", "Pet", false)]
    [InlineData("Bird", "CatOrBird", true)]
    [InlineData("Pet", "CatOrBird", false)]
    [InlineData("Cat!", "Pet", true)]
    [InlineData("Cat", "Pet!", false)]
    [InlineData("[Cat!]!", "[Pet]", true)]
    [InlineData("[Cat]", "[Pet!]", false)]
    [InlineData("Cat", "[Cat]", false)]
    [InlineData("[Cat]", "Cat", false)]
    [InlineData("[[Cat!]!]!", "[[Being]]!", true)]
    public void Subtypes_are_covariant(string sub, string super, bool expected) =>
        Type(sub).IsSubtypeOf(Type(super)).ShouldBe(expected);

    [Theory]
    [InlineData("Cat!", "Cat!", true)]
    [InlineData("[Cat!]", "[Cat!]", true)]
    [InlineData("[Cat!]", "[Cat]", false)]
    [InlineData("Cat", "Pet", false)]
    public void Types_are_the_same_by_structure(string a, string b, bool expected) =>
        Type(a).IsSameAs(Type(b)).ShouldBe(expected);

    [Fact]
    public void A_type_that_is_not_there_resolves_to_nothing() =>
        Schema.Resolve(Parser.ParseType(new Source("[Fish!]!"))).ShouldBeNull();

    [Fact]
    public void The_meta_fields_are_found_where_they_belong()
    {
        Schema.Field(Schema.Query, "__schema")!.Type.ToString().ShouldBe("__Schema!");
        Schema.Field(Schema.Query, "__type")!.Arguments[0].Type.ToString().ShouldBe("String!");
        Schema.Field(Schema.Query, "__typename")!.Type.ToString().ShouldBe("String!");
        var union = (CompositeType)Schema.Types.Find("CatOrBird")!;
        Schema.Field(union, "__typename").ShouldNotBeNull();
        Schema.Field(union, "__schema").ShouldBeNull();
        Schema.Field(union, "name").ShouldBeNull();
        Schema.Query.Fields.Contains("__schema").ShouldBeFalse();
    }

    static TypeReference Type(string text) => Schema.Resolve(Parser.ParseType(new Source(text)))!;
}
