using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using GraphQL.Errors;
using GraphQL.Types;

namespace GraphQL.Binding;

/// <summary>
/// Binds C# to the SDL, a feature at a time, and holds both against each other: <see cref="Build"/> reports every field
/// that nothing answers and every binding that the SDL does not have, all at once.
/// </summary>
public sealed class SchemaBinder
{
    readonly Schema _schema;
    readonly Database? _database;
    readonly Dictionary<ObjectType, ObjectBinding> _objects = [];
    readonly Dictionary<Type, ObjectBinding> _byClr = [];
    readonly List<GraphQLError> _faults = [];

    /// <param name="services">Singletons that computed columns may use.</param>
    public SchemaBinder(Schema schema, Database? database, IServiceProvider services)
    {
        (_schema, _database, Services) = (schema, database, services);
        Introspection.IntrospectionBinding.Bind(this, schema);
    }

    /// <summary>The application's services, for what a computed column needs: a clock, a setting.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The type named <paramref name="type"/>, answered from rows or values of <typeparamref name="T"/>.</summary>
    public ObjectBinder<T> Object<T>(string type, [CallerFilePath] string caller = "") =>
        new(this, Bind(type, typeof(T), caller));

    public RootBinder Query([CallerFilePath] string caller = "") => new(this, Bind(_schema.Query.Name, typeof(void), caller));

    public RootBinder Mutation([CallerFilePath] string caller = "") => new(this, Bind(_schema.Mutation?.Name ?? "Mutation", typeof(void), caller));

    /// <exception cref="GraphQLException">Every fault found.</exception>
    internal SchemaBindings Build()
    {
        if (_schema.Types.Find("PageInfo") is ObjectType pageInfo && !_objects.ContainsKey(pageInfo))
            PageInfo.Bind(this);
        BindingCheck.Run(_schema, _objects, _database, (location, message) => Fault(location, message));
        return _faults.Count == 0 ? new SchemaBindings(_schema, _database, _objects, _byClr) : throw new GraphQLException(_faults);
    }

    internal void Add(ObjectBinding binding, string field, Func<FieldDefinition, FieldBinding?> bind)
    {
        if (_schema.Field(binding.Type, field) is not { } definition)
            Fault(binding.Type.Location, $"{binding.Type.Name}.{field} is bound, but not in the SDL.{DidYouMean.Suffix(field, binding.Type.Fields.Select(f => f.Name))}");
        else if (bind(definition) is { } bound && !binding.Add(bound))
            Fault(definition.Location, $"{binding.Type.Name}.{field} is bound twice");
    }

    internal void AddColumn(ObjectBinding binding, string field, LambdaExpression column, Type value, Func<LeafWriter, LeafWriter> wrap) =>
        Add(binding, field, f =>
        {
            if (LeafWriter.For(f.Type.Nullable, value) is not { } leaf)
                Fault(f.Location, $"{binding.Type.Name}.{f.Name} is {f.Type}, which a {Name(value)} cannot give");
            else if (f.Type.IsNonNull && MayBeNull(column))
                Fault(f.Location, $"{binding.Type.Name}.{f.Name} is {f.Type}, but {column.Body} may be null");
            else
                return new ColumnBinding(f, column, wrap(leaf));
            return null;
        });

    internal void AddPage<TRow>(ObjectBinding binding, string field, Func<FieldDefinition, FieldBinding> bind) =>
        Add(binding, field, f =>
        {
            if (ConnectionTypes.Of(f.Type) is null)
                Fault(f.Location, $"{binding.Type.Name}.{f.Name} is {f.Type}, which is not a connection with edges {{ cursor node }}, nodes, pageInfo and totalCount");
            return bind(f);
        });

    internal ArgumentsBinding? Arguments<TArguments>(ObjectBinding binding, FieldDefinition field, bool exceptPaging = false)
    {
        var definitions = exceptPaging
            ? new OrderedMap<InputValueDefinition>(field.Arguments.Where(a => !ConnectionTypes.PagingArguments.Contains(a.Name)), a => a.Name)
            : field.Arguments;
        return ArgumentsBinding.Of(
            typeof(TArguments), definitions, $"{binding.Type.Name}.{field.Name}",
            clr => _byClr.GetValueOrDefault(clr)?.Node?.Prefix,
            (at, message) => Fault((at?.Location).GetValueOrDefault(field.Location), message));
    }

    ObjectBinding Bind(string type, Type clr, string caller)
    {
        if (_schema.Types.Find(type) is not ObjectType definition)
        {
            _faults.Add(new GraphQLError($"{type} is bound, but the SDL has no such object type") { Code = ErrorCodes.Schema, File = Path.GetFileName(caller) });
            return new ObjectBinding(new ObjectType(type), clr, isRow: false);
        }
        if (_objects.TryGetValue(definition, out var bound))
            return bound;
        bound = new ObjectBinding(definition, clr, _database?.IsRow(clr) ?? false);
        _objects.Add(definition, bound);
        if (clr != typeof(void) && !_byClr.TryAdd(clr, bound))
            Fault(definition.Location, $"{type} and {_byClr[clr].Type.Name} are both bound to {clr.Name}");
        return bound;
    }

    void Fault(SourceLocation at, string message) =>
        _faults.Add(new GraphQLError(message) { Code = ErrorCodes.Schema, File = at.File, Locations = at.File is null ? [] : [at.Location] });

    static bool MayBeNull(LambdaExpression column)
    {
        var body = column.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : column.Body;
        if (Nullable.GetUnderlyingType(body.Type) is not null)
            return true;
        // Expressions carry no marks of nullable references; the members they read do.
        return body is MemberExpression { Member: PropertyInfo property }
            && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
    }

    static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? $"{inner.Name}?" : type.Name;
}
