using EnvoyRegistry.Access;
using Microsoft.AspNetCore.Http;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Tests.Access;

/// <summary>Rules that no operation is held against.</summary>
static class UnaskedRules
{
    public static AccessRules Make(Schema schema) =>
        new(schema, new NothingLookedAt(), new CurrentCaller(new HttpContextAccessor()));

    sealed class NothingLookedAt : IDisclosures
    {
        public ValueTask RecordAsync(
            Caller caller, string? operation, IReadOnlySet<(string Coordinate, long Owner)> looked) =>
            throw new InvalidOperationException("Nothing was to be looked at.");
    }
}
