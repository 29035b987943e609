using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>The types operations start from (spec 3.3.1): as the schema definition names them, or default.</summary>
sealed class RootTypes
{
    readonly Dictionary<OperationType, ObjectType> _roots = [];
    readonly SchemaFaults _faults;

    public RootTypes(MergedSdl sdl, SchemaAssembly assembly, SchemaFaults faults)
    {
        _faults = faults;
        var named = new HashSet<OperationType>();
        foreach (var part in sdl.Schema)
        {
            foreach (var operationType in part.Node.OperationTypes)
            {
                var reference = part.With(operationType.Type);
                if (named.Add(operationType.Operation))
                    Add(operationType.Operation, assembly.Resolve(reference, "schema"), reference.Location);
                else
                    faults.Add(
                        part.At(operationType),
                        $"The {Printer.Keyword(operationType.Operation)} root is named twice.");
            }
        }
        if (!sdl.HasSchemaDefinition)
            AddDefaults(assembly, named);
        if (!named.Contains(OperationType.Query))
        {
            var at = sdl.HasSchemaDefinition ? sdl.Schema[0].Location : default;
            faults.Add(
                at, "There is no query root: define `type Query`, or name another type in `schema { query: … }`.");
        }
    }

    public ObjectType? Query => _roots.GetValueOrDefault(OperationType.Query);
    public ObjectType? Mutation => _roots.GetValueOrDefault(OperationType.Mutation);
    public ObjectType? Subscription => _roots.GetValueOrDefault(OperationType.Subscription);

    void AddDefaults(SchemaAssembly assembly, HashSet<OperationType> named)
    {
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            if (assembly.Find(operation.ToString()) is { } type && named.Add(operation))
                Add(operation, type, type.Location);
        }
    }

    void Add(OperationType operation, NamedType type, SourceLocation at)
    {
        var word = Printer.Keyword(operation);
        if (type is not ObjectType root)
        {
            // A name that is not known has its own fault already.
            if (type.Location.Source is not null)
                _faults.Add(at, $"The {word} root must be an object type, which `{type}` is not.");
            return;
        }
        if (_roots.ContainsValue(root))
            _faults.Add(at, $"`{root}` is the {word} root and another root too: they must differ.");
        _roots[operation] = root;
    }
}
