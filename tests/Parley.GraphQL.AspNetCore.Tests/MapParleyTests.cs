using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class MapParleyTests
{
    [Fact]
    public async Task The_engine_is_built_once_and_before_the_first_request()
    {
        var built = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddParley(_ =>
        {
            built++;
            throw new InvalidOperationException("schema/people.graphql:14:3  Person.name has no answer");
        });
        await using var app = builder.Build();

        Should.Throw<InvalidOperationException>(() => app.MapParley()).Message
            .ShouldBe("schema/people.graphql:14:3  Person.name has no answer");
        built.ShouldBe(1);
    }

    [Fact]
    public async Task Mapping_without_services_says_what_is_missing()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();

        Should.Throw<InvalidOperationException>(() => app.MapParley()).Message
            .ShouldBe("MapParley needs builder.Services.AddParley(…) first.");
    }
}
