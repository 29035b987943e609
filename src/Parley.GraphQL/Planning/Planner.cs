using System.Linq.Expressions;
using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>
/// A validated operation to a plan: which statements to run with which columns, which members to read, how to write
/// each. One planner makes one plan.
/// </summary>
sealed class Planner
{
    readonly SchemaBindings _bindings;
    readonly DocumentNode _document;
    readonly FieldCollector _collector;
    readonly PlanLimits _limits;
    int _arguments;
    int _variableArguments;
    int _fields;
    int _aliases;
    int _depth;

    Planner(SchemaBindings bindings, DocumentNode document, Func<string, bool?> steering, PlanLimits limits)
    {
        (_bindings, _document, _limits) = (bindings, document, limits);
        _collector = new FieldCollector(bindings.Schema, document, steering, limits);
    }

    /// <param name="steering">The value of a Boolean variable that <c>@skip</c> or <c>@include</c> asks for.</param>
    /// <exception cref="GraphQLException">
    /// The operation goes over a limit, or a steering variable is null.
    /// </exception>
    public static OperationPlan Plan(
        SchemaBindings bindings, DocumentNode document, OperationDefinitionNode operation, Func<string, bool?> steering,
        PlanLimits limits)
    {
        var planner = new Planner(bindings, document, steering, limits);
        var root = operation.Operation switch
        {
            OperationType.Mutation => bindings.Schema.Mutation!,
            OperationType.Subscription => bindings.Schema.Subscription!,
            _ => bindings.Schema.Query,
        };
        var plan = planner.Object(root, [operation.SelectionSet], new Scope(null, null, []));
        var pricing = new Pricing(limits.AssumedListSize, limits.DefaultPageSize, limits.MaxPageSize);
        return new OperationPlan(operation, plan, planner._arguments, planner._fields) { Cost = pricing.Object(plan) };
    }

    /// <summary>
    /// What the fields of an object are read from: cells of a row, or (without projection) a value in memory.
    /// </summary>
    /// <param name="Path">From the row to the object; null when the object is the row.</param>
    /// <param name="Passed">
    /// The guards that let the operation come here: they need not be asked again for each field of each row.
    /// </param>
    internal readonly record struct Scope(Projection? Projection, LambdaExpression? Path, Guard[] Passed);

    internal ObjectPlan Object(ObjectType type, IEnumerable<SelectionSetNode> selectionSets, Scope scope) =>
        new(type.Name, Selection(type, selectionSets, (on, group) => Field(on, group, scope)));

    internal List<T> Selection<T>(
        ObjectType type, IEnumerable<SelectionSetNode> selectionSets, Func<ObjectType, FieldGroup, T> plan)
    {
        if (++_depth > _limits.MaxDepth)
            throw new GraphQLException(GraphQLError.LimitExceeded(
                "maxDepth",
                _limits.MaxDepth,
                $"The operation goes deeper than {_limits.MaxDepth} fields below each other."));
        var fields = new List<T>();
        foreach (var group in _collector.Collect(type, selectionSets))
        {
            if (++_fields > _limits.MaxFields)
                throw new GraphQLException(GraphQLError.LimitExceeded(
                    "maxFields",
                    _limits.MaxFields,
                    $"The operation asks for more than {_limits.MaxFields} fields once its fragments are spread."));
            if (group.ResponseName != group.First.Name.Value && ++_aliases > _limits.MaxAliases)
                throw new GraphQLException(GraphQLError.LimitExceeded(
                    "maxAliases",
                    _limits.MaxAliases,
                    $"The operation has more than {_limits.MaxAliases} aliases once its fragments are spread."));
            fields.Add(plan(type, group));
        }
        _depth--;
        return fields;
    }

