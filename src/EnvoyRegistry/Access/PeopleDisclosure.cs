using System.Net;
using GraphQL.Errors;

namespace EnvoyRegistry.Access;

/// <summary>
/// Whether people are answered at all. Until the register can tell who is calling, only a developer's own machine is
/// told of them.
/// </summary>
sealed class PeopleDisclosure(IHostEnvironment environment)
{
    /// <summary>The code of the refusal.</summary>
    public const string Forbidden = "FORBIDDEN";

    public const string Reason =
        "People are answered only in Development and only to the machine the service runs on, " +
        "for as long as the register cannot tell who is calling.";

    /// <summary>Stands before every type that tells of people.</summary>
    public static GraphQLError? Guard(IServiceProvider services)
    {
        var caller = services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Connection.RemoteIpAddress;
        return services.GetRequiredService<PeopleDisclosure>().Allows(caller)
            ? null
            : new GraphQLError(Reason) { Code = Forbidden };
    }

    /// <param name="caller">Null when the request did not come over a network.</param>
    public bool Allows(IPAddress? caller) => environment.IsDevelopment() && (caller is null || IPAddress.IsLoopback(
        caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4() : caller));
}
