using System.Text.Json;
using EnvoyRegistry.Host;
using EnvoyRegistry.Tests.People.Sample;
using Parley.GraphQL.Language;

namespace EnvoyRegistry.Tests.Host;

/// <summary>The documents of <c>Operations</c> are asked of the sample register, each as whom it names.</summary>
public sealed class ExampleOperationsTests(ExampleOperationsTests.Registry registry)
    : IClassFixture<ExampleOperationsTests.Registry>
{
    /// <summary>With a nomination under way, of which the sample has none.</summary>
    public sealed class Registry : SampleRegistry, IAsyncLifetime
    {
        public async Task InitializeAsync()
        {
            var operation = Named("NominateSomebody");
            await DataAsync(operation.Query, operation.Variables, operation.Role);
        }

        Task IAsyncLifetime.DisposeAsync() => base.DisposeAsync().AsTask();
    }

    public static TheoryData<string> Names =>
        [.. ExampleOperations.Read(SampleRegistry.Today).Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_answered_without_errors_and_finds_something(string name)
    {
        var operation = Named(name);

        var data = await registry.DataAsync(operation.Query, operation.Variables, operation.Role);

        foreach (var field in data.EnumerateObject())
            HasSomething(field.Value).ShouldBeTrue($"{field.Name}: {field.Value}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_operation_is_called_as_its_file(string name)
    {
        var operation = Named(name);

        Parser.Parse(new Source(operation.Query)).Definitions.ShouldHaveSingleItem()
            .ShouldBeOfType<OperationDefinitionNode>().Name?.Value.ShouldBe(name);
        operation.Purpose.ShouldEndWith(".");
    }

    static ExampleOperation Named(string name) =>
        ExampleOperations.Read(SampleRegistry.Today).Single(operation => operation.Name == name);

    /// <summary>An object of a list or of a page of a connection, or the object of the field.</summary>
    static bool HasSomething(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.TryGetProperty("totalCount", out var count)
            ? count.GetInt32() > 0
            : !(value.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0),
        _ => false,
    };
}
