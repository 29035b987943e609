namespace EnvoyRegistry.Coverage;

static class CoverageServices
{
    public static void AddCoverage(this IServiceCollection services) => services.AddScoped<CoverageReader>();
}
