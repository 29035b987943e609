using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>Whether a literal fits a type (spec 5.6.1), told by the algorithm that coerces it.</summary>
static class LiteralCheck
{
    /// <param name="value">Variables in it are passed over: whether they fit is for spec 5.8.5.</param>
    /// <param name="report">Called for every fault with the node it stands at.</param>
    public static void Check(ValueNode value, TypeReference type, Action<Node, string> report)
    {
        foreach (var fault in Faults(value, type))
            report(fault.Node ?? value, fault.Message);
    }

    public static IReadOnlyList<InputFault> Faults(ValueNode value, TypeReference type)
    {
        var coercer = new InputCoercer(type.Named.Name, variables: null);
        coercer.Coerce(new InputValue(value), type);
        return coercer.Faults;
    }
}
