using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.AspNetCore.Tests;

public sealed class MapGraphQLTests
{
    [Fact]
    public async Task The_engine_is_built_once_and_before_the_first_request()
    {
        var built = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGraphQLServer(_ =>
        {
            built++;
            throw new InvalidOperationException("schema/people.graphql:14:3  Person.name has no answer");
        });
        await using var app = builder.Build();

        Should.Throw<InvalidOperationException>(() => app.MapGraphQL()).Message
            .ShouldBe("schema/people.graphql:14:3  Person.name has no answer");
        built.ShouldBe(1);
    }

    [Fact]
    public async Task Mapping_without_services_says_what_is_missing()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();

        Should.Throw<InvalidOperationException>(() => app.MapGraphQL()).Message
            .ShouldBe("MapGraphQL needs builder.Services.AddGraphQLServer(…) first.");
    }
}
