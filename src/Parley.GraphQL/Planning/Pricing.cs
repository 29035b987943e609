using System.Globalization;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>
/// What an operation may cost at most: an object in the answer costs one, and so do a method called and a count made;
/// leaves cost nothing. A list costs what its items do, as often as it may have items.
/// </summary>
/// <remarks>
/// The model is the type cost of the GraphQL Cost Directives specification (IBM, 2021) with every weight one. Its
/// slicing arguments are those of a page, which are known; of other lists the SDL may tell the size by its
/// <c>@listSize(assumedSize: 40)</c>. A batch costs the objects it gives: however many parents ask, it is one call.
/// </remarks>
/// <param name="assumedSize">Of a list whose size nothing tells.</param>
/// <param name="pageSize">Of a page whose size is not given.</param>
/// <param name="maxPageSize">No page is longer; to ask for more is refused when it comes to it.</param>
sealed class Pricing(int assumedSize, int pageSize, int maxPageSize)
{
    static readonly Dictionary<string, object?> s_noVariables = [];

    public Estimate PageSize(ArgumentsPlan arguments) =>
        SizeOf(arguments, ["first", "last"], given => given as int? ?? pageSize);

    /// <param name="name">Of the argument that is a list.</param>
    public Estimate CountGiven(ArgumentsPlan arguments, string name) =>
        SizeOf(arguments, [name], given => (given as IReadOnlyCollection<object?>)?.Count ?? 1);

    /// <summary>Of a list that is no page.</summary>
    public Estimate ListSize(FieldDefinition field)
    {
        var told = field.Directives.FirstOrDefault(d => d.Name.Value == "listSize")?
            .Arguments.FirstOrDefault(a => a.Name.Value == "assumedSize")?.Value;
        return Estimate.Known(
            told is IntValueNode size ? double.Parse(size.Value, CultureInfo.InvariantCulture) : assumedSize);
    }

    /// <param name="names">Of the arguments that tell the size; the first that has a value does.</param>
    Estimate SizeOf(ArgumentsPlan arguments, IReadOnlyList<string> names, Func<object?, int> size)
    {
        var values = names.Select(name => Reader(arguments, name)).ToList();
        return values.Exists(v => v.IsVariable) ? Estimate.ByVariables(Size) : Estimate.Known(Size(s_noVariables));

        double Size(IReadOnlyDictionary<string, object?> variables) => Math.Clamp(
            size(values.Select(v => v.Read(variables)).FirstOrDefault(v => v is not null)), 0, maxPageSize);
    }

    static (bool IsVariable, Func<IReadOnlyDictionary<string, object?>, object?> Read) Reader(
        ArgumentsPlan arguments, string name)
    {
        var otherwise = arguments.Definitions.Find(name)?.CoercedDefault;
        return arguments.Nodes.FirstOrDefault(n => n.Name.Value == name)?.Value switch
        {
            null => (false, _ => otherwise),
            VariableNode { Name.Value: var variable } =>
                (true, variables => variables.TryGetValue(variable, out var given) ? given : otherwise),
            IntValueNode number => (false, _ => int.Parse(number.Value, CultureInfo.InvariantCulture)),
            ListValueNode list => (false, _ => list.Values),
            _ => (false, _ => null),
        };
    }
}
