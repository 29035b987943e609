namespace GraphQL.Types.Rules;

/// <summary>Type validation of input objects (spec 3.10): a finite value must exist, and one-of fields are nullable without default.</summary>
static class InputObjectRules
{
    public static void Check(IEnumerable<NamedType> types, SchemaFaults faults)
    {
        var inputs = types.OfType<InputObjectType>().ToArray();
        foreach (var field in inputs.Where(input => input.IsOneOf).SelectMany(input => input.Fields))
        {
            if (field.Type.IsNonNull)
                faults.Add(field.Location, $"`{field.Coordinate}` must be nullable: only one field of a @oneOf input is given.");
            if (field.DefaultValue is not null)
                faults.Add(field.Location, $"`{field.Coordinate}` must not have a default: only one field of a @oneOf input is given.");
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
            while (inputs.Any(input => !_finite.Contains(input) && HasFiniteValue(input) && _finite.Add(input)))
            {
            }
            foreach (var input in inputs)
                Follow(input);
        }

        bool HasFiniteValue(InputObjectType input) => input.IsOneOf
            ? input.Fields is [] || input.Fields.Any(field => Needs(input, field) is not { } other || _finite.Contains(other))
            : input.Fields.All(field => Needs(input, field) is not { } other || _finite.Contains(other));

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
                if (Needs(input, field) is not { } needed || _finite.Contains(needed))
                    continue;
                _path.Add(field);
                var start = _typesOnPath.IndexOf(needed);
                if (start < 0)
                    Follow(needed);
                else
                    ReportCycle(needed, _path.GetRange(start, _path.Count - start));
                _path.RemoveAt(_path.Count - 1);
            }
            _typesOnPath.RemoveAt(_typesOnPath.Count - 1);
        }

        void ReportCycle(InputObjectType input, List<InputValueDefinition> fields) => faults.Add(
            fields[0].Location,
            $"`{input}` can never be given: it needs itself through {string.Join(", ", fields.Select(f => $"`{f.Coordinate}`"))}. Make one of them nullable or a list.");
    }
}
