using System.Text.Json;
using EnvoyRegistry.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Tests.Audit;

/// <summary>What callers are told of a register that cannot be written to.</summary>
public sealed class WritingFaultsTests : IDisposable
{
    const string Make = """
        mutation { createAccessToken(input: { role: UNIT, label: "Desk", scopes: [], expiresInDays: 1 }) { secret } }
        """;

    readonly AuditedRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task One_that_another_program_writes_to_is_busy_and_says_when_to_come_again()
    {
        var token = _registry.Token(CallerRole.Unit);
        using var other = new SqliteConnection($"Data Source={_registry.Register.Path};Pooling=False");
        other.Open();
        using var writing = other.BeginTransaction();

        using var response = await _registry.SendAsync(Make, token: token);

        response.Headers.RetryAfter!.Delta.ShouldNotBeNull();
        (await CodeAsync(response)).ShouldBe("REGISTER_BUSY");
    }

    [Theory]
    [InlineData(13, "REGISTER_NOT_WRITABLE")] // SQLITE_FULL
    [InlineData(8, "REGISTER_NOT_WRITABLE")] // SQLITE_READONLY
    [InlineData(10, "REGISTER_NOT_WRITABLE")] // SQLITE_IOERR
    [InlineData(5, "REGISTER_BUSY")] // SQLITE_BUSY
    [InlineData(19, null)] // SQLITE_CONSTRAINT
    public async Task One_whose_disk_takes_nothing_more_says_so_by_a_code_of_its_own(int fault, string? code)
    {
        var thrown = await Should.ThrowAsync<Exception>(async () =>
            await _registry.Change.RunAsync<AuditedRegistry.Changed>(
                "change", (_, _) => throw new DbUpdateException("Not saved.", new SqliteException("No.", fault)),
            CancellationToken.None));

        (thrown as GraphQLException)?.Errors[0].Code.ShouldBe(code);
        (thrown is GraphQLException).ShouldBe(code is not null);
    }

    static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("errors")[0]
            .GetProperty("extensions").GetProperty("code").GetString();
}
