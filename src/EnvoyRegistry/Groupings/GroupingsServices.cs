using EnvoyRegistry.Consultations;
using EnvoyRegistry.News;

namespace EnvoyRegistry.Groupings;

static class GroupingsServices
{
    public static void AddGroupings(this IServiceCollection services)
    {
        services.AddScoped<SeatOffice>();
        services.AddSingleton<GroupingDesk>();
        services.AddSingleton<GroupingSuccession>();
        services.AddSingleton<Experts>();
        services.AddSingleton<Requirements>();
        services.AddSingleton<GroupingSteps>();
        services.AddSingleton<GroupingReader>();
        services.AddSingleton<SeatLetters>();
        services.AddSingleton<SeatConcerns>();
        services.AddSingleton<SeatWarnings>();
        services.AddSingleton<SeatPages>();
        services.AddSingleton<SampleExercise>();
        services.AddSingleton<IConsultedMatter, GroupingMatter>();
        services.AddSingleton<IOnTime, GroupingUpkeep>();
    }
}
