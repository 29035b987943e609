using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

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
    readonly ArgumentsBinder _arguments;
    AccessPolicy? _policy;

    /// <param name="services">Singletons that computed columns may use.</param>
    internal SchemaBinder(Schema schema, Database? database, IServiceProvider services)
    {
        (_schema, _database, Services) = (schema, database, services);
        _arguments = new ArgumentsBinder(
            clr => _byClr.TryGetValue(clr, out var bound) && bound.Node is not null ? bound : null, Fault);
    }

    /// <summary>The application's services, for what a computed column needs: a clock, a setting.</summary>
    public IServiceProvider Services { get; }

    /// <summary>
    /// An object type, answered from rows or values of <typeparamref name="T"/>. A field that is named as a member of
    /// it needs no line: of rows, it is a <c>Column</c> or a joined <c>One</c>; of values, a <c>Value</c>. Nor does a
    /// field of a node type where there is a member with its key, <c>HomeId</c> for <c>home</c>. A type without a line
    /// of its own needs no call, if it is named as the class of what a bound field gives.
    /// </summary>
    /// <param name="type">Its name in the SDL, where that is not the name of <typeparamref name="T"/>.</param>
    public ObjectBinder<T> Object<T>(string? type = null, [CallerFilePath] string caller = "") =>
        new(this, Bind(type ?? typeof(T).Name, typeof(T), caller));

    public RootBinder Query([CallerFilePath] string caller = "") =>
        new(this, Bind(_schema.Query.Name, typeof(void), caller));

    public RootBinder Mutation([CallerFilePath] string caller = "") =>
        new(this, Bind(_schema.Mutation?.Name ?? "Mutation", typeof(void), caller));

    public SubscriptionBinder Subscription([CallerFilePath] string caller = "") =>
        new(this, Bind(_schema.Subscription?.Name ?? "Subscription", typeof(void), caller));

    /// <summary>Puts a policy before everything that is bound, also after this call.</summary>
    public void Access(AccessPolicy policy) => _policy = policy;

    /// <exception cref="GraphQLException">Every fault found.</exception>
    internal SchemaBindings Build()
    {
        if (_schema.Types.Find(nameof(PageInfo)) is ObjectType pageInfo && !_objects.ContainsKey(pageInfo))
            Bind(pageInfo, typeof(PageInfo));
        new Convention(this, _database).Bind(_objects);
        _arguments.CheckIds();
        if (_policy is not null)
            Apply(_policy);
        BindingCheck.Run(_schema, _objects, _database, Fault);
        if (_faults.Count == 0)
            return new SchemaBindings(_schema, _database, _objects, _byClr, _policy);
        throw new GraphQLException([.. _faults
            .OrderBy(f => f.Locations.Count == 0).ThenBy(f => f.File, StringComparer.Ordinal)
            .ThenBy(f => f.Locations is [var at, ..] ? (at.Line, at.Column) : default)]);
    }

    void Apply(AccessPolicy policy)
    {
        foreach (var binding in _objects.Values.Where(b => !b.Type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            binding.Guard = policy.FindGuard(binding.Type);
            foreach (var field in binding.Fields.Values)
                field.Access = policy.FindAccess(binding.Type, field.Field, binding.IsRow ? binding.Clr : null);
        }
    }

    internal void Add(ObjectBinding binding, string field, Func<FieldDefinition, FieldBinding?> bind)
    {
        if (_objects.GetValueOrDefault(binding.Type) != binding)
            return; // Its type is not in the SDL, which has been told.
        if (_schema.Field(binding.Type, field) is not { } definition)
        {
            var near = DidYouMean.Suffix(field, binding.Type.Fields.Select(f => f.Name));
            Fault(binding.Type.Location, $"{binding.Type.Name}.{field} is bound, but not in the SDL.{near}");
        }
        else if (bind(definition) is not { } bound)
            binding.Refuse(field);
        else if (!binding.Add(bound))
            Fault(definition.Location, $"{binding.Type.Name}.{field} is bound twice");
    }

    internal void AddColumn(
        ObjectBinding binding, string field, LambdaExpression column, Type value,
        Func<LeafWriter, TypeReference, LeafWriter?> wrap) =>
        Add(binding, field, f =>
        {
            if (LeafWriter.For(f.Type.Nullable, value) is not { } leaf || wrap(leaf, f.Type) is not { } writer)
            {
                var giver = value == column.ReturnType ? "a" : "what is computed of a";
                Fault(
                    f.Location,
                    $"{binding.Type.Name}.{f.Name} is {f.Type}, which {giver} {NameOf(column.ReturnType)} cannot give"
                    + EnumNames.Difference(f.Type, value));
            }
            else if (f.Type.IsNonNull && MayBeNull(column))
                Fault(f.Location, $"{binding.Type.Name}.{f.Name} is {f.Type}, but {column.Body} may be null");
            else
                return new ColumnBinding(f, column, writer);
            return null;
        });

    internal void AddCellValue(
        ObjectBinding binding, string field, LambdaExpression cell, Type value, Func<object?, object?> make) =>
        Add(binding, field, f =>
        {
            if (CellReader.Find(cell.ReturnType) is not null)
                return new CellValueBinding(f, cell, value, make);
            Fault(f.Location,
                $"{binding.Type.Name}.{f.Name} is made of a {NameOf(cell.ReturnType)}, "
                + "which cannot be read from a cell");
            return null;
        });

    internal void AddBatch(ObjectBinding binding, string field, Func<FieldDefinition, BatchBinding> bind) =>
        Add(binding, field, f =>
        {
            var batch = bind(f);
            if (!binding.IsRow || CellReader.Find(batch.Key.ReturnType) is not null)
                return batch;
            Fault(f.Location,
                $"{binding.Type.Name}.{f.Name} is found by a {NameOf(batch.Key.ReturnType)}, "
                + "which cannot be read from a cell");
            return null;
        });

    internal void AddPage<TRow>(ObjectBinding binding, string field, Func<FieldDefinition, FieldBinding> bind) =>
        Add(binding, field, f =>
        {
            if (ConnectionTypes.Recognise(f.Type) is not null && ConnectionTypes.CanPage(f))
                return bind(f);
            Fault(f.Location, $"{binding.Type.Name}.{f.Name} is {f.Type}, bound to a page: {ConnectionTypes.Shape}");
            return null;
        });

    internal ArgumentsBinding? Arguments<TArguments>(
        ObjectBinding binding, FieldDefinition field, bool exceptPaging = false)
    {
        var definitions = exceptPaging
            ? new OrderedMap<InputValueDefinition>(
                field.Arguments.Where(a => !ConnectionTypes.PagingArguments.Contains(a.Name)), a => a.Name)
            : field.Arguments;
        return _arguments.Bind(typeof(TArguments), definitions, $"{binding.Type.Name}.{field.Name}", field.Location);
    }

    ObjectBinding Bind(string type, Type clr, string caller)
    {
        if (_schema.Types.Find(type) is ObjectType definition)
            return Bind(definition, clr);
        var near = DidYouMean.Suffix(type, _schema.Types.OfType<ObjectType>().Select(t => t.Name));
        _faults.Add(new GraphQLError($"{type} is bound, but the SDL has no such object type.{near}".TrimEnd('.'))
        {
            Code = ErrorCodes.Schema,
            File = Path.GetFileName(caller),
        });
        return new ObjectBinding(new ObjectType(type), clr, isRow: false);
    }

    internal ObjectBinding Bind(ObjectType type, Type clr)
    {
        if (_objects.TryGetValue(type, out var bound))
            return bound;
        bound = new ObjectBinding(type, clr, _database?.IsRow(clr) ?? false);
        _objects.Add(type, bound);
        if (!bound.IsRoot && !_byClr.TryAdd(clr, bound))
            Fault(type.Location, $"{type.Name} and {_byClr[clr].Type.Name} are both bound to {clr.Name}");
        return bound;
    }

    internal void Fault(SourceLocation at, string message) =>
        _faults.Add(new GraphQLError(message)
        {
            Code = ErrorCodes.Schema,
            File = at.File,
            Locations = at.File is null ? [] : [at.Location],
        });

    /// <summary>Expressions carry no marks of nullable references; the members they read do.</summary>
    internal static bool MayBeNull(Expression value) => value switch
    {
        LambdaExpression lambda => MayBeNull(lambda.Body),
        MemberExpression { Member.Name: "HasValue", Expression: { } of }
            when Nullable.GetUnderlyingType(of.Type) is not null => false,
        _ when Nullable.GetUnderlyingType(value.Type) is not null => true,
        UnaryExpression { NodeType: ExpressionType.Convert } convert => MayBeNull(convert.Operand),
        ConditionalExpression choice => MayBeNull(choice.IfTrue) || MayBeNull(choice.IfFalse),
        BinaryExpression { NodeType: ExpressionType.Coalesce } coalesce => MayBeNull(coalesce.Right),
        ConstantExpression constant => constant.Value is null,
        MemberExpression { Member: PropertyInfo property, Expression: { } inner } =>
            new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable || MayBeNull(inner),
        _ => false,
    };

    /// <summary>As C# writes it where it may be null.</summary>
    internal static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? $"{inner.Name}?" : type.Name;
}
