namespace EnvoyRegistry.Papers;

static class PapersServices
{
    public static void AddPapers(this IServiceCollection services)
    {
        services.AddSingleton<CurriculumReader>();
        services.AddSingleton<CurriculumPage>();
    }
}
