namespace EnvoyRegistry.Vault;

static class VaultServices
{
    public static void AddVault(this IServiceCollection services)
    {
        services.AddOptions<VaultSettings>().BindConfiguration(VaultSettings.Section);
        services.AddSingleton<Keyring>();
        services.AddSingleton<PersonVault>();
        services.AddSingleton<RegisterVault>();
        services.AddSingleton<CaseTexts>();
    }
}
