using EnvoyRegistry.News;

namespace EnvoyRegistry.Consultations;

static class ConsultationsServices
{
    public static void AddConsultations(this IServiceCollection services)
    {
        services.AddSingleton<ConsultedMatters>();
        services.AddSingleton<ConsultationsNow>();
        services.AddSingleton<ConsultationSteps>();
        services.AddSingleton<ConsultationLetters>();
        services.AddSingleton<ConsultationSuccession>();
        services.AddSingleton<ConsultationPages>();
        services.AddSingleton<IDailyRound, ConsultationReminders>();
    }
}
