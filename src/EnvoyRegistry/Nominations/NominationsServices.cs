using EnvoyRegistry.News;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Nominations;

static class NominationsServices
{
    public static void AddNominations(this IServiceCollection services)
    {
        services.AddSingleton<NomineeContacts>();
        services.AddSingleton<NominationForm>();
        services.AddSingleton<ConsentLetter>();
        services.AddSingleton<IConsentInForce, ConsentInForce>();
        services.AddSingleton<ConsentPages>();
        services.AddSingleton<EntryConsentLetter>();
        services.AddSingleton<StandingLetters>();
        services.AddSingleton<ConsentRound>();
        services.AddSingleton<IDailyRound>(provider => provider.GetRequiredService<ConsentRound>());
        services.AddSingleton<Departure>();
        services.AddSingleton<Reminders>();
        services.AddSingleton<IDailyRound>(provider => provider.GetRequiredService<Reminders>());
    }
}
