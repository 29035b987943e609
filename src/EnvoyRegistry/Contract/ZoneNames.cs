using System.Text.RegularExpressions;

namespace EnvoyRegistry.Contract;

/// <summary>What can be the IANA name of a time zone.</summary>
static partial class ZoneNames
{
    /// <summary>Whether it looks like one, and not like something of the machine.</summary>
    /// <remarks>
    /// The system takes names for names of files: there lie its own zone as well, and second copies of all zones, of
    /// which some count leap seconds.
    /// </remarks>
    public static bool CanBe(string zone) => Name().IsMatch(zone);

    [GeneratedRegex(
        @"^(?!right/|posix/|localtime|posixrules|Local|Factory)[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
