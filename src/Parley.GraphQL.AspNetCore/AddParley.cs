using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.GraphQL;
using Parley.GraphQL.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

public static class ParleyServices
{
    /// <summary>Registers the engine and its transports; <c>app.MapParley()</c> gives them an address.</summary>
    /// <param name="engine">Called once, when the endpoint is mapped.</param>
    /// <param name="configure">Applied after the configuration section <c>GraphQL</c>.</param>
    public static IServiceCollection AddParley(
        this IServiceCollection services,
        Func<IServiceProvider, Engine> engine,
        Action<ParleyOptions>? configure = null)
    {
        services.AddOptions<ParleyOptions>()
            .Configure<IConfiguration>(Bind)
            .Configure(configure ?? (_ => { }))
            .Validate(o => o.MaxBodyBytes > 0, "GraphQL:MaxBodyBytes must be at least 1.")
            .Validate(
                o => o.Limits.Plan.DefaultPageSize <= o.Limits.Plan.MaxPageSize,
                "GraphQL:Limits:Plan:DefaultPageSize must not be greater than MaxPageSize.")
            .ValidateOnStart();

        services.AddSingleton(engine);
        services.AddSingleton<GraphQLExecutor>(provider => provider.GetRequiredService<Engine>().ExecuteAsync);
        services.AddSingleton<GraphQLSubscriber>(provider => provider.GetRequiredService<Engine>().SubscribeAsync);
        services.AddSingleton(provider => new GraphQLServer(
            provider.GetRequiredService<GraphQLExecutor>(),
            provider.GetRequiredService<GraphQLSubscriber>(),
            provider.GetRequiredService<IOptions<ParleyOptions>>().Value,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetRequiredService<ILogger<GraphQLServer>>(),
            provider.GetService<RequestAdmission>(),
            provider.GetService<PostFilter>(),
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        return services;
    }

    static void Bind(ParleyOptions options, IConfiguration configuration)
    {
        var section = configuration.GetSection(ParleyOptions.Section);
        var faults = SettingsCheck.Faults(section, typeof(ParleyOptions)).ToList();
        if (faults.Count > 0)
            throw new OptionsValidationException(ParleyOptions.Section, typeof(ParleyOptions), faults);
        section.Bind(options);
    }
}
