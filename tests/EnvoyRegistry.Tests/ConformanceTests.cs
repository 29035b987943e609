namespace EnvoyRegistry.Tests;

/// <summary>
/// Holds the started service against the reference implementation, by the scripts of <c>tests/Conformance</c>. They
/// need Node's <c>npm</c>; where there is none these tests are skipped and say so. They only read.
/// </summary>
public sealed class ConformanceTests(StartedSample service, NodeScripts scripts)
    : IClassFixture<StartedSample>, IClassFixture<NodeScripts>
{
    // Enough to meet each kind of operation; a longer run is asked for by the environment, as .ci/run does.
    static readonly string Operations = Environment.GetEnvironmentVariable("CONFORMANCE_OPERATIONS") ?? "500";

    [SkippableFact]
    public Task No_audit_of_what_a_server_must_or_should_do_fails() => RunAsync("audits");

    [SkippableFact]
    public Task Introspection_tells_what_the_schema_files_say() =>
        RunAsync("introspection", Path.Combine(Repository.Root, "schema"));

    [SkippableFact]
    public Task Random_operations_are_answered_as_by_the_reference_implementation() =>
        RunAsync("operations", Operations);

    [SkippableFact]
    public Task Random_documents_are_refused_at_the_same_places_as_by_the_reference_implementation() =>
        RunAsync("validation-differential", Operations);

    Task RunAsync(string script, params string[] arguments) =>
        scripts.RunAsync(script, [$"{service.Endpoint}", .. arguments], service.Token);
}
