using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>No fragment spreads itself, be it through others.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles"/>
sealed class NoFragmentCycles(ValidationContext context) : Rule(context), IVisitsFragmentDefinitions
{
    readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    readonly List<FragmentSpreadNode> _path = [];
    readonly Dictionary<string, int> _indexInPath = new(StringComparer.Ordinal);

    public void Visit(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name.Value;
        if (!_visited.Add(name))
            return;
        Context.Descend();
        _indexInPath[name] = _path.Count;
        foreach (var spread in Context.SpreadsIn(fragment.SelectionSet))
        {
            _path.Add(spread);
            if (_indexInPath.TryGetValue(spread.Name.Value, out var start))
                ReportCycle(_path[start..]);
            else if (Context.Fragment(spread.Name.Value) is { } target)
                Visit(target);
            _path.RemoveAt(_path.Count - 1);
        }
        _indexInPath.Remove(name);
        Context.Ascend();
    }

    void ReportCycle(List<FragmentSpreadNode> cycle)
    {
        var others = string.Join(", ", cycle.SkipLast(1).Select(spread => $"`{spread.Name}`"));
        var through = others == "" ? "" : $" through {others}";
        Report($"Fragment `{cycle[^1].Name}` spreads itself{through}, without end.", null, cycle);
    }
}
