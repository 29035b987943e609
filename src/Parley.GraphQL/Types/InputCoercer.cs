using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>One thing wrong with an input value.</summary>
/// <param name="Node">Where in the literal; null for JSON.</param>
/// <param name="Path">Keys (string) and indexes (int) from the value inwards.</param>
/// <param name="Coordinate">The schema coordinate of the innermost argument, input field or type concerned.</param>
/// <param name="ItemsAllowed">Of a list that is too long: how many items it may have.</param>
sealed record InputFault(
    string Message, Node? Node, IReadOnlyList<object> Path, string Coordinate, int? ItemsAllowed = null);

/// <summary>
/// Input coercion (spec 3.5 to 3.12) of one value. It goes on after a fault to find them all, up to
/// <see cref="MaxFaults"/>: a caller could send a list of a million.
/// </summary>
/// <param name="coordinate">What the value is for.</param>
/// <param name="variables">Coerced; null where no values are known yet, and then variables are passed over.</param>
/// <param name="maxItems">Of one list.</param>
sealed class InputCoercer(
    string coordinate, IReadOnlyDictionary<string, object?>? variables, int maxItems = int.MaxValue)
{
    public const int MaxFaults = 50;

    readonly Stack<PathStep> _path = new();
    string _coordinate = coordinate;
    List<InputFault>? _faults;

    public IReadOnlyList<InputFault> Faults => _faults ?? (IReadOnlyList<InputFault>)[];

    bool HasEnoughFaults => _faults?.Count >= MaxFaults;

    /// <returns>The coerced value; without meaning when there are <see cref="Faults"/>.</returns>
    public object? Coerce(InputValue value, TypeReference type)
    {
        if (value.Kind == InputKind.Variable)
            return CoerceVariable(value, type);
        if (value.Kind == InputKind.Null)
        {
            if (type.IsNonNull)
                Fault(value, $"null is not allowed: the type is `{type}`.");
            return null;
        }
        return type.Nullable switch
        {
            ListType list => CoerceList(value, list),
            InputObjectType input => CoerceObject(value, input),
            EnumType @enum => CoerceEnum(value, @enum),
            ScalarType scalar => CoerceScalar(value, scalar),
            _ => throw new ArgumentException($"`{type}` is not an input type.", nameof(type)),
        };
    }

    object? CoerceVariable(InputValue value, TypeReference type)
    {
        if (variables is null)
            return null;
        // It was coerced by its own type, and spec 5.8.5 saw to it that the two types agree but for null.
        var given = variables.TryGetValue(value.Text!, out var coerced);
        var what = given ? "null" : "not given";
        if (coerced is null && type.IsNonNull)
            Fault(value, $"variable `${value.Text}` is {what}, but the type here is `{type}`.");
        return coerced;
    }

    object?[] CoerceList(InputValue value, ListType type)
    {
        if (value.Kind != InputKind.List)
            return [Coerce(value, type.OfType)];
        if (value.ItemCount > maxItems)
        {
            Fault(value.Literal, $"the list has {value.ItemCount} items; {maxItems} are allowed.", maxItems);
            return [];
        }
        var items = new object?[value.ItemCount];
        var index = 0;
        foreach (var item in value.Items)
        {
            if (HasEnoughFaults)
                break;
            _path.Push(new PathStep(null, index));
            items[index++] = Coerce(item, type.OfType);
            _path.Pop();
        }
        return items;
    }

    InputObject? CoerceObject(InputValue value, InputObjectType type)
    {
        if (value.Kind != InputKind.Object)
        {
            Fault(value, $"`{value}` cannot be read as `{type}`: it is not an object.");
            return null;
        }
        var coerced = new Dictionary<string, object?>(type.Fields.Count, StringComparer.Ordinal);
        var known = 0;
        for (var i = 0; i < type.Fields.Count; i++)
            known += CoerceField(value, type.Fields[i], coerced) ? 1 : 0;
        if (known < value.FieldCount)
            RefuseUnknownFields(value, type);
        if (type.IsOneOf)
            CheckOneOf(value, type);
        return new InputObject(type, coerced);
    }

    /// <returns>Whether the field is written in its object.</returns>
    bool CoerceField(InputValue owner, InputValueDefinition field, Dictionary<string, object?> coerced)
    {
        var outer = _coordinate;
        _coordinate = field.Coordinate;
        _path.Push(new PathStep(field.Name, 0));
        var isWritten = owner.TryGetField(field.Name, out var given);
        if (isWritten && (field.IsRequired || !IsAbsent(given)))
            coerced[field.Name] = Coerce(given, field.Type);
        else if (field.IsRequired)
            Fault(owner, $"the required field `{field.Name}` of type `{field.Type}` is missing.");
        else if (field.DefaultValue is not null && variables is not null)
            coerced[field.Name] = field.CoercedDefault;
        _path.Pop();
        _coordinate = outer;
        return isWritten;
    }

    void RefuseUnknownFields(InputValue value, InputObjectType type)
    {
        foreach (var (name, _, at) in value.Fields)
        {
            if (HasEnoughFaults)
                return;
            if (type.Fields.Contains(name))
                continue;
            var suggestion = DidYouMean.Suffix(name, type.Fields.Select(field => field.Name));
            Fault(at ?? value.Literal, $"`{type}` has no field `{InputValue.Shortened(name)}`.{suggestion}");
        }
    }

    // Spec 3.10: with a variable that was not given and has no default, the field counts as not written.
    bool IsAbsent(InputValue value) =>
        value.Kind == InputKind.Variable && variables is not null && !variables.ContainsKey(value.Text!);

    void CheckOneOf(InputValue value, InputObjectType type)
    {
        // Of a name that stands twice JSON keeps the last; a literal must not do it (spec 5.6.3), so both count.
        var known = value.Fields.Select(field => field.Name).Where(type.Fields.Contains);
        var given = (value.FromJson ? known.Distinct() : known).ToArray();
        if (given is not [var name])
        {
            Fault(value, $"exactly one field of `{type}` must be given, not {given.Length}.");
            return;
        }
        value.TryGetField(name, out var only);
        var hasValue = only.Kind switch
        {
            InputKind.Null => false,
            InputKind.Variable => variables is null || variables.GetValueOrDefault(only.Text!) is not null,
            _ => true,
        };
        if (hasValue)
            return;
        _path.Push(new PathStep(name, 0));
        Fault(value, $"the one field given of `{type}` must have a value that is not null.");
        _path.Pop();
    }

    EnumValueDefinition? CoerceEnum(InputValue value, EnumType type)
    {
        // Spec 3.9: a name in a document, and as JSON has no names, a string there.
        if (value.Kind != (value.FromJson ? InputKind.String : InputKind.Enum))
        {
            var quoted = value.Kind == InputKind.String && type.Values.Contains(value.Text!);
            var advice = quoted ? $": write {value.Text} without quotes" : "";
            Fault(value, $"`{value}` cannot be read as `{type}`: it is not one of its names{advice}.");
            return null;
        }
        var name = value.Text ?? "";
        if (type.Values.TryGet(name, out var found))
            return found;
        var suggestion = DidYouMean.Suffix(name, type.Values.Select(known => known.Name));
        Fault(value, $"`{InputValue.Shortened(name)}` is not a value of `{type}`.{suggestion}");
        return null;
    }

    object? CoerceScalar(InputValue value, ScalarType type) =>
        type.Coercion == ScalarCoercion.Any ? CoerceAny(value, type) : CoerceLeaf(value, type);

    object? CoerceLeaf(InputValue value, ScalarType type)
    {
        string? problem;
        if (LeafKindOf(value.Kind) is not { } kind)
            problem = value.Kind switch
            {
                InputKind.List => "it is a list",
                InputKind.Object => "it is an object",
                _ => "it is a name",
            };
        else if (value.Text is not { } text)
            problem = "it is not valid Unicode";
        else if (type.Coercion.TryCoerce(new LeafValue(kind, text, value.FromJson), out var coerced, out problem))
            return coerced;
        Fault(value, $"`{value}` cannot be read as `{type}`: {problem}.");
        return null;
    }

    static LeafKind? LeafKindOf(InputKind kind) => kind switch
    {
        InputKind.String => LeafKind.String,
        InputKind.Int => LeafKind.Int,
        InputKind.Float => LeafKind.Float,
        InputKind.Boolean => LeafKind.Boolean,
        _ => null,
    };

    object? CoerceAny(InputValue value, ScalarType type)
    {
        switch (value.Kind)
        {
            case InputKind.Null:
                return null;
            case InputKind.Variable:
                return variables?.GetValueOrDefault(value.Text!);
            case InputKind.Enum:
                return value.Text;
            case InputKind.List:
                return value.Items.Select(item => CoerceAny(item, type)).ToArray();
            case InputKind.Object:
                var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var (name, entry, _) in value.Fields)
                {
                    if (!IsAbsent(entry))
                        entries[name] = CoerceAny(entry, type);
                }
                return entries;
            default:
                return CoerceLeaf(value, type);
        }
    }

    void Fault(InputValue at, string message) => Fault(at.Literal, message);

    void Fault(Node? at, string message, int? itemsAllowed = null) => (_faults ??= []).Add(
        new InputFault(message, at, [.. _path.Reverse().Select(step => step.Key)], _coordinate, itemsAllowed));

    readonly record struct PathStep(string? Name, int Index)
    {
        public object Key => Name is null ? Index : Name;
    }
}