    internal FieldPlan Field(ObjectType type, FieldGroup group, Scope scope)
    {
        var name = group.First.Name.Value;
        var definition = _bindings.Schema.Field(type, name)!;
        var coordinate = $"{type.Name}.{name}";
        if (name == "__typename")
        {
            return new ConstantPlan(new PlannedField(group, definition, coordinate, null, []))
            {
                Json = TypeName(type),
            };
        }

        var binding = _bindings.Of(type).Fields[name];
        var guards = Unpassed(
            scope.Passed, _bindings.Of(type).Guard, binding.Access?.Guard, GuardOf(definition.Type));
        var inner = scope with { Passed = [.. scope.Passed, .. guards] };
        var variables = _variableArguments;
        var field = new PlannedField(
            group, definition, coordinate, Arguments(definition, group.First, binding), guards)
        {
            VisibleColumn = scope.Projection is null && binding.Access?.VisibleInMemory is not null
                ? -1 : Cell(binding.Access?.Visible),
            VisibleInMemory = scope.Projection is null ? binding.Access?.VisibleInMemory : null,
            NotedColumn = Cell(binding.Access?.Noted),
            AsOf = binding.AsOf,
        };
        return binding switch
        {
            ColumnBinding column => Column(field, column, scope),
            JoinBinding join => Join(field, join, inner),
            OneBinding one => new OnePlan(field) { Select = Select(one, field, inner) },
            ManyBinding many => new ManyPlan(field) { Select = Select(many, field, inner) },
            PageBinding page => new PagePlanner(this, field, page, inner.Passed).Plan(KeyOf(page, scope)),
            ValueBinding value => new ValuePlan(field)
            {
                Get = value.Get,
                Completion = Completion(definition.Type, value.Result, group, inner.Passed),
                IsConstant = name is "__schema" or "__type" && variables == _variableArguments,
            },
            CellValueBinding made =>
                CellValue(field, made, scope, Completion(definition.Type, made.Result, group, inner.Passed)),
            BatchBinding batch => new BatchPlan(field)
            {
                Key = KeyOf(batch.Key, batch.KeyOfValue, scope),
                ReadKey = CellReader.Of(batch.Key.ReturnType),
                Load = batch.Load,
                Completion = Completion(definition.Type, batch.Result, group, inner.Passed),
            },
            RunBinding run => new RunPlan(field)
            {
                Run = run.Run,
                Completion = Completion(definition.Type, run.Result, group, inner.Passed),
            },
            StreamBinding stream => new StreamPlan(field)
            {
                Open = stream.Open,
                Completion = Completion(definition.Type, stream.Event, group, inner.Passed),
            },
            NodeBinding node => Node(field, node),
            _ => throw new InvalidOperationException($"{binding.GetType().Name} has no plan."),
        };

        // Binding keeps such fields on types of rows; a row that a method handed over has no cells to ask.
        int Cell(LambdaExpression? of) => of is null ? -1
            : scope.Projection?.Add(scope.Path, of) ?? throw new InvalidOperationException(
                $"{coordinate} is seen row by row; its parent must be read from the database.");
    }

    static Guard[] Unpassed(Guard[] passed, params ReadOnlySpan<Guard?> asked)
    {
        List<Guard>? left = null;
        foreach (var guard in asked)
        {
            if (guard is not null && !passed.Contains(guard) && left?.Contains(guard) is not true)
                (left ??= []).Add(guard);
        }
        return left is null ? [] : [.. left];
    }

    static FieldPlan Column(PlannedField field, ColumnBinding column, Scope scope)
    {
        if (scope.Projection is not null)
        {
            return new ColumnPlan(field)
            {
                Leaf = column.Leaf,
                Column = scope.Projection.Add(scope.Path, column.Column),
            };
        }
        return new ValuePlan(field)
        {
            Get = (value, _) => column.OfValue.Value(value),
            Completion = new LeafCompletion(field.Definition.Type.IsNonNull, column.Leaf),
            IsConstant = false,
        };
    }

    static FieldPlan CellValue(PlannedField field, CellValueBinding made, Scope scope, Completion completion)
    {
        if (scope.Projection is not null)
        {
            return new CellValuePlan(field)
            {
                Column = scope.Projection.Add(scope.Path, made.Cell),
                Read = CellReader.Of(made.Cell.ReturnType)!, // binding refused what cannot be read
                Make = made.Make,
                Completion = completion,
            };
        }
        return new ValuePlan(field)
        {
            Get = (value, _) => made.Make(made.OfValue.Value(value)),
            Completion = completion,
            IsConstant = false,
        };
    }

