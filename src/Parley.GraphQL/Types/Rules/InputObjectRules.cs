namespace Parley.GraphQL.Types.Rules;

/// <summary>
/// A value of every input object can be written down, and the fields of a one-of are nullable and have no default
/// (spec 3.10).
/// </summary>
static class InputObjectRules
{
    public static void Check(IEnumerable<NamedType> types, SchemaFaults faults)
    {
        var inputs = types.OfType<InputObjectType>().ToArray();
        foreach (var field in inputs.Where(input => input.IsOneOf).SelectMany(input => input.Fields))
        {
            const string because = "only one field of a @oneOf input is given";
            if (field.Type.IsNonNull)
                faults.Add(field.Location, $"`{field.Coordinate}` must be nullable: {because}.");
            if (field.DefaultValue is not null)
                faults.Add(field.Location, $"`{field.Coordinate}` must not have a default: {because}.");
        }
        new Cycles(inputs, faults).Report();
    }

    /// <summary>Finds the inputs nobody can write down, because each of them needs another one without end.</summary>
    sealed class Cycles(InputObjectType[] inputs, SchemaFaults faults)
    {
        readonly HashSet<InputObjectType> _finite = [];
        readonly HashSet<InputObjectType> _visited = [];
        readonly List<InputValueDefinition> _path = [];
        readonly List<InputObjectType> _typesOnPath = [];

        public void Report()
        {
            // What was found finite in one round lets more be found in the next.
            int found;
            do
            {
                found = _finite.Count;
                _finite.UnionWith(inputs.Where(HasFiniteValue).ToArray());
            }
            while (_finite.Count > found);
            foreach (var input in inputs)
                Follow(input);
        }

        // An input without fields has a fault of its own.
        bool HasFiniteValue(InputObjectType input) => input.IsOneOf && input.Fields is not []
            ? input.Fields.Any(field => CanBeGiven(input, field))
            : input.Fields.All(field => CanBeGiven(input, field));

        bool CanBeGiven(InputObjectType owner, InputValueDefinition field) =>
            Needs(owner, field) is not { } other || _finite.Contains(other);

        /// <summary>The input object without which this field cannot be given.</summary>
        static InputObjectType? Needs(InputObjectType owner, InputValueDefinition field) =>
            (owner.IsOneOf || field.Type.IsNonNull ? field.Type.Nullable : null) as InputObjectType;

        void Follow(InputObjectType input)
        {
            if (_finite.Contains(input) || !_visited.Add(input))
                return;
            _typesOnPath.Add(input);
            foreach (var field in input.Fields)
            {
                if (CanBeGiven(input, field))
                    continue;
                var needed = Needs(input, field)!;
                var start = _typesOnPath.IndexOf(needed);
                _path.Add(field);
                if (start < 0)
                    Follow(needed);
                else
                    ReportCycle(needed, _path[start..]);
                _path.RemoveAt(_path.Count - 1);
            }
            _typesOnPath.RemoveAt(_typesOnPath.Count - 1);
        }

        void ReportCycle(InputObjectType input, List<InputValueDefinition> fields)
        {
            var way = string.Join(", ", fields.Select(field => $"`{field.Coordinate}`"));
            faults.Add(
                fields[0].Location,
                $"`{input}` can never be given: it needs itself through {way}. Make one nullable or a list.");
        }
    }
}
