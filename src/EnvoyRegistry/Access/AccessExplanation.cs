using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Access;

/// <summary>Whether a caller sees something, and why.</summary>
/// <param name="DecidedBy">The coordinate whose <c>@access</c> decided; null where none stands.</param>
/// <param name="To">To whom that shows it.</param>
/// <param name="Error">The code of the error that the field is, where it is one.</param>
/// <param name="As">Which of these the caller is, where it sees it.</param>
sealed record AccessExplanation(
    string Coordinate,
    AccessOutcome Outcome,
    string? DecidedBy,
    IReadOnlyList<Audience> To,
    IReadOnlyList<Audience> As,
    bool IsRecorded,
    ErrorCode? Error,
    string Because);

enum AccessOutcome
{
    Allowed,
    Hidden,
    Refused,
    Depends,
}
