using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EnvoyRegistry.Contract;
using Parley.GraphQL.AspNetCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Access;

/// <summary>What is slowed: by the address of whoever calls, and by the account that is tried.</summary>
/// <remarks>
/// Guesses from its address never keep a good token from being served: nobody guesses 256 bits at any pace, and callers
/// behind one address must not be able to shut each other out.
/// </remarks>
sealed class Throttles(TimeProvider time)
{
    public const string PolicyHeader = "RateLimit-Policy";
    public const string StateHeader = "RateLimit";

    /// <summary>Tokens and links that were none, by network address.</summary>
    public Throttle Guesses { get; } = new("guesses", burst: 20, TimeSpan.FromSeconds(6), time);

    /// <summary>Letters asked for, by network address.</summary>
    public Throttle SignIns { get; } = new("sign-ins", burst: 10, TimeSpan.FromMinutes(1), time);

    /// <summary>Letters asked for, by the address they would go to.</summary>
    public Throttle Letters { get; } = new("letters", burst: 3, TimeSpan.FromMinutes(5), time);

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

    public static void Tell(HttpResponse response, TimeSpan wait) => response.Headers.RetryAfter = Seconds(wait);

    /// <summary>In the words of draft-ietf-httpapi-ratelimit-headers-10.</summary>
    public static void Tell(HttpResponse response, Allowance allowance)
    {
        var of = allowance.Of;
        response.Headers[PolicyHeader] = of.Policy;
        response.Headers[StateHeader] = $"\"{of.Name}\";r={allowance.Left};t={Seconds(allowance.Until)}";
        if (allowance.IsRefused)
            Tell(response, allowance.Until);
    }

    /// <param name="message">What there was too much of.</param>
    public static Task RefuseAsync(HttpContext http, Allowance allowance, string message)
    {
        Tell(http.Response, allowance);
        return http.RefuseAsync(StatusCodes.Status429TooManyRequests, new GraphQLError(
            $"{message} The header Retry-After says how many seconds to wait.")
        {
            Code = RegistryErrorCodes.TooManyRequests,
        });
    }

    public static string Seconds(TimeSpan span) =>
        Math.Ceiling(span.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
