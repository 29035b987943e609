using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using Microsoft.Extensions.Options;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Matching;

/// <summary>
/// How many needs an integrator may ask about in a day; to page through the answer to one costs nothing more.
/// </summary>
sealed class NeedBudget(IOptions<RegistrySettings> settings, TimeProvider time)
{
    readonly int _perDay = settings.Value.NeedsPerDay;
    readonly Throttle _needs = new(
        "needs", settings.Value.NeedsPerDay, TimeSpan.FromDays(1) / settings.Value.NeedsPerDay, time);

    /// <exception cref="GraphQLException">It is used up.</exception>
    public void Take(Caller caller)
    {
        var allowance = _needs.Take(caller.TokenId is { } token ? $"token {token}" : $"account {caller.Name}");
        if (allowance.IsRefused)
            throw new GraphQLException(
                $"An integrator may ask about {_perDay} needs a day; ask again in {Throttles.Seconds(allowance.Until)} "
                + "seconds.", RegistryErrorCodes.TooManyRequests);
    }
}
