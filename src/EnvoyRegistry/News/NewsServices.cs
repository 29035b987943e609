using EnvoyRegistry.Contract;
namespace EnvoyRegistry.News;

static class NewsServices
{
    public static void AddNews(this IServiceCollection services)
    {
        services.AddSettings<MailSettings>(MailSettings.Section, settings => settings.Fault());
        services.AddSettings<FocalPointOffices>(FocalPointOffices.Section, offices => offices.Fault());
        services.AddSingleton<Mailbox>();
        services.AddSingleton<MailCarrier>();
        services.AddSingleton<PostOffice>();
        services.AddHostedService(provider => provider.GetRequiredService<PostOffice>());
    }
}
