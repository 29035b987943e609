using System.Linq.Expressions;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>Plans one field by the verb that it is bound with.</summary>
sealed class FieldPlanner : IVerbs<FieldPlan>
{
    readonly Planner _planner;
    readonly SchemaBindings _bindings;
    readonly FieldBinding _binding;
    readonly PlannedField _field;

    /// <summary>Of the object that the field is on.</summary>
    readonly Scope _scope;

    /// <summary>Whoever comes to what lies below the field has passed these.</summary>
    readonly Guard[] _passed;

    /// <summary>Arguments with variables that were met before this field.</summary>
    readonly int _variablesBefore;

    public FieldPlanner(
        Planner planner, SchemaBindings bindings, ObjectType type, FieldDefinition definition, FieldGroup group,
        Scope scope)
    {
        (_planner, _bindings, _scope) = (planner, bindings, scope);
        _binding = bindings.Get(type).Fields[definition.Name];
        _variablesBefore = planner.VariableArguments;
        var guards = Unpassed(
            scope.Passed, bindings.Get(type).Guard, _binding.Access?.Guard, GuardOf(definition.Type));
        _passed = [.. scope.Passed, .. guards];
        var coordinate = $"{type.Name}.{definition.Name}";
        var arguments = planner.Arguments(definition, group.First, _binding);
        _field = new PlannedField(group, definition, coordinate, arguments, guards)
        {
            VisibleColumn = scope.Projection is null && _binding.Access?.VisibleInMemory is not null
                ? -1 : Cell(_binding.Access?.Visible),
            VisibleInMemory = scope.Projection is null ? _binding.Access?.VisibleInMemory : null,
            NotedColumn = Cell(_binding.Access?.Noted),
            AsOf = _binding.AsOf,
        };

        // Binding keeps such fields on types of rows; a row that a method handed over has no cells to ask.
        int Cell(LambdaExpression? of) => of is null ? -1
            : scope.Projection?.Add(scope.Path, of) ?? throw new InvalidOperationException(
                $"{coordinate} is seen row by row; its parent must be read from the database.");
    }

    public FieldPlan Plan() => _binding.Plan(this);

    public FieldPlan Column(ColumnBinding column)
    {
        if (_scope.Projection is null)
            return InMemory(column.OfValue, new LeafCompletion(_field.Definition.Type.IsNonNull, column.Leaf));
        return new ColumnPlan(_field)
        {
            Leaf = column.Leaf,
            Column = _scope.Projection.Add(_scope.Path, column.Cell),
        };
    }

    public FieldPlan Join(JoinBinding join)
    {
        if (_scope.Projection is null)
            return InMemory(join.OfValue, PlanCompletion(join.Target.ReturnType));
        var path = _scope.Projection.Extend(_scope.Path, join.Target);
        var isPresent = Expression.Lambda(
            Expression.NotEqual(path.Body, Expression.Constant(null, path.ReturnType)), path.Parameters);
        return new JoinPlan(_field)
        {
            PresentColumn = _field.Definition.Type.IsNonNull ? -1 : _scope.Projection.Add(null, isPresent),
            Object = _planner.Object(Target, _field.Group.SelectionSets, new Scope(_scope.Projection, path, _passed)),
        };
    }

    public FieldPlan One(OneBinding one) => new OnePlan(_field) { Select = PlanSelect(one) };

    public FieldPlan Many(ManyBinding many) => new ManyPlan(_field) { Select = PlanSelect(many) };

    public FieldPlan Page(PageBinding page) =>
        new PagePlanner(_planner, _field, page, _passed).Plan(KeyOf(page));

    public FieldPlan Value(ValueBinding value) => new ValuePlan(_field)
    {
        Get = value.Get,
        Completion = PlanCompletion(value.Result),
        IsConstant = _field.Definition.Name is "__schema" or "__type"
            && _variablesBefore == _planner.VariableArguments,
    };

    public FieldPlan CellValue(CellValueBinding made)
    {
        var completion = PlanCompletion(made.Result);
        if (_scope.Projection is null)
            return new ValuePlan(_field)
            {
                Get = (value, _) => made.Make(made.OfValue.Value(value)),
                Completion = completion,
                IsConstant = false,
            };
        return new CellValuePlan(_field)
        {
            Column = _scope.Projection.Add(_scope.Path, made.Cell),
            Read = CellReader.Find(made.Cell.ReturnType)!, // binding refused what cannot be read
            Make = made.Make,
            Completion = completion,
        };
    }

    public FieldPlan Run(RunBinding run) => new RunPlan(_field, run.Run) { Completion = PlanCompletion(run.Result) };

    public FieldPlan Stream(StreamBinding stream) => new StreamPlan(_field)
    {
        Open = stream.Open,
        Completion = PlanCompletion(stream.Event),
    };

    public FieldPlan Batch(BatchBinding batch) => new BatchPlan(_field)
    {
        Key = _scope.Key(batch.Key, batch.KeyOfValue),
        ReadKey = CellReader.Find(batch.Key.ReturnType),
        Load = batch.Load,
        Completion = PlanCompletion(batch.Result),
    };

    public FieldPlan Node(NodeBinding node) => new NodePlan(_field)
    {
        ArgumentName = node.Argument,
        IsList = node.IsList,
        ByPrefix = _bindings.Nodes.ToDictionary(o => o.Node!.Value.Prefix, OfType),
    };

    (Select, Guard[]) OfType(ObjectBinding type)
    {
        Guard[] own = type.Guard is { } guard ? [guard] : [];
        return (_planner.PlanSelect(type.Node!.Value.Rows, type.Type, _field.Group, null, [], own), own);
    }

    ValuePlan InMemory(Lazy<Func<object?, object?>> get, Completion completion) => new(_field)
    {
        Get = (value, _) => get.Value(value),
        Completion = completion,
        IsConstant = false,
    };

    Select PlanSelect(SelectBinding binding) => _planner.PlanSelect(
        binding.Query.Rows, Target, _field.Group, KeyOf(binding), binding.Query.Readers, _passed);

    KeySource? KeyOf(SelectBinding binding) =>
        binding.Key is null ? null : _scope.Key(binding.Key, binding.KeyOfValue);

    Completion PlanCompletion(Type clr) => _planner.PlanCompletion(_field.Definition.Type, clr, _field.Group, _passed);

    ObjectType Target => (ObjectType)_field.Definition.Type.Named;

    Guard? GuardOf(TypeReference type) => type.Named is not ObjectType target ? null
        : _bindings.Find(target)?.Guard
            ?? (ConnectionTypes.Recognise(target) is { } connection ? _bindings.Find(connection.Node)?.Guard : null);

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
}
