using EnvoyRegistry.Consultations;
using EnvoyRegistry.News;
using EnvoyRegistry.Situations;

namespace EnvoyRegistry.Appointments;

static class AppointmentsServices
{
    public static void AddAppointments(this IServiceCollection services)
    {
        services.AddSingleton<AppointmentClock>();
        services.AddSingleton<AppointmentPost>();
        services.AddSingleton<Progress>();
        services.AddSingleton<AppointmentDesk>();
        services.AddSingleton<Succession>();
        services.AddSingleton<AppointmentReader>();
        services.AddSingleton<OfferPages>();
        services.AddSingleton<PartyConsentPages>();
        services.AddSingleton<TakingUpPages>();
        services.AddSingleton<SampleCases>();
        services.AddSingleton<AppointmentMatter>();
        services.AddSingleton<IConsultedMatter>(provider => provider.GetRequiredService<AppointmentMatter>());
        services.AddSingleton<ISituationWatcher>(provider => provider.GetRequiredService<AppointmentMatter>());
        services.AddSingleton<IOnTime, AppointmentUpkeep>();
    }
}
