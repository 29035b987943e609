namespace EnvoyRegistry.Contract;

/// <summary>
/// <c>enum ErrorCode</c>: what the engine, its transports and this service give as <c>extensions.code</c>.
/// </summary>
enum ErrorCode
{
    SyntaxError,
    ValidationError,
    UnknownOperation,
    BadVariable,
    BadArgument,
    LimitExceeded,
    MutationNotAllowed,
    Forbidden,
    NotFound,
    Conflict,
    Unauthenticated,
    IdentityProviderUnreachable,
    TooManyRequests,
    IdempotencyKeyReused,
    IdempotencyAnswerRevoked,
    RegisterBusy,
    RegisterNotWritable,
    BadRequest,
    MethodNotAllowed,
    NotAcceptable,
    UnsupportedMediaType,
    PersistedQueryNotSupported,
    NullForNonNull,
    InternalError,
}

/// <summary>Those of the codes that this service gives itself.</summary>
static class RegistryErrorCodes
{
    /// <summary>Whoever calls may not.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>Of an address that is no GraphQL: there is no such thing, or the caller may not see it.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>Of an address that is no GraphQL: it cannot be done to the thing as it stands now.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>Nobody is known to call.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>Whether the caller is known cannot be found out now.</summary>
    public const string ProviderUnreachable = "IDENTITY_PROVIDER_UNREACHABLE";

    /// <summary>An address tried too often.</summary>
    public const string TooManyRequests = "TOO_MANY_REQUESTS";

    /// <summary>An <c>Idempotency-Key</c> came with another request before.</summary>
    public const string KeyReused = "IDEMPOTENCY_KEY_REUSED";

    /// <summary>The answer that would be repeated told a secret that is revoked.</summary>
    public const string AnswerRevoked = "IDEMPOTENCY_ANSWER_REVOKED";

    /// <summary>Another program has been writing to the register for longer than is waited for.</summary>
    public const string RegisterBusy = "REGISTER_BUSY";

    /// <summary>Nothing can be written to the register's disk.</summary>
    public const string RegisterNotWritable = "REGISTER_NOT_WRITABLE";
}
