using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Contract;

/// <summary>
/// Why a change was not made, for whoever can put it right. A mutation that gives one has changed nothing.
/// </summary>
/// <remarks>
/// What is somebody else's to change is refused in one way: as <see cref="NotFound"/> where the caller does not see it,
/// and as <see cref="RuleViolation"/>, by R1 or R3, where she or he does.
/// </remarks>
/// <param name="Path">Into the mutation's input, from the outside in.</param>
abstract record UserError(UserErrorCode Code, string Message, IReadOnlyList<string> Path);

enum UserErrorCode
{
    InvalidInput = 1,
    RuleViolation = 2,
    NotFound = 3,
    StaleVersion = 4,
    Conflict = 5,
}

sealed record InvalidInput(string Message, params IReadOnlyList<string> Path)
    : UserError(UserErrorCode.InvalidInput, Message, Path);

/// <param name="Rule">Its code, such as <c>R20</c>.</param>
sealed record RuleViolation(string Rule, string Message, params IReadOnlyList<string> Path)
    : UserError(UserErrorCode.RuleViolation, Message, Path);

/// <summary>Also for what the caller may not see: the answer does not tell the two apart.</summary>
sealed record NotFound(string Message, params IReadOnlyList<string> Path)
    : UserError(UserErrorCode.NotFound, Message, Path);

sealed record StaleVersion(int CurrentVersion, int ExpectedVersion) : UserError(
    UserErrorCode.StaleVersion,
    $"It is at version {CurrentVersion} now; `expectedVersion` {ExpectedVersion} is another. Look at it again first.",
    ["expectedVersion"]);

sealed record Conflict(string Message, params IReadOnlyList<string> Path)
    : UserError(UserErrorCode.Conflict, Message, Path);

static class UserErrors
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Object<InvalidInput>();
        // Its rule is a row, and bound where rules are (Participants).
        schema.Object<RuleViolation>();
        schema.Object<NotFound>();
        schema.Object<StaleVersion>();
        schema.Object<Conflict>();
    }
}