    FieldPlan Join(PlannedField field, JoinBinding join, Scope scope)
    {
        if (scope.Projection is null)
        {
            return new ValuePlan(field)
            {
                Get = (value, _) => join.OfValue.Value(value),
                Completion = Completion(field.Definition.Type, join.Target.ReturnType, field.Group, scope.Passed),
                IsConstant = false,
            };
        }
        var path = scope.Projection.Extend(scope.Path, join.Target);
        var isPresent = Expression.Lambda(
            Expression.NotEqual(path.Body, Expression.Constant(null, path.ReturnType)), path.Parameters);
        return new JoinPlan(field)
        {
            PresentColumn = field.Definition.Type.IsNonNull ? -1 : scope.Projection.Add(null, isPresent),
            Object = Object(Target(field), field.Group.SelectionSets, scope with { Path = path }),
        };
    }

    NodePlan Node(PlannedField field, NodeBinding node) => new(field)
    {
        ArgumentName = node.Argument,
        IsList = node.IsList,
        ByPrefix = _bindings.Nodes.ToDictionary(
            o => o.Node!.Value.Prefix,
            o => (Select(o.Node!.Value.Rows, o.Type, field.Group, null, [], Own(o)), Own(o))),
    };

    static Guard[] Own(ObjectBinding type) => type.Guard is { } guard ? [guard] : [];

    Select Select(SelectBinding binding, PlannedField field, Scope scope) =>
        Select(
            binding.Query.Rows, Target(field), field.Group, KeyOf(binding, scope), binding.Query.Readers, scope.Passed);

    Select Select(
        LambdaExpression rows,
        ObjectType target,
        FieldGroup group,
        KeySource? key,
        IReadOnlyList<Func<object?, object?>> parameters,
        Guard[] passed)
    {
        var projection = new Projection(rows.ReturnType.GetGenericArguments()[0]);
        var plan = Object(target, group.SelectionSets, new Scope(projection, null, passed));
        return new Select
        {
            Statement = _bindings.Database!.Prepare(new RowQuery(rows, projection.Columns)),
            Key = key,
            Object = plan,
            Parameters = parameters,
        };
    }

    static KeySource? KeyOf(SelectBinding binding, Scope scope) => binding.Key is null ? null
        : KeyOf(binding.Key, binding.KeyOfValue, scope);

    static KeySource KeyOf(LambdaExpression key, Lazy<Func<object?, object?>> ofValue, Scope scope) =>
        scope.Projection is null
            ? new KeySource(-1, ofValue.Value)
            : new KeySource(scope.Projection.Add(scope.Path, key), null);

    Completion Completion(TypeReference type, Type clr, FieldGroup group, Guard[] passed)
    {
        switch (type.Nullable)
        {
            case ListType list:
                return new ListCompletion(
                    type.IsNonNull, Completion(list.OfType, LeafWriter.ElementType(clr)!, group, passed));
            case ObjectType target:
                return new ObjectCompletion(
                    type.IsNonNull, Object(target, group.SelectionSets, new Scope(null, null, passed)));
            case CompositeType composite:
                var objects = _bindings.Schema.PossibleTypes(composite)
                    .Where(t => !_bindings.Of(t).IsRow)
                    .ToDictionary(t => t, t => Object(t, group.SelectionSets, new Scope(null, null, passed)));
                return new AbstractCompletion(
                    type.IsNonNull, composite.Name, objects, actual => _bindings.OfValue(actual)?.Type);
            default:
                return new LeafCompletion(type.IsNonNull, LeafWriter.For(type.Nullable, clr)!);
        }
    }

    static ObjectType Target(PlannedField field) => (ObjectType)field.Definition.Type.Named;

    Guard? GuardOf(TypeReference type) => type.Named is not ObjectType target ? null
        : _bindings.Find(target)?.Guard
            ?? (ConnectionTypes.Of(target) is { } connection ? _bindings.Find(connection.Node)?.Guard : null);

    ArgumentsPlan? Arguments(FieldDefinition definition, FieldNode node, FieldBinding binding)
    {
        if (definition.Arguments.Count == 0)
            return null;
        var plan = new ArgumentsPlan(
            _arguments++, definition.Arguments, node.Arguments, _document.Source, binding.Arguments);
        if (!plan.IsConstant)
            _variableArguments++;
        return plan;
    }

    internal Statement Prepare(RowQuery query) => _bindings.Database!.Prepare(query);

    internal static byte[] TypeName(ObjectType type) => Encoding.ASCII.GetBytes($"\"{type.Name}\"");
}
