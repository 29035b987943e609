namespace Parley.GraphQL.Binding;

/// <summary>
/// What an update gives of a <typeparamref name="T"/>. A parameter of an arguments record that has this type takes
/// every field of the SDL's input for which the record has no parameter; <typeparamref name="T"/> has a member of that
/// name.
/// </summary>
/// <param name="Given">
/// By the field's name in the SDL: what was given, as the member's type, or null where null was. What was left out is
/// not in it.
/// </param>
public sealed record Changes<T>(IReadOnlyDictionary<string, object?> Given);
