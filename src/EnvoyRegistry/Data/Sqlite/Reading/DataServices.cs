using EnvoyRegistry.Contract;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Data.Sqlite.Reading;

static class DataServices
{
    public static void AddData(this IServiceCollection services)
    {
        services.AddSingleton<WritingPlace>();
        services.AddSingleton<IRemains>(provider => new WriteAheadLog(Path(provider)));
        services.AddSingleton<IDbContextFactory<RegistryDb>>(provider => new ViewingContexts(
            new PooledDbContextFactory<RegistryDb>(RegistryFile.Options(
                Path(provider), provider.GetRequiredService<TimeProvider>())),
            provider.GetRequiredService<IViewers>()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<RegistryDb>>().CreateDbContext());
        services.AddSingleton(provider => new SqliteDatabase(
            Path(provider),
            provider.GetRequiredService<IDbContextFactory<RegistryDb>>(),
            provider.GetRequiredService<IViewers>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Database>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<IPlainReads>(provider => provider.GetRequiredService<SqliteDatabase>());
    }

    static string Path(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<RegistrySettings>>().Value.Database;
}
