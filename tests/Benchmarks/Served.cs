using EnvoyRegistry;

namespace Benchmarks;

/// <summary>The service as it is, with one address more: how many bytes the process has allocated so far.</summary>
static class Served
{
    public const string Allocated = "/allocated";

    public static async Task RunAsync(string file, string url)
    {
        var builder = WebApplication.CreateBuilder(RegistryHost.Options(
            ["--environment", "Development", "--Registry:Database", file, "--urls", url]));
        builder.Services.AddRegistry();
        await using var app = builder.Build();
        app.PrepareRegister();
        app.MapGraphQL();
        app.MapAllocated();
        await app.RunAsync();
    }

    public static void MapAllocated(this WebApplication app) => app.MapGet(Allocated, () => GC.GetTotalAllocatedBytes().ToString());
}
