using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Search;

/// <summary>Answers schema/search.graphql.</summary>
static class SearchResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        var people = new PeopleSearch(schema.Services.GetRequiredService<AccessRules>());
        schema.Query().Search<RegistryDb, PeopleAsked, PersonHit, Person>("people",
            people.Rows, hit => hit.Person, people.Orders, PeopleSearch.Order,
            keeps: asked => asked.IsPlain, asOf: asked => asked.AsOf);

        schema.Object<PersonHit>("PersonEdge")
            .Value("highlights", hit => hit.Searched, Highlight.Parse);
    }
}
