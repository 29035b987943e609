namespace EnvoyRegistry.Groupings;

static class GroupingsServices
{
    public static void AddGroupings(this IServiceCollection services)
    {
        services.AddScoped<SeatOffice>();
        services.AddSingleton<SeatLetters>();
        services.AddSingleton<SeatConcerns>();
    }
}
