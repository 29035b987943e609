namespace EnvoyRegistry.Chairing;

static class ChairingServices
{
    public static void AddChairing(this IServiceCollection services) => services.AddScoped<ChairOffice>();
}
