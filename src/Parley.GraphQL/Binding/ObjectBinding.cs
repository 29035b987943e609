using System.Linq.Expressions;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>An object type, the CLR type of its rows or values, and what answers its fields.</summary>
sealed class ObjectBinding(ObjectType type, Type clr, bool isRow)
{
    readonly Dictionary<string, FieldBinding> _fields = [];
    readonly HashSet<string> _refused = [];

    public ObjectType Type { get; } = type;
    public Type Clr { get; } = clr;

    /// <summary>Answered from rows of the database; else from values in memory.</summary>
    public bool IsRow { get; } = isRow;

    /// <summary>It has neither rows nor values.</summary>
    public bool IsRoot => Clr == typeof(void);

    /// <summary>Set for nodes: the prefix of their ids and <c>(db, key) => rows</c>.</summary>
    public (string Prefix, LambdaExpression Rows)? Node { get; set; }

    public Guard? Guard { get; set; }

    /// <summary>What to do for a field that nothing answers; null for binding it among the resolvers.</summary>
    public Func<string, string>? Remedy { get; set; }

    public IReadOnlyDictionary<string, FieldBinding> Fields => _fields;

    /// <summary>What is wrong with the field's binding has been told; it need not be told that it has none.</summary>
    public void Refuse(string field) => _refused.Add(field);

    public bool IsRefused(string field) => _refused.Contains(field);

    /// <summary>Whether something was said of the field, right or wrong.</summary>
    public bool Has(string field) => _fields.ContainsKey(field) || IsRefused(field);

    public bool Add(FieldBinding binding) => _fields.TryAdd(binding.Field.Name, binding);
}
