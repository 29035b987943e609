using EnvoyRegistry.Access;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;

namespace Benchmarks;

/// <summary>The service as it is, with one address more: how many bytes the process has allocated so far.</summary>
static class Served
{
    public const string Allocated = "/allocated";

    /// <summary>A token of the ARF Unit over a register of its own, for whoever drives the service.</summary>
    public static string Token(string file)
    {
        using var db = RegistryFile.Open(file);
        db.Add(AccessToken.Issue(
            new Grant(CallerRole.Unit), "Benchmark", "benchmark", DateTime.UtcNow, TokenLifetime.Usual,
            out var secret));
        db.SaveChanges();
        return secret;
    }

    public static async Task RunAsync(string file, string url)
    {
        var builder = WebApplication.CreateBuilder(RegistryHost.Options(
            ["--environment", "Development", "--Registry:Database", file, "--urls", url]));
        builder.Services.AddRegistry();
        await using var app = builder.Build();
        app.PrepareRegister();
        app.UseIdentification();
        app.MapParley();
        app.MapAllocated();
        await app.RunAsync();
    }

    public static void MapAllocated(this WebApplication app) =>
        app.MapGet(Allocated, () => GC.GetTotalAllocatedBytes().ToString());
}
