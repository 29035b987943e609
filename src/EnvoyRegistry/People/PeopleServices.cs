namespace EnvoyRegistry.People;

static class PeopleServices
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<PersonContacts>();
        services.AddSingleton<ConflictsOfInterest>();
        services.AddSingleton<PersonConcerns>();
        services.AddSingleton<LanguageList>();
    }
}
