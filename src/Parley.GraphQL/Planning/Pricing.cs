using System.Globalization;
using Parley.GraphQL.Language;

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
    static readonly Estimate s_nothing = Estimate.Known(0);
    static readonly Estimate s_one = Estimate.Known(1);
    static readonly Dictionary<string, object?> s_noVariables = [];

    public Estimate Object(ObjectPlan plan)
    {
        var sum = s_one;
        foreach (var field in plan.Fields)
            sum += Field(field);
        return sum;
    }

    Estimate Field(FieldPlan field) => field switch
    {
        JoinPlan join => Object(join.Object),
        OnePlan one => Object(one.Select.Object),
        ManyPlan many => SizeOf(many) * Object(many.Select.Object),
        PagePlan page => Connection(page.Fields, SizeOf(page)),
        NodePlan node => SizeOf(node)
            * node.ByPrefix.Values.Select(n => Object(n.Select.Object)).Aggregate(s_nothing, Estimate.Max),
        // Its bytes are kept.
        ValuePlan { IsConstant: true } => s_nothing,
        ValuePlan value => Complete(value, value.Completion),
        CellValuePlan made => Complete(made, made.Completion),
        BatchPlan batch => Complete(batch, batch.Completion),
        RunPlan run => s_one + Complete(run, run.Completion),
        // Each event is answered, and so priced, by itself.
        StreamPlan stream => Complete(stream, stream.Completion),
        _ => s_nothing,
    };

    /// <param name="size">Of the page, when what is priced is the connection itself.</param>
    Estimate Connection(IReadOnlyList<ConnectionFieldPlan> fields, Estimate size) => fields
        .Select(f => f.Kind switch
        {
            ConnectionField.Edges => size * Connection(f.Fields, size),
            ConnectionField.Nodes => size * Object(f.Node!),
            ConnectionField.Node => Object(f.Node!),
            ConnectionField.OfRow => Field(f.OfRow!),
            ConnectionField.PageInfo or ConnectionField.TotalCount => s_one,
            _ => s_nothing,
        })
        .Aggregate(s_one, (sum, field) => sum + field);

    Estimate Complete(FieldPlan field, Completion completion) => completion switch
    {
        ListCompletion { Item: not LeafCompletion } list => SizeOf(field) * Complete(field, list.Item),
        ObjectCompletion target => Object(target.Object),
        AbstractCompletion composite => composite.Objects.Values.Select(Object).Aggregate(s_nothing, Estimate.Max),
        _ => s_nothing,
    };

    Estimate SizeOf(PagePlan page) => SizeOf(page.Arguments!, ["first", "last"], given => given as int? ?? pageSize);

    Estimate SizeOf(NodePlan node) => node.IsList
        ? SizeOf(node.Arguments!, [node.ArgumentName], given => (given as IReadOnlyCollection<object?>)?.Count ?? 1)
        : s_one;

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

    Estimate SizeOf(FieldPlan field)
    {
        var told = field.Definition.Directives.FirstOrDefault(d => d.Name.Value == "listSize")?
            .Arguments.FirstOrDefault(a => a.Name.Value == "assumedSize")?.Value;
        return Estimate.Known(
            told is IntValueNode size ? double.Parse(size.Value, CultureInfo.InvariantCulture) : assumedSize);
    }
}
