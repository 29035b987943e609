using System.Linq.Expressions;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.Host;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL;

namespace EnvoyRegistry.Tests.Host;

public sealed class RegistryServicesTests : IDisposable
{
    static readonly Expression<Func<Person, string>> s_mapped = p => p.FullName;
    static readonly Expression<Func<Person, string>> s_computed = p => Normalized(p.FullName);

    readonly TemporaryRegister _register = new();

    public void Dispose() => _register.Dispose();

    [Fact]
    public async Task What_translated_at_one_start_is_not_tried_at_the_next_of_the_same_program()
    {
        (await StartAsync(IsTried)).ShouldBeFalse("nothing is known of it yet");
        (await StartAsync(IsTried)).ShouldBeTrue();

        var left = RegistryLock.FileOf(_register.Path);
        File.WriteAllText(left, File.ReadAllText(left)[..^1] + "-");
        (await StartAsync(IsTried)).ShouldBeFalse("the next start is another program's");

        static bool IsTried(SqliteDatabase database) => database.IsTried;
    }

    [Fact]
    public async Task A_column_that_does_not_translate_is_told_until_all_are_known_to()
    {
        var told = await StartAsync(database =>
        {
            database.IsTried = false;
            return (database.Probe(typeof(Person), [s_mapped]), database.Probe(typeof(Person), [s_mapped, s_computed]));
        });
        told.Item1.ShouldBeNull();
        told.Item2.ShouldNotBeNull().ShouldContain(nameof(Normalized));
    }

    static string Normalized(string name) => name.Normalize();

    async Task<T> StartAsync<T>(Func<SqliteDatabase, T> find)
    {
        var builder = WebApplication.CreateBuilder(RegistryHost.Options(
            ["--environment", "Development", "--Registry:Database", _register.Path]));
        builder.Services.AddRegistry();
        await using var app = builder.Build();
        app.Services.GetRequiredService<Engine>();
        return find(app.Services.GetRequiredService<SqliteDatabase>());
    }
}
