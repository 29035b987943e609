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
    int _fields;
    int _aliases;
    int _depth;

    Planner(SchemaBindings bindings, DocumentNode document, Func<string, bool?> steering, PlanLimits limits)
    {
        (_bindings, _document, _limits) = (bindings, document, limits);
        _collector = new FieldCollector(bindings.Schema, document, steering, limits);
    }

    /// <summary>Arguments met so far in which a variable stands.</summary>
    public int VariableArguments { get; private set; }

    /// <param name="steering">The value of a Boolean variable that <c>@skip</c> or <c>@include</c> asks for.</param>
    /// <exception cref="GraphQLException">The operation goes over a limit.</exception>
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
        var pricing = new Pricing(bindings.Schema, limits.AssumedListSize, limits.DefaultPageSize, limits.MaxPageSize);
        return new OperationPlan(operation, plan, planner._arguments, planner._fields) { Cost = plan.Price(pricing) };
    }

    public ObjectPlan Object(ObjectType type, IEnumerable<SelectionSetNode> selectionSets, Scope scope)
    {
        try
        {
            return new ObjectPlan(
                type.Name, Selection(type, selectionSets, (on, group) => Field(on, group, scope)));
        }
        catch (UndecidedSelectionException undecided)
        {
            return new ObjectPlan(type.Name, []) { Fault = undecided.Error };
        }
    }

    /// <exception cref="UndecidedSelectionException">A variable that decides over it is null.</exception>
    public List<T> Selection<T>(
        ObjectType type, IEnumerable<SelectionSetNode> selectionSets, Func<ObjectType, FieldGroup, T> plan)
    {
        var groups = _collector.Collect(type, selectionSets);
        if (++_depth > _limits.MaxDepth)
            throw new GraphQLException(GraphQLError.LimitExceeded(
                "maxDepth",
                _limits.MaxDepth,
                $"The operation goes deeper than {_limits.MaxDepth} fields below each other."));
        var fields = new List<T>();
        foreach (var group in groups)
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

    public FieldPlan Field(ObjectType type, FieldGroup group, Scope scope)
    {
        var name = group.First.Name.Value;
        var definition = _bindings.Schema.Field(type, name)!;
        return name == "__typename"
            ? new ConstantPlan(new PlannedField(group, definition, $"{type.Name}.{name}", null, []))
            {
                Json = TypeName(type),
            }
            : new FieldPlanner(this, _bindings, type, definition, group, scope).Plan();
    }

    public Select PlanSelect(
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
            Statement = Prepare(new RowQuery(rows, projection.Columns)),
            Key = key,
            Object = plan,
            Parameters = parameters,
        };
    }

    public Completion PlanCompletion(TypeReference type, Type clr, FieldGroup group, Guard[] passed)
    {
        switch (type.Nullable)
        {
            case ListType list:
                return new ListCompletion(
                    type.IsNonNull, PlanCompletion(list.OfType, LeafWriter.ElementType(clr)!, group, passed));
            case ObjectType target:
                return new ObjectCompletion(
                    type.IsNonNull, Object(target, group.SelectionSets, new Scope(null, null, passed)));
            case CompositeType composite:
                var objects = _bindings.Schema.PossibleTypes(composite)
                    .Where(t => !_bindings.Get(t).IsRow)
                    .ToDictionary(t => t, t => Object(t, group.SelectionSets, new Scope(null, null, passed)));
                return new AbstractCompletion(
                    type.IsNonNull, composite.Name, objects, actual => _bindings.OfValue(actual)?.Type);
            default:
                return new LeafCompletion(type.IsNonNull, LeafWriter.For(type.Nullable, clr)!);
        }
    }

    public ArgumentsPlan? Arguments(FieldDefinition definition, FieldNode node, FieldBinding binding)
    {
        if (definition.Arguments.Count == 0)
            return null;
        var plan = new ArgumentsPlan(
            _arguments++, definition.Arguments, node.Arguments, _document.Source, binding.Arguments);
        if (!plan.IsConstant)
            VariableArguments++;
        return plan;
    }

    public Statement Prepare(RowQuery query) => _bindings.Database!.Prepare(query);

    public static byte[] TypeName(ObjectType type) => Encoding.ASCII.GetBytes($"\"{type.Name}\"");
}
