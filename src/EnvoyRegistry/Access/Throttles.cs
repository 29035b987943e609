using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EnvoyRegistry.Contract;
using Parley.GraphQL.AspNetCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Access;

/// <summary>What is slowed: by the address of whoever calls, and by the account that is tried.</summary>
/// <remarks>
/// A good token is always served: nobody guesses 256 bits at any pace, and callers behind one address must not be able
/// to shut each other out.
/// </remarks>
sealed class Throttles(TimeProvider time)
{
    /// <summary>Tokens and links that were none, by network address.</summary>
    public Throttle Guesses { get; } = new(burst: 20, TimeSpan.FromSeconds(6), time);

    /// <summary>Letters asked for, by network address.</summary>
    public Throttle SignIns { get; } = new(burst: 10, TimeSpan.FromMinutes(1), time);

    /// <summary>Letters asked for, by the address they would go to.</summary>
    public Throttle Letters { get; } = new(burst: 3, TimeSpan.FromMinutes(5), time);

    /// <summary>An IPv6 network is one caller: whoever has one has 2^64 addresses.</summary>
    public static string Network(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes().Take(8), .. new byte[8]]).ToString()
            : address.ToString();
    }

    public static void Tell(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    public static Task RefuseAsync(HttpContext http, TimeSpan wait)
    {
        Tell(http.Response, wait);
        return http.RefuseAsync(StatusCodes.Status429TooManyRequests, new GraphQLError(
            "Too many tokens from this address were none. The header Retry-After says how many seconds to wait.")
        {
            Code = RegistryErrorCodes.TooManyRequests,
        });
    }
}
