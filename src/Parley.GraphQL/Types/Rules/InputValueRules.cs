using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types.Rules;

/// <summary>
/// What is required is not deprecated (spec 3.13.3); defaults fit their types (spec 3.6) and do not need themselves
/// (spec 3.10).
/// </summary>
static class InputValueRules
{
    public static void Check(SchemaAssembly assembly, SchemaFaults faults)
    {
        foreach (var value in assembly.InputValues)
        {
            if (value.IsRequired && value.DeprecationReason is not null)
                faults.Add(value.Location, $"`{value.Coordinate}` is required, so it must not be deprecated.");
            if (value.DefaultValue is not null && value.Type.IsInputType)
                LiteralCheck.Check(value.DefaultValue, value.Type, (node, message) =>
                    faults.Add(value.Location.Source, node, $"The default of `{value.Coordinate}`: {message}"));
        }
        new Cycles(faults).Report(assembly.Types.OfType<InputObjectType>());
    }

    // Spec 3.10, InputObjectDefaultValueHasCycle.
    sealed class Cycles(SchemaFaults faults)
    {
        readonly HashSet<InputValueDefinition> _visited = [];
        readonly List<InputValueDefinition> _path = [];

        public void Report(IEnumerable<InputObjectType> inputs)
        {
            foreach (var field in inputs.SelectMany(input => input.Fields))
                Follow(field);
        }

        /// <summary>Goes where coercion goes when the field is left out.</summary>
        void Follow(InputValueDefinition field)
        {
            if (field.DefaultValue is null || field.Type.Named is not InputObjectType type)
                return;
            var start = _path.IndexOf(field);
            if (start >= 0)
            {
                var way = string.Join(" -> ", _path.Skip(start).Append(field).Select(f => $"`{f.Coordinate}`"));
                faults.Add(field.Location, $"The default of `{field.Coordinate}` needs itself: {way}.");
                return;
            }
            if (!_visited.Add(field))
                return;
            _path.Add(field);
            Follow(field.DefaultValue, type);
            _path.RemoveAt(_path.Count - 1);
        }

        void Follow(ValueNode value, InputObjectType type)
        {
            if (value is ListValueNode list)
            {
                foreach (var item in list.Values)
                    Follow(item, type);
            }
            if (value is not ObjectValueNode given)
                return;
            foreach (var field in type.Fields)
            {
                if (given.Fields.FirstOrDefault(f => f.Name.Value == field.Name) is not { } entry)
                    Follow(field);
                else if (field.Type.Named is InputObjectType inner)
                    Follow(entry.Value, inner);
            }
        }
    }
}
