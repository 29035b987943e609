using EnvoyRegistry.Contract;
using EnvoyRegistry.News;

namespace EnvoyRegistry.Chairing;

static class ChairingServices
{
    public static void AddChairing(this IServiceCollection services)
    {
        services.AddScoped<ChairOffice>();
        services.AddSingleton<LiveCases>();
        services.AddSingleton<ICaseQuestions, HandOverSteps>();
        services.AddSingleton<HandOverReader>();
        services.AddSingleton<IOnTime, HandOverUpkeep>();
        services.AddSingleton<IDailyRound, HandOverCountdown>();
    }
}
