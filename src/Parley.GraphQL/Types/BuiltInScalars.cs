using System.Globalization;
using System.Numerics;

namespace Parley.GraphQL.Types;

/// <summary>The input coercion of the five scalars every schema has (spec 3.5.1 to 3.5.5).</summary>
static class BuiltInScalars
{
    public static Dictionary<string, ScalarCoercion> Coercions { get; } = new(StringComparer.Ordinal)
    {
        ["Int"] = new IntCoercion(),
        ["Float"] = new FloatCoercion(),
        ["String"] = new StringCoercion(),
        ["Boolean"] = new BooleanCoercion(),
        ["ID"] = new IdCoercion(),
    };

    public static bool TryParseFinite(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    // Spec 3.5: JSON does not tell 1 from 1.0, so a JSON number with an empty fraction is an integer.
    static bool IsWholeJson(LeafValue leaf, out double number)
    {
        number = 0;
        return leaf is { Kind: LeafKind.Float, FromJson: true }
            && TryParseFinite(leaf.Text, out number)
            && double.IsInteger(number);
    }

    sealed class IntCoercion : ScalarCoercion
    {
        public override Type ClrType => typeof(int);

        public override bool TryCoerce(LeafValue leaf, out object? value, out string? problem)
        {
            value = null;
            problem = null;
            if (leaf.Kind == LeafKind.Int
                && int.TryParse(leaf.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
                value = whole;
            else if (IsWholeJson(leaf, out var number) && number is >= int.MinValue and <= int.MaxValue)
                value = (int)number;
            else
                problem = "it is not a whole number between -2147483648 and 2147483647";
            return problem is null;
        }
    }

    sealed class FloatCoercion : ScalarCoercion
    {
        public override Type ClrType => typeof(double);

        public override bool TryCoerce(LeafValue leaf, out object? value, out string? problem)
        {
            value = null;
            problem = null;
            if (leaf.Kind is not (LeafKind.Int or LeafKind.Float))
                problem = "it is not a number";
            else if (TryParseFinite(leaf.Text, out var number))
                value = number;
            else
                problem = "it is too large for a double-precision number";
            return problem is null;
        }
    }

    sealed class StringCoercion : ScalarCoercion
    {
        public override Type ClrType => typeof(string);

        public override bool TryCoerce(LeafValue leaf, out object? value, out string? problem)
        {
            var accepted = leaf.Kind == LeafKind.String;
            value = accepted ? leaf.Text : null;
            problem = accepted ? null : "it is not a string";
            return accepted;
        }
    }

    sealed class BooleanCoercion : ScalarCoercion
    {
        public override Type ClrType => typeof(bool);

        public override bool TryCoerce(LeafValue leaf, out object? value, out string? problem)
        {
            var accepted = leaf.Kind == LeafKind.Boolean;
            value = accepted ? leaf.Text == "true" : null;
            problem = accepted ? null : "it is neither true nor false";
            return accepted;
        }
    }

    sealed class IdCoercion : ScalarCoercion
    {
        public override Type ClrType => typeof(string);

        public override bool TryCoerce(LeafValue leaf, out object? value, out string? problem)
        {
            problem = null;
            if (leaf.Kind is LeafKind.String or LeafKind.Int)
                value = leaf.Text;
            else if (IsWholeJson(leaf, out var number))
                value = new BigInteger(number).ToString(CultureInfo.InvariantCulture);
            else
            {
                value = null;
                problem = "it is neither a string nor a whole number";
            }
            return problem is null;
        }
    }
}
