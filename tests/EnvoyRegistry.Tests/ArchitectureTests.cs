using System.Text.RegularExpressions;

namespace EnvoyRegistry.Tests;

/// <summary>
/// Which room may see which. A room is a folder and a namespace; it sees another by a <c>using</c> or by naming it, and
/// whatever that room may see besides. Rooms without an arrow between them do not know each other.
/// </summary>
public sealed partial class ArchitectureTests
{
    /// <summary>The engine by the chapters of the specification; data goes one way.</summary>
    static readonly Dictionary<string, string[]> s_engine = new()
    {
        ["Errors"] = [],
        ["Language"] = ["Errors"],
        ["Types"] = ["Language"],
        ["Validation"] = ["Types"],
        ["Binding"] = ["Types"],
        ["Planning"] = ["Binding"],
        ["Execution"] = ["Planning"],
        ["Introspection"] = ["Binding"],
    };

    static readonly string[] s_everySlice = ["Data", "Vault", "Access", "Audit", "News", "Pages"];

    /// <summary>The service: slices see the rooms they all share, and the slices they build on.</summary>
    static readonly Dictionary<string, string[]> s_service = new()
    {
        ["Data"] = [],
        ["Vault"] = ["Data"],
        ["News"] = ["Data"],
        ["Pages"] = [],
        ["Access"] = ["Data", "Participants"],
        ["Audit"] = ["Data", "Access", "Vault"],
        ["Participants"] = s_everySlice,
        ["Expertise"] = s_everySlice,
        ["People"] = [.. s_everySlice, "Participants", "Expertise"],
        ["Papers"] = [.. s_everySlice, "People"],
        ["SignIn"] = [.. s_everySlice, "People"],
        ["Nominations"] = [.. s_everySlice, "People", "SignIn"],
        ["Availability"] = [.. s_everySlice, "People"],
        ["Entries"] = [.. s_everySlice, "People", "Nominations", "Availability", "SignIn"],
        ["Search"] = [.. s_everySlice, "Availability", "People", "Expertise"],
        ["Situations"] = [.. s_everySlice, "Participants"],
        ["Appointments"] = [.. s_everySlice, "Situations", "People", "Availability"],
        ["Groupings"] = [.. s_everySlice, "Participants", "People", "Situations"],
        ["Matching"] = [.. s_everySlice, "Availability", "People", "Expertise", "Situations"],
        ["Coverage"] = [.. s_everySlice, "People", "Matching"],
        ["Guidance"] = [.. s_everySlice, "Expertise", "People", "Matching", "Situations", "Appointments"],
        ["Commands"] = [.. s_everySlice, "Availability", "Matching", "Papers"],
        ["Operations"] = [],
    };

    [Fact]
    public void Rooms_of_the_engine_see_only_the_rooms_before_them() =>
        Trespasses(Path.Combine(Repository.Root, "src", "Parley.GraphQL"), "Parley.GraphQL", s_engine).ShouldBeEmpty();

    [Fact]
    public void Slices_of_the_service_see_only_what_they_build_on() =>
        Trespasses(Path.Combine(Repository.Root, "src", "EnvoyRegistry"), "EnvoyRegistry", s_service).ShouldBeEmpty();

    [Fact]
    public void No_slice_knows_the_resolvers_of_another() =>
        Sources(Path.Combine(Repository.Root, "src", "EnvoyRegistry"))
            .Where(s => s.Path != "Features.cs")
            .SelectMany(s => Resolvers().Matches(s.Text).Select(m => (s.Path, Named: m.Value)))
            .Where(s => !s.Path.EndsWith($"{s.Named}.cs", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_engine_knows_neither_the_web_nor_a_database_nor_envoys() =>
        Sources(Path.Combine(Repository.Root, "src", "Parley.GraphQL"))
            .Where(s => Foreign().IsMatch(s.Text)).Select(s => s.Path).ShouldBeEmpty();

    [Fact]
    public void Every_room_has_its_place_in_the_plan()
    {
        Rooms("Parley.GraphQL").Except(s_engine.Keys).ShouldBeEmpty();
        Rooms("EnvoyRegistry").Except(s_service.Keys).ShouldBeEmpty();

        static IEnumerable<string> Rooms(string project) =>
            Directory.GetDirectories(Path.Combine(Repository.Root, "src", project))
            .Where(d => Directory.EnumerateFiles(d, "*.cs", SearchOption.AllDirectories).Any())
            .Select(d => Path.GetFileName(d)).Where(d => d is not ("bin" or "obj" or "Properties"));
    }

    [Theory]
    [InlineData("Binding", "using Parley.GraphQL.Planning;", true)]
    [InlineData("Planning", "using Parley.GraphQL.Binding;", false)]
    [InlineData("Planning", "using Parley.GraphQL.Errors;", false)]
    [InlineData("Validation", "using Parley.GraphQL.Binding;", true)]
    [InlineData("Language", "namespace Parley.GraphQL.Language; class A { Types.Schema? s; }", true)]
    [InlineData("Language", "namespace Parley.GraphQL.Language; // Types.Schema is made of it", false)]
    [InlineData("Errors", "class A { Parley.GraphQL.Language.Node? n; }", true)]
    [InlineData("Types", "static class A { static string Execution => \"Execution.Executor\"; }", false)]
    public void A_trespass_is_seen(string room, string text, bool isTrespass) =>
        Seen(room, text, "Parley.GraphQL", s_engine).Any().ShouldBe(isTrespass);

    static List<string> Trespasses(string folder, string project, Dictionary<string, string[]> rooms) =>
    [
        .. Sources(folder).SelectMany(source =>
        {
            var room = source.Path.Split(Path.DirectorySeparatorChar)[0];
            return rooms.ContainsKey(room)
                ? Seen(room, source.Text, project, rooms).Select(other => $"{source.Path} sees {other}")
                : [];
        }),
    ];

    static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file), Text: File.ReadAllText(file)))
            .Where(
                source =>
                    !source.Path.StartsWith("bin", StringComparison.Ordinal)
                        && !source.Path.StartsWith("obj", StringComparison.Ordinal));

    /// <summary>The rooms a text names although it may not.</summary>
    static IEnumerable<string> Seen(string room, string text, string project, Dictionary<string, string[]> rooms)
    {
        var allowed = new HashSet<string> { room };
        var next = new Stack<string>([room]);
        while (next.TryPop(out var current))
        {
            foreach (var other in rooms[current].Where(r => rooms.ContainsKey(r) && allowed.Add(r)))
                next.Push(other);
        }
        var code = NotCode().Replace(text, "");
        return rooms.Keys.Except(allowed).Where(other =>
            Regex.IsMatch(
                code,
                $@"\b{project}\.{other}\b|(?<![\w.]){other}\.(?=[A-Z]\w*)",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)));
    }

    [GeneratedRegex(@"\b\w+Resolvers\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Resolvers();

    // Comments and strings on one line.
    [GeneratedRegex(@"//.*|""([^""\\\n]|\\.)*""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotCode();

    [GeneratedRegex(@"Microsoft\.|AspNetCore|EntityFramework|Envoy|\bARF\b", RegexOptions.None, 1000)]
    private static partial Regex Foreign();
}
