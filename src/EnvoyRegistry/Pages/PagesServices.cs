namespace EnvoyRegistry.Pages;

static class PagesServices
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<FrontEnd>();
    }
}
