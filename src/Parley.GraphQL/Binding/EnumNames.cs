using System.Globalization;
using System.Text;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>C# <c>TookPart</c> and SDL <c>TOOK_PART</c> are the same name.</summary>
static class EnumNames
{
    public static IEnumerable<(string Name, long Number, object Value)> Members(Type clr) =>
        Enum.GetValues(clr).Cast<object>().Select(
            value => (ToSdl(value.ToString()!), Convert.ToInt64(value, CultureInfo.InvariantCulture), value));

    /// <summary>
    /// What keeps an SDL enum and a CLR enum apart, as the end of a sentence; empty when it is something else.
    /// </summary>
    public static string Difference(TypeReference sdl, Type clr)
    {
        clr = System.Nullable.GetUnderlyingType(clr) ?? clr;
        if (sdl.Nullable is not EnumType type || !clr.IsEnum)
            return "";
        var (values, members) = (type.Values.Select(v => v.Name).ToList(), Members(clr).Select(m => m.Name).ToList());
        var apart = members.Except(values).Select(m => $"{m} is not in the SDL")
            .Concat(values.Except(members).Select(v => $"{v} is not in {clr.Name}"));
        return $" ({string.Join(", ", apart)})";
    }

    static string ToSdl(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            // ABoat: the A is a word of its own, as what follows it is lower case.
            var startsWord = i > 0 && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                text.Append('_');
            text.Append(char.ToUpperInvariant(name[i]));
        }
        return text.ToString();
    }
}
