namespace EnvoyRegistry.Teams;

static class TeamsServices
{
    public static void AddTeams(this IServiceCollection services)
    {
        services.AddSingleton<TeamComposer>();
        services.AddSingleton<TeamDifferences>();
    }
}
