using EnvoyRegistry.Access;

namespace EnvoyRegistry.Pages;

/// <summary>The ways through the pages: for each sort of reader those that show something.</summary>
static class Navigation
{
    static readonly CallerRole[] s_offices =
        [.. Enum.GetValues<CallerRole>().Where(role => role is not CallerRole.Member)];

    static readonly Place[] s_places =
    [
        new("Home", "/", s_offices),
        new("Home", MemberPages.Home, [CallerRole.Member]),
        new("My days", $"{MemberPages.Home}/days", [CallerRole.Member]),
        new("My entry", MemberPages.Topics, [CallerRole.Member]),
        new("Who could go?", "/who-could-go", [CallerRole.Chair, CallerRole.Unit]),
        new("Team", "/team", [CallerRole.Chair, CallerRole.Unit]),
        new("Situations", "/situations",
            [CallerRole.Chair, CallerRole.Unit, CallerRole.Secgen, CallerRole.FocalPoint]),
        new("Consultations", "/consultations",
            [CallerRole.Chair, CallerRole.Unit, CallerRole.Secgen, CallerRole.FocalPoint]),
        new("People", "/people", null),
        new("Nominations", "/nominations", [CallerRole.FocalPoint, CallerRole.Chair, CallerRole.Unit]),
        new("Groupings", "/groupings", null),
        new("Coverage", "/coverage", [CallerRole.Chair, CallerRole.Unit, CallerRole.FocalPoint]),
        new("Guidance", "/guidance", null),
        new("Audit", "/audit", [CallerRole.Chair, CallerRole.Auditor]),
        new("Who looked", "/audit", [CallerRole.Member]),
    ];

    public static IEnumerable<Place> For(Visit visit) =>
        s_places.Where(place => place.For is null || place.For.Contains(visit.Caller.Role));

    public static bool IsHere(Place place, Visit visit) => place.Path is "/" or MemberPages.Home
        ? visit.Path == place.Path
        : visit.Path.StartsWith(place.Path, StringComparison.Ordinal);

    /// <param name="For">Those for whom there is something; null for all who are signed in.</param>
    public sealed record Place(string Text, string Path, CallerRole[]? For);
}
