using EnvoyRegistry.Contract;
using EnvoyRegistry.Data.Viewing;
using Parley.GraphQL.AspNetCore;

namespace EnvoyRegistry.Access;

static class AccessServices
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<CurrentCaller>();
        services.AddSingleton<IViewers>(provider => provider.GetRequiredService<CurrentCaller>());
        services.AddSingleton<SecretariatClock>();
        services.AddSingleton<AccessBooks>();
        services.AddSingleton<TokenUses>();
        services.AddHostedService(provider => provider.GetRequiredService<TokenUses>());
        services.AddSingleton<Throttles>();
        services.AddSettings<OidcSettings>(OidcSettings.Section, settings => settings.Fault());
        services.AddSingleton<ProviderKeys>();
        services.AddSingleton<ProviderTokens>();
        services.AddSingleton<Identification>();
        services.AddSingleton<RequestAdmission>(provider => provider.GetRequiredService<Identification>().Admit);
        services.AddSingleton<AccessRules>();
        services.AddSingleton<AccessExplainer>();
    }
}
