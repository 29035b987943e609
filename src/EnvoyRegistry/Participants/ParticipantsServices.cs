namespace EnvoyRegistry.Participants;

static class ParticipantsServices
{
    public static void AddParticipants(this IServiceCollection services)
    {
        services.AddScoped<ChairOffice>();
        services.AddSingleton<RecordChairTerm>();
    }
}
