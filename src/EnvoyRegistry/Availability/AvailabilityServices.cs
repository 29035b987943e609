using EnvoyRegistry.News;

namespace EnvoyRegistry.Availability;

static class AvailabilityServices
{
    public static void AddAvailability(this IServiceCollection services)
    {
        services.AddSingleton<CalendarDesk>();
        services.AddSingleton<SetAvailability>();
        services.AddSingleton<ConfirmAvailability>();
        services.AddSingleton<ImportCalendar>();
        services.AddSingleton<CreateCalendarFeed>();
        services.AddSingleton<RevokeCalendarFeed>();
        services.AddSingleton<FeedPage>();
        services.AddSingleton<AvailabilityLetters>();
        services.AddSingleton<AskAvailability>();
        services.AddSingleton<AnswerPages>();
        services.AddSingleton<IDailyRound, AvailabilityRound>();
    }
}
