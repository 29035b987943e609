using System.Globalization;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>
/// What an operation may cost at most: an object in the answer costs one, and so do a leaf, a method called and a count
/// made. A list costs what its items do, as often as it may have items. So whatever an answer is long by has its price.
/// </summary>
/// <remarks>
/// The model is the cost of the GraphQL Cost Directives specification (IBM, 2021) with every weight one, types and
/// fields together. Its slicing arguments are those of a page, which are known; of other lists the SDL may tell the
/// size by its <c>@listSize(assumedSize: 40)</c>, and those of introspection are as long as the schema makes them. A
/// batch costs the objects it gives: however many parents ask, it is one call.
/// </remarks>
/// <param name="assumedSize">Of a list whose size nothing tells.</param>
/// <param name="pageSize">Of a page whose size is not given.</param>
/// <param name="maxPageSize">No page is longer; to ask for more is refused when it comes to it.</param>
sealed class Pricing(Schema schema, int assumedSize, int pageSize, int maxPageSize)
{
    static readonly Dictionary<string, object?> s_noVariables = [];

    /// <summary>The connection in memory that is being priced, and how long it is.</summary>
    (NamedType Connection, Estimate Size)? _page;

    public Estimate PageSize(ArgumentsPlan arguments) =>
        SizeOf(arguments, ["first", "last"], given => given as int? ?? pageSize);

    /// <param name="name">Of the argument that is a list.</param>
    public Estimate CountGiven(ArgumentsPlan arguments, string name) =>
        SizeOf(arguments, [name], given => (given as IReadOnlyCollection<object?>)?.Count ?? 1);

    /// <summary>
    /// What a field costs whose value is made; where it takes a page, so long are its edges and nodes.
    /// </summary>
    public Estimate Price(FieldPlan field, Completion completion)
    {
        var outer = _page;
        if (field.Arguments is { } arguments && ConnectionTypes.CanPage(field.Definition))
            _page = (field.Definition.Type.Named, PageSize(arguments));
        var price = completion.Price(this, field);
        _page = outer;
        return price;
    }

    /// <summary>Of a list that is no page.</summary>
    public Estimate ListSize(FieldDefinition field)
    {
        if (_page is (var connection, var page)
            && (field.Coordinate == $"{connection.Name}.edges" || field.Coordinate == $"{connection.Name}.nodes"))
            return page;
        var told = field.Directives.FirstOrDefault(d => d.Name.Value == "listSize")?
            .Arguments.FirstOrDefault(a => a.Name.Value == "assumedSize")?.Value;
        return Estimate.Known(told is IntValueNode size
            ? double.Parse(size.Value, CultureInfo.InvariantCulture)
            : OfIntrospection(field.Coordinate) ?? assumedSize);
    }

    /// <summary>The longest that a list of introspection is anywhere in the schema.</summary>
    double? OfIntrospection(string coordinate) => coordinate switch
    {
        "__Schema.types" or "__Type.possibleTypes" or "__Type.interfaces" => schema.Types.Count,
        "__Schema.directives" => schema.Directives.Count,
        "__Directive.locations" => schema.Directives.Max(d => d.Locations.Count),
        "__Directive.args" => schema.Directives.Max(d => d.Arguments.Count),
        "__Type.fields" => Fields().Max(fields => fields.Count),
        "__Field.args" => Fields().Max(fields => fields.Max(field => field.Arguments.Count)),
        "__Type.enumValues" => schema.Types.OfType<EnumType>().Max(type => type.Values.Count),
        "__Type.inputFields" =>
            schema.Types.OfType<InputObjectType>().Select(type => type.Fields.Count).DefaultIfEmpty().Max(),
        _ => null,
    };

    IEnumerable<OrderedMap<FieldDefinition>> Fields() =>
        schema.Types.OfType<FieldsType>().Select(type => type.Fields).Where(fields => fields.Count > 0);

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
