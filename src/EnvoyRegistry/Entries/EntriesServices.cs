using EnvoyRegistry.News;

namespace EnvoyRegistry.Entries;

static class EntriesServices
{
    public static void AddEntries(this IServiceCollection services)
    {
        services.AddSingleton<EntryReader>();
        services.AddSingleton<EntryDesk>();
        services.AddSingleton<UpdateProfile>();
        services.AddSingleton<SetExpertise>();
        services.AddSingleton<SetLanguages>();
        services.AddSingleton<SetVisibility>();
        services.AddSingleton<DeclareConflictOfInterest>();
        services.AddSingleton<WithdrawConflictOfInterest>();
        services.AddSingleton<RenewConsent>();
        services.AddSingleton<LeaveRegister>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<IDailyRound>(provider => provider.GetRequiredService<Erasure>());
        services.AddSingleton<ExportMyData>();
        services.AddSingleton<MyEntryPages>();
    }
}
