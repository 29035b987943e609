using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using GraphQL.Binding;

namespace EnvoyRegistry.Papers;

/// <summary>Answers schema/papers.graphql.</summary>
static class PapersResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        var address = schema.Services.GetRequiredService<PublicAddress>();

        schema.Object<Person>("Person")
            .Column("curriculumUrl", p => p.Id, id => address.Of(CurriculumPage.PathOf(id)));
    }
}
