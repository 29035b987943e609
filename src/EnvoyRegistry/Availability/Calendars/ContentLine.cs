using System.Text;

namespace EnvoyRegistry.Availability.Calendars;

/// <summary>A property with its parameters, RFC 5545 §3.1, in a file that begins with line 1.</summary>
sealed record ContentLine(int Number, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>All of it in one form, to be compared.</summary>
    public string Said => string.Join(';', Parameters.OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase)
        .Select(p => $"{p.Key.ToUpperInvariant()}={p.Value}").Prepend(Name).Append(Value));

    public CalendarFaultException Fault(string what) => new(Number, Name, what);

    /// <summary>The name of a content line in capitals, or nothing when it is none.</summary>
    public static string? NameOf(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOfAny((byte)':', (byte)';');
        if (end < 1)
            return null;
        foreach (var octet in line[..end])
        {
            // §3.1: a name is letters, digits and hyphens.
            if (!char.IsAsciiLetterOrDigit((char)octet) && octet != '-')
                return null;
        }
        return Encoding.ASCII.GetString(line[..end]).ToUpperInvariant();
    }

    /// <summary>Reads an unfolded line whose name is known; nothing when its parameters cannot be told apart.</summary>
    public static ContentLine? Parse(int number, string name, ReadOnlySpan<byte> line)
    {
        // Faulty UTF-8 gives replacement characters; what is read of a calendar is ASCII but for names of zones.
        var rest = Encoding.UTF8.GetString(line[name.Length..]).AsSpan();
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (rest.Length > 0 && rest[0] == ';')
        {
            var equals = rest.IndexOf('=');
            if (equals < 2)
                return null;
            var key = rest[1..equals].ToString();
            if (!key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                return null;
            rest = rest[(equals + 1)..];
            var isZone = key.Equals("TZID", StringComparison.OrdinalIgnoreCase);
            if (ParameterValue(ref rest, isZone) is not { } value || !parameters.TryAdd(key, value))
                return null;
        }
        return rest.Length > 0 && rest[0] == ':'
            ? new ContentLine(number, name, parameters, rest[1..].Trim().ToString())
            : null;
    }

    // §3.1: in quotes, a colon, a semicolon or a comma is a character like any other. Microsoft's programs leave the
    // quotes out around names of zones; there the value begins at the colon that digits follow.
    static string? ParameterValue(ref ReadOnlySpan<char> rest, bool isZone)
    {
        var value = new StringBuilder();
        while (rest.Length > 0 && rest[0] is not ';' && (rest[0] is not ':' || (isZone && !IsBeforeDay(rest))))
        {
            if (rest[0] != '"')
            {
                value.Append(rest[0]);
                rest = rest[1..];
                continue;
            }
            var quoted = rest[1..];
            var end = quoted.IndexOf('"');
            if (end < 0)
                return null;
            value.Append(quoted[..end]);
            rest = quoted[(end + 1)..];
        }
        return value.ToString();
    }

    static bool IsBeforeDay(ReadOnlySpan<char> rest) =>
        rest.Length < 9 || !rest[1..9].ContainsAnyExceptInRange('0', '9');
}
