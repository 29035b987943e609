using System.Net;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Host;

/// <summary>What a program that watches the service is told.</summary>
public sealed class RegisterHealthTests
{
    const string Ready = "database: ready\nmigrations: ready\nmaster key: ready\nclock: ready\n";

    [Fact]
    public async Task A_service_that_can_do_its_work_is_ready()
    {
        using var registry = new RunningRegistry();
        using var client = registry.CreateClient();

        (await client.GetStringAsync("/healthz")).ShouldBe("Healthy");
        (await client.GetStringAsync("/readyz")).ShouldBe(Ready);
    }

    [Fact]
    public async Task Being_looked_at_changes_nothing_in_the_register()
    {
        using var registry = new RunningRegistry();
        using var client = registry.CreateClient();
        using var db = registry.Register.Open();
        var before = await db.Set<RegisterState>().AsNoTracking().SingleAsync();

        await client.GetStringAsync("/readyz");

        (await db.Set<RegisterState>().AsNoTracking().SingleAsync()).CompletedBy.ShouldBe(before.CompletedBy);
    }

    [Fact]
    public async Task A_key_that_does_not_open_the_register_is_told_and_the_process_still_answers()
    {
        using var registry = new RunningRegistry();
        using var client = registry.CreateClient();
        using (var db = registry.Register.Open())
            await db.Set<VaultState>().ExecuteUpdateAsync(state => state.SetProperty(
                s => s.RegisterKey, Convert.ToBase64String(new byte[60])));

        await ShouldFailAsync(client, "master key: does not open what is sealed in the register.");
    }

    [Fact]
    public async Task A_register_of_an_older_version_is_told()
    {
        using var registry = new RunningRegistry();
        using var client = registry.CreateClient();
        using (var db = registry.Register.Open())
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsHistory\"");

        await ShouldFailAsync(client, "migrations: the register is of an older version: start the service again.");
    }

    [Fact]
    public async Task A_database_that_has_lost_its_tables_is_told()
    {
        using var registry = new RunningRegistry();
        using var client = registry.CreateClient();
        using (var db = registry.Register.Open())
            await db.Database.ExecuteSqlAsync($"ALTER TABLE \"RegisterState\" RENAME TO \"Elsewhere\"");

        await ShouldFailAsync(client, "database: cannot be written: look at its file, its rights and its disk.");
    }

    static async Task ShouldFailAsync(HttpClient client, string line)
    {
        using var answer = await client.GetAsync("/readyz");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).Split('\n').ShouldContain(line);
        (await client.GetStringAsync("/healthz")).ShouldBe("Healthy");
    }
}
