namespace EnvoyRegistry.Availability;

static class AvailabilityServices
{
    public static void AddAvailability(this IServiceCollection services)
    {
        services.AddSingleton<CalendarDesk>();
        services.AddSingleton<SetAvailability>();
        services.AddSingleton<ConfirmAvailability>();
    }
}
