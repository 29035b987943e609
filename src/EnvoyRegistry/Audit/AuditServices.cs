using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.AspNetCore;

namespace EnvoyRegistry.Audit;

static class AuditServices
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<IDisclosures, Disclosures>();
        services.AddSingleton<WritingFaults>();
        services.AddSingleton<RegisterChange>();
        new Mutations().Register(services);
        services.AddSettings<IdempotencySettings>(IdempotencySettings.Section, settings => settings.Fault());
        services.AddSingleton<Idempotency>();
        services.AddSingleton<IRemains>(provider => provider.GetRequiredService<Idempotency>());
        services.AddSingleton<PostFilter>(provider => provider.GetRequiredService<Idempotency>().ServeAsync);
    }
}
