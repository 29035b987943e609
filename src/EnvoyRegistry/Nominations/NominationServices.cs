using EnvoyRegistry.News;

namespace EnvoyRegistry.Nominations;

static class NominationServices
{
    public static void AddNominations(this IServiceCollection services)
    {
        services.AddSingleton<NomineeContacts>();
        services.AddSingleton<NominationForm>();
        services.AddSingleton<ConsentLetter>();
        services.AddSingleton<ConsentPages>();
        services.AddSingleton<DraftNomination>();
        services.AddSingleton<EditNomination>();
        services.AddSingleton<AskConsent>();
        services.AddSingleton<ConsentToNomination>();
        services.AddSingleton<SubmitNomination>();
        services.AddSingleton<ReturnNomination>();
        services.AddSingleton<WithdrawNomination>();
        services.AddSingleton<ConfirmPerson>();
        services.AddSingleton<Departure>();
        services.AddSingleton<RecordDeath>();
        services.AddOptions<FocalPointOffices>()
            .BindConfiguration(FocalPointOffices.Section)
            .Validate(o => o.Values.All(address => Scalars.TryEmail(address, out _)),
                "FocalPoints must give an e-mail address for the code of each participant, as in FocalPoints:TH.");
        services.AddSingleton<Upkeep>();
        services.AddSingleton<Reminders>();
        services.AddSingleton<IDailyRound>(provider => provider.GetRequiredService<Reminders>());
        services.AddHostedService<UpkeepService>();
    }
}
