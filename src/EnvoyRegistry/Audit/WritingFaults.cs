using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Audit;

/// <summary>Tells callers, in words and by a code of its own, that the register cannot be written to now.</summary>
sealed class WritingFaults(IHttpContextAccessor http, ILogger<WritingFaults> log)
{
    const string Pause = "5";

    public GraphQLException Told(WritingObstacle obstacle)
    {
        if (http.HttpContext?.Response is { HasStarted: false } response)
            response.Headers.RetryAfter = Pause;
        if (obstacle is WritingObstacle.Busy)
            return new GraphQLException(
                "The register is busy: another program has been writing to it for a while. Nothing was changed; " +
                "send the same again in some seconds.", RegistryErrorCodes.RegisterBusy);
        log.LogError("The register cannot be written to: look at its disk and its rights. See /readyz.");
        return new GraphQLException(
            "Nothing can be written to the register now, so nothing was changed. Whoever runs the service finds in " +
            "its log what to look at.", RegistryErrorCodes.RegisterNotWritable);
    }
}
