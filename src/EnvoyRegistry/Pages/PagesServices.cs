using Microsoft.AspNetCore.ResponseCompression;

namespace EnvoyRegistry.Pages;

static class PagesServices
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<FrontEnd>();
        services.AddSingleton<Countries>();
        services.Configure<ResponseCompressionOptions>(compression =>
            compression.MimeTypes = [.. compression.MimeTypes, "text/html", "text/css"]);
    }

    /// <summary>To stand behind the routing, which says what is a page.</summary>
    public static void UsePageCompression(this WebApplication app) => app.UseWhen(
        http => http.GetEndpoint()?.Metadata.GetMetadata<Compressed>() is not null,
        pipeline => pipeline.UseResponseCompression());
}
