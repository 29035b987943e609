using System.Text.Json;
using EnvoyRegistry.Contract;

namespace EnvoyRegistry.People;

/// <summary>
/// What sort of value a field holds. Whatever reads or shows values of all fields has a case for each sort.
/// </summary>
abstract record FieldKind
{
    /// <summary>What is wrong with a value that somebody states. Nothing is wrong with none.</summary>
    public virtual IEnumerable<string> Faults(object? value) => [];

    /// <summary>A stated value as it is kept.</summary>
    public virtual object? Kept(object? value) => value;

    /// <summary>A text in one line.</summary>
    public sealed record Line : FieldKind
    {
        public override IEnumerable<string> Faults(object? value)
        {
            if (!Text.IsLine((string?)value))
                yield return "In one line.";
            if (((string?)value)?.Length > Text.Line)
                yield return $"At most {Text.Line} characters.";
        }

        public override object? Kept(object? value) => Text.OrNull((string?)value);
    }

    /// <summary>Some pages of Markdown.</summary>
    public sealed record Prose : FieldKind
    {
        public override IEnumerable<string> Faults(object? value) =>
            ((string?)value)?.Length > Text.Pages ? [$"At most {Text.Pages} characters."] : [];

        public override object? Kept(object? value) => Text.OrNull((string?)value);
    }

    /// <param name="Unit">In the plural.</param>
    public sealed record Number(int Least, int Most, string Unit) : FieldKind
    {
        public override IEnumerable<string> Faults(object? value) =>
            value is int number && (number < Least || number > Most) ? [$"Between {Least} and {Most} {Unit}."] : [];
    }

    public sealed record Truth : FieldKind;

    /// <summary>A value of an enum.</summary>
    /// <param name="Labels">Of its values, in their order, for people; none where it is on no page.</param>
    public sealed record Choice(Type Values, params IReadOnlyList<string> Labels) : FieldKind
    {
        /// <summary>As the SDL has each value, and as people read it.</summary>
        public IEnumerable<(string Word, string Label)> Words =>
            Enum.GetNames(Values).Select(JsonNamingPolicy.SnakeCaseUpper.ConvertName).Zip(Labels);
    }

    /// <summary>Codes of countries.</summary>
    public sealed record Countries : FieldKind
    {
        public override IEnumerable<string> Faults(object? value) =>
            value is List<string> codes && codes.Distinct(StringComparer.Ordinal).Count() != codes.Count
                ? ["Each country once."] : [];

        public override object? Kept(object? value) => value ?? new List<string>();
    }

    /// <summary>The IANA name of a time zone.</summary>
    public sealed record Zone : FieldKind
    {
        public override IEnumerable<string> Faults(object? value) =>
            Text.OrNull((string?)value) is { } zone && !LocalClock.IsZone(zone)
                ? ["No such time zone; give an IANA name such as `Asia/Yangon`."] : [];

        public override object? Kept(object? value) => Text.OrNull((string?)value);
    }
}
