namespace Parley.GraphQL.Errors;

/// <summary>Every value of <c>extensions.code</c> that the engine itself gives.</summary>
public static class ErrorCodes
{
    /// <summary>The document does not parse.</summary>
    public const string Syntax = "SYNTAX_ERROR";

    /// <summary>The document parses but breaks a rule of spec section 5.</summary>
    public const string Validation = "VALIDATION_ERROR";

    /// <summary>A variable's value does not fit its type (spec 6.1.2).</summary>
    public const string BadVariable = "BAD_VARIABLE";

    /// <summary>
    /// An argument fits its type but cannot be accepted: an unknown code, an inverted period, a wrong id.
    /// </summary>
    public const string BadArgument = "BAD_ARGUMENT";

    /// <summary><c>operationName</c> is missing or names nothing (spec 6.1).</summary>
    public const string UnknownOperation = "UNKNOWN_OPERATION";

    /// <summary>A mutation came by a way that may only read, such as GET.</summary>
    public const string MutationNotAllowed = "MUTATION_NOT_ALLOWED";

    /// <summary>A non-null field came out null (spec 6.4.4).</summary>
    public const string NullForNonNull = "NULL_FOR_NON_NULL";

    /// <summary>The request goes over one of the engine's limits; <c>extensions.limit</c> names it.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The SDL or its binding is at fault; met at start-up only.</summary>
    public const string Schema = "SCHEMA_ERROR";

    /// <summary>An unexpected fault; <c>extensions</c> have what the log has it under.</summary>
    public const string Internal = "INTERNAL_ERROR";
}
