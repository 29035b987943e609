namespace EnvoyRegistry.Situations;

static class SituationsServices
{
    public static void AddSituations(this IServiceCollection services) => services.AddSingleton<SituationPost>();
}
