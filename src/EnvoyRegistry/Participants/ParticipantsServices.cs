namespace EnvoyRegistry.Participants;

static class ParticipantsServices
{
    public static void AddParticipants(this IServiceCollection services) => services.AddSingleton<CountryList>();
}
