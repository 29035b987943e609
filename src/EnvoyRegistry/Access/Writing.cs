using GraphQL.Errors;

namespace EnvoyRegistry.Access;

/// <summary>
/// Whether the register may be changed over the API: by whom people are told to, until callers are known.
/// </summary>
static class Writing
{
    const string Reason =
        "The register is changed only in Development and only by the machine the service runs on, " +
        "for as long as it cannot tell who is calling.";

    /// <summary>What the payload of every mutation is guarded by; it is asked before the mutation runs.</summary>
    public static GraphQLError? Guard(IServiceProvider services) =>
        PeopleDisclosure.Guard(services) is { } refusal ? refusal with { Message = Reason } : null;
}
