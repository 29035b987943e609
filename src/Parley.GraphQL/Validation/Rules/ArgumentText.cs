using System.Text;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>
/// Arguments as text that is equal exactly when they are: whatever the order of arguments and input fields.
/// Strings are led by their length, so that none can pass for something else.
/// </summary>
static class ArgumentText
{
    public static string Write(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count == 0)
            return "";
        var text = new StringBuilder();
        foreach (var argument in arguments.OrderBy(argument => argument.Name.Value, StringComparer.Ordinal))
            Write(text.Append(argument.Name).Append(':'), argument.Value);
        return text.ToString();
    }

    static void Write(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case ListValueNode list:
                text.Append('[');
                foreach (var item in list.Values)
                    Write(text, item);
                text.Append(']');
                break;
            case ObjectValueNode obj:
                text.Append('{');
                foreach (var field in obj.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal))
                    Write(text.Append(field.Name).Append(':'), field.Value);
                text.Append('}');
                break;
            case StringValueNode s:
                text.Append(s.Block ? 'b' : 's').Append(s.Value.Length).Append('"').Append(s.Value);
                break;
            default:
                text.Append(value switch
                {
                    VariableNode variable => $"${variable.Name}",
                    IntValueNode number => number.Value,
                    FloatValueNode number => number.Value,
                    BooleanValueNode boolean => boolean.Value ? "true" : "false",
                    EnumValueNode name => name.Value,
                    _ => "null",
                });
                break;
        }
        text.Append(',');
    }
}
