using EnvoyRegistry.Data;

namespace EnvoyRegistry.Papers;

static class PapersServices
{
    public static void AddPapers(this IServiceCollection services)
    {
        services.AddSingleton<SamplePapers>();
        services.AddSingleton<CurriculumPage>();
        services.AddSingleton<AttachmentFolder>();
        services.AddSingleton<AttachmentTitles>();
        services.AddSingleton<UploadPlaces>();
        services.AddSingleton<AddAttachment>();
        services.AddSingleton<AttachmentPages>();
        services.AddSingleton<AttachmentSweep>();
        services.AddSingleton<IRemains>(provider => provider.GetRequiredService<AttachmentSweep>());
        services.AddHostedService(provider => provider.GetRequiredService<AttachmentSweep>());
    }

    public static void MapPapers(this IEndpointRouteBuilder app)
    {
        CurriculumPage.Map(app);
        AttachmentPages.Map(app);
    }
}
