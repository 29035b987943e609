namespace Parley.GraphQL.Validation;

/// <summary>Ends validation from wherever it is at a limit; never leaves <see cref="Validator"/>.</summary>
sealed class ValidationStopped : Exception;
