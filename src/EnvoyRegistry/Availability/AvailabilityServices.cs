using EnvoyRegistry.News;

namespace EnvoyRegistry.Availability;

static class AvailabilityServices
{
    public static void AddAvailability(this IServiceCollection services)
    {
        services.AddSingleton<CalendarDesk>();
        services.AddSingleton<LongCalendars>();
        services.AddSingleton<FeedPage>();
        services.AddSingleton<AvailabilityLetters>();
        services.AddSingleton<AnswerPages>();
        services.AddSingleton<IDailyRound, AvailabilityRound>();
    }
}
