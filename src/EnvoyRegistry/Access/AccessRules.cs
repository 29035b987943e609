using System.Linq.Expressions;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Access;

/// <summary>
/// Who may see what, as <c>@access</c> in the SDL says and nothing else: a root field or an object type without it is
/// a fault of the schema, not open to all.
/// </summary>
sealed class AccessRules : AccessPolicy
{
    public const string Directive = "access";

    readonly Dictionary<string, AccessRule> _rules = [];
    readonly Dictionary<Type, OwnedRows> _owned;
    readonly Dictionary<string, Guard> _guards = [];

    readonly IDisclosures _disclosures;
    readonly CurrentCaller _caller;

    /// <exception cref="GraphQLException">Every type and root field that does not say who may see it.</exception>
    public AccessRules(Schema schema, IDisclosures disclosures, CurrentCaller caller)
    {
        (_disclosures, _caller) = (disclosures, caller);
        var faults = new List<GraphQLError>();
        foreach (var type in schema.Types.OfType<ObjectType>().Where(t => !IsPlumbing(t)))
        {
            var isRoot = type == schema.Query || type == schema.Mutation || type == schema.Subscription;
            if (!isRoot && !Read(type.Name, type.Directive(Directive)))
                faults.Add(Missing(type.Name, type.Location));
            foreach (var field in type.Fields)
            {
                if (!Read(field.Coordinate, field.Directive(Directive)) && isRoot)
                    faults.Add(Missing(field.Coordinate, field.Location));
            }
        }
        if (faults.Count > 0)
            throw new GraphQLException(faults);
        _owned = OwnedRows.InThisAssembly();
    }

    /// <summary>
    /// The rule that stands before a type or field, by its schema coordinate; null when there is none.
    /// </summary>
    public AccessRule? Find(string coordinate) => _rules.GetValueOrDefault(coordinate);

    public override Guard? FindGuard(ObjectType type) => Find(type.Name) is { } rule ? MakeGuard(rule) : null;

    public override FieldAccess? FindAccess(ObjectType type, FieldDefinition field, Type? row)
    {
        if (Find(field.Coordinate) is not { } rule)
            return null;
        return new FieldAccess
        {
            Guard = MakeGuard(rule),
            // On what is no row, a caller's role decides alone.
            Visible = rule.AsksTheRow && row is not null ? Visible(field, rule, row) : null,
            VisibleInMemory = rule.AsksTheRow && row is not null ? InMemory(Visible(field, rule, row)) : null,
            Noted = rule.IsConfidential ? Owned(field.Coordinate, row).Person : null,
        };
    }

    public override ValueTask LookedAsync(OperationContext operation) =>
        _disclosures.RecordAsync(_caller.Value, operation.Name, operation.Looked);

    /// <summary>
    /// Over the row and <see cref="Viewer.Current"/>: whether the viewer sees the field. For those who filter, sort or
    /// search by it, so that they go by what is seen.
    /// </summary>
    public Expression<Func<TRow, bool>> Sees<TRow>(string type, string field) =>
        Find($"{type}.{field}") is { AsksTheRow: true } rule
            ? (Expression<Func<TRow, bool>>)_owned[typeof(TRow)].Sees(rule.To, field)
            : _ => true;

    /// <summary>
    /// <c>row => bool</c>, over the row and <see cref="Viewer.Current"/>: whether the viewer is of this audience, which
    /// asks the row.
    /// </summary>
    public LambdaExpression IsOf(Audience audience, Type row, string field) => _owned[row].Sees([audience], field);

    Func<object, IServiceProvider, bool> InMemory(LambdaExpression visible)
    {
        var sees = new Lazy<Func<object, Viewer, bool>>(() => ViewerExpressions.InMemory(visible));
        return (row, _) => sees.Value(row, _caller.Value.Viewer);
    }

    LambdaExpression Visible(FieldDefinition field, AccessRule rule, Type? row) =>
        Owned(field.Coordinate, row).Sees(rule.To, field.Name);

    OwnedRows Owned(string coordinate, Type? row) => row is not null && _owned.TryGetValue(row, out var owned)
        ? owned
        : throw new InvalidOperationException(
            $"{coordinate} asks whose the row is, which nothing tells of {row?.Name}.");

    bool Read(string coordinate, AppliedDirective? access)
    {
        if (access is null)
            return false;
        _rules.Add(coordinate, AccessRule.Read(access));
        return true;
    }

    Guard? MakeGuard(AccessRule rule)
    {
        if (rule.To.Contains(Audience.Anyone))
            return null;
        // The same audience has the same guard, which an operation then passes once.
        var words = rule.InWords;
        if (!_guards.TryGetValue(words, out var guard))
            _guards.Add(words, guard = _ => Refusal(rule, _caller.Value));
        return guard;
    }

    public static GraphQLError? Refusal(AccessRule rule, Caller caller) =>
        rule.To.Any(audience => audience.Includes(caller)) ? null
            : caller.IsSignedIn ? new GraphQLError($"This is for {rule.InWords}.")
            {
                Code = RegistryErrorCodes.Forbidden,
            }
            : new GraphQLError($"This is for {rule.InWords}: send `Authorization: Bearer` with a token.")
            {
                Code = RegistryErrorCodes.Unauthenticated,
            };

    /// <summary>What only carries other things: those are guarded.</summary>
    static bool IsPlumbing(ObjectType type) =>
        type.Name.StartsWith("__", StringComparison.Ordinal) || type.Name is "PageInfo"
        || type.Fields.Find("pageInfo") is not null && type.Fields.Find("edges") is not null
        || type.Fields.Find("cursor") is not null && type.Fields.Find("node") is not null;

    static GraphQLError Missing(string coordinate, SourceLocation at) =>
        new($"{coordinate} does not say who may see it; give it `@{Directive}(to: [...])`")
        {
            Code = ErrorCodes.Schema,
            File = at.File,
            Locations = at.File is null ? [] : [at.Location],
        };
}

/// <summary>One <c>@access</c>.</summary>
sealed record AccessRule(IReadOnlyList<Audience> To, bool IsConfidential)
{
    public bool AsksTheRow { get; } = To.Any(audience => audience.AsksTheRow());

    /// <summary><c>the Chair's office, the ARF Unit and the person</c>.</summary>
    public string InWords { get; } = Words([.. To.Select(audience => audience.InWords())]);

    /// <summary>The schema was checked: the arguments are there and of their types.</summary>
    public static AccessRule Read(AppliedDirective access) => new(
        [.. ((IReadOnlyList<object?>)access.Argument("to")!).Cast<string>().Select(AudienceNamed)],
        access.Argument("confidential") is true);

    static Audience AudienceNamed(string name) =>
        Enum.Parse<Audience>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    static string Words(string[] names) =>
        names is [.. var first, var last] && first.Length > 0 ? $"{string.Join(", ", first)} and {last}" : names[0];
}
