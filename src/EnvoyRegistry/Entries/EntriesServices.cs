using EnvoyRegistry.News;

namespace EnvoyRegistry.Entries;

static class EntriesServices
{
    public static void AddEntries(this IServiceCollection services)
    {
        services.AddScoped<EntryReader>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<EntryRemoval>();
        services.AddSingleton<EngagementForm>();
        services.AddSingleton<SampleDetails>();
        services.AddSingleton<EntryConsentPages>();
        services.AddSingleton<IDailyRound, EnrolmentRound>();
        services.AddSingleton<IDailyRound>(provider => provider.GetRequiredService<Erasure>());
        services.AddSingleton<ExportMyData>();
    }
}
