namespace EnvoyRegistry.Guidance;

static class GuidanceServices
{
    public static void AddGuidance(this IServiceCollection services)
    {
        services.AddSingleton<DraftGuideline>();
        services.AddSingleton<PublishGuideline>();
    }
}
