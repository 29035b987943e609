namespace EnvoyRegistry.Contract;

/// <summary>The arguments of every mutation: one <c>input</c>.</summary>
sealed record MutationInput<TInput>(TInput Input);
