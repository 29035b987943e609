using EnvoyRegistry.Contract;
using EnvoyRegistry.News;

namespace EnvoyRegistry.SignIn;

static class SignInServices
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<SignInAddresses>();
        services.AddSingleton<AddressChanges>();
        services.AddSingleton<NewAddressPages>();
        services.AddSettings<OfficeAddresses>(OfficeAddresses.Section, offices => offices.Fault());
        services.AddSingleton<OfficeSignIn>();
        services.AddSingleton<SignInDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInDesk>());
        services.AddSingleton<CallerSeen>();
        services.AddSingleton<TokenDesk>();
    }
}
