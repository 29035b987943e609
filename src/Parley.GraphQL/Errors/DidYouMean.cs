namespace Parley.GraphQL.Errors;

/// <summary>Ends a message about an unknown name with the names that were probably meant.</summary>
public static class DidYouMean
{
    const int MaxSuggestions = 5;

    /// <summary>What is longer is no name, and would be long in being compared.</summary>
    const int LongestName = 100;

    /// <returns><c> Did you mean `name` or `names`?</c>, its space included; empty when nothing comes near.</returns>
    public static string Suffix(string unknown, IEnumerable<string> known)
    {
        var near = Nearest(unknown, known).Take(MaxSuggestions).Select(name => $"`{name}`").ToArray();
        return near switch
        {
            [] => "",
            [var only] => $" Did you mean {only}?",
            [.. var first, var last] => $" Did you mean {string.Join(", ", first)} or {last}?",
        };
    }

    /// <summary>The names at the least distance, if that is at most about two fifths of the letters.</summary>
    static IEnumerable<string> Nearest(string unknown, IEnumerable<string> known)
    {
        if (unknown.Length > LongestName)
            return [];
        var reach = Math.Min((unknown.Length * 2 / 5) + 1, Math.Max(unknown.Length - 1, 1));
        return known
            .Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Distance: Distance(unknown, name, reach)))
            .Where(near => near.Distance <= reach && near.Distance < near.Name.Length)
            .GroupBy(near => near.Distance, near => near.Name)
            .MinBy(group => group.Key)?
            .Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
    }

    /// <summary>Letters to add, drop, change or swap with a neighbour; case does not count.</summary>
    static int Distance(string from, string to, int reach)
    {
        if (Math.Abs(from.Length - to.Length) > reach)
            return int.MaxValue;

        var beforeLast = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var row = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
            last[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = Same(from[i - 1], to[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, row) = (last, row, beforeLast);
        }
        return last[to.Length];
    }

    static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
