using System.Globalization;

namespace Parley.GraphQL.Types;

public enum LeafKind { String, Int, Float, Boolean }

/// <summary>
/// A scalar as it came in, from a literal or from JSON alike: its kind and its text (a string's value, a number as
/// written, <c>true</c> or <c>false</c>). Whether it was JSON matters to whole numbers alone: JSON may write 1 as 1.0.
/// </summary>
public readonly record struct LeafValue(LeafKind Kind, string Text, bool FromJson);

/// <summary>How the input of one scalar type becomes a CLR value (spec 3.5, "Input Coercion").</summary>
public abstract class ScalarCoercion
{
    /// <summary>
    /// For scalars nothing is known of: strings, numbers (long, double) and booleans pass as they are, and so do lists
    /// (<c>object?[]</c>) and objects (<c>Dictionary&lt;string, object?&gt;</c>), which no other coercion is given.
    /// </summary>
    internal static ScalarCoercion Any { get; } = new AnyCoercion();

    /// <summary>The CLR type of what <see cref="TryCoerce"/> gives.</summary>
    public abstract Type ClrType { get; }

    /// <param name="value">The CLR value when accepted.</param>
    /// <param name="problem">Else why not, as the end of a sentence: "it is not a date like 2026-03-14".</param>
    public abstract bool TryCoerce(LeafValue leaf, out object? value, out string? problem);

    sealed class AnyCoercion : ScalarCoercion
    {
        public override Type ClrType => typeof(object);

        public override bool TryCoerce(LeafValue leaf, out object? value, out string? problem)
        {
            value = leaf.Kind switch
            {
                LeafKind.Boolean => leaf.Text == "true",
                LeafKind.String => leaf.Text,
                LeafKind.Int when long.TryParse(
                    leaf.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
                _ => BuiltInScalars.TryParseFinite(leaf.Text, out var number) ? number : null,
            };
            problem = value is null ? "it is too large for a double-precision number" : null;
            return value is not null;
        }
    }
}
