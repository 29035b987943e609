namespace GraphQL.Validation;

/// <summary>Ends validation from wherever it stands once a limit is reached; never leaves <see cref="Validator"/>.</summary>
sealed class ValidationStopped : Exception;
