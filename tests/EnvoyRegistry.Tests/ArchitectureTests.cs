using System.Reflection;
using System.Runtime.CompilerServices;
using EnvoyRegistry.Host;
using Parley.GraphQL;

namespace EnvoyRegistry.Tests;

/// <summary>
/// Which room may see which. A room is a namespace and the folder of that name, with what lies below it unless that is
/// a room of its own. It may see the rooms that its arrows lead to, and whatever these may see. The arrows have no
/// circle, so no two rooms know each other. What the compiler leaves in the assembly is looked at, not the text.
/// </summary>
public sealed class ArchitectureTests
{
    /// <summary>The engine by the chapters of the specification; data goes one way.</summary>
    static readonly Plan s_engine = new(typeof(Engine).Assembly, "Parley.GraphQL", Above: [], new()
    {
        ["Errors"] = [],
        ["Language"] = ["Errors"],
        ["Types"] = ["Language"],
        ["Validation"] = ["Types"],
        ["Binding"] = ["Types"],
        ["Planning"] = ["Binding"],
        ["Execution"] = ["Planning"],
        ["Introspection"] = ["Binding"],
    });

    static readonly string[] s_everySlice =
        ["Contract", "Data", "Vault", "Access", "Audit", "News", "Pages"];

    /// <summary>The service: slices see the rooms they all share, and the slices they build on.</summary>
    static readonly Plan s_service = new(
        typeof(RegistryHost).Assembly, "EnvoyRegistry", Above: ["Host", "Commands"], new()
        {
            ["Contract"] = [],
            ["Data.Viewing"] = [],
            ["Data"] = ["Contract", "Data.Viewing"],
            ["Data.Sqlite.Migrations"] = ["Data"],
            ["Data.Sqlite.History"] = ["Data"],
            ["Data.Sqlite.Files"] = ["Data.Sqlite.History", "Data.Sqlite.Migrations"],
            ["Data.Sqlite.Reading"] = ["Data.Sqlite.Files"],
            ["Participants"] = ["Data"],
            ["Access"] = ["Data", "Participants"],
            ["Vault"] = ["Access"],
            ["News"] = ["Access", "Vault"],
            ["Audit"] = ["Access", "Vault"],
            ["Pages"] = ["Access", "Audit"],
            ["Expertise"] = s_everySlice,
            ["Chairing"] = [.. s_everySlice, "Participants", "Consultations", "Appointments", "Groupings"],
            ["Consultations"] = [.. s_everySlice, "Participants"],
            ["People"] = [.. s_everySlice, "Participants", "Expertise"],
            ["People.Sample"] = ["People"],
            ["Papers"] = [.. s_everySlice, "People", "People.Sample"],
            ["SignIn"] = [.. s_everySlice, "People", "Consultations"],
            ["Availability.Calendars"] = ["Contract"],
            ["Availability"] = [.. s_everySlice, "People", "People.Sample", "Availability.Calendars"],
            ["Nominations"] = [.. s_everySlice, "People", "People.Sample", "SignIn"],
            ["Entries"] = [.. s_everySlice, "Nominations", "Availability", "SignIn"],
            ["Search"] = [.. s_everySlice, "People", "Availability"],
            ["Coverage"] = [.. s_everySlice, "People", "Availability"],
            ["Matching"] = [.. s_everySlice, "Availability", "People", "Expertise", "Situations"],
            ["Teams"] = [.. s_everySlice, "Matching"],
            ["Situations"] = [.. s_everySlice, "Participants", "People"],
            ["Appointments"] =
                [.. s_everySlice, "Situations", "Consultations", "People", "People.Sample", "Availability"],
            ["Groupings"] =
                [.. s_everySlice, "Participants", "People", "People.Sample", "Situations", "Consultations"],
            ["Guidance"] = [.. s_everySlice, "Expertise", "People", "Matching"],
            ["Commands.Spreadsheets"] = ["Contract", "Data"],
            ["Host"] = [],
            ["Commands"] = ["Host", "Commands.Spreadsheets"],
        });

    public static TheoryData<string> RoomsOfTheEngine => [.. s_engine.Arrows.Keys];

    public static TheoryData<string> RoomsOfTheService => [.. s_service.Arrows.Keys];

    [Theory]
    [MemberData(nameof(RoomsOfTheEngine))]
    public void A_room_of_the_engine_sees_only_the_rooms_before_it(string room) =>
        s_engine.Trespasses(room).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(RoomsOfTheService))]
    public void A_room_of_the_service_sees_only_what_it_builds_on(string room) =>
        s_service.Trespasses(room).ShouldBeEmpty();

    [Fact]
    public void No_arrows_lead_in_a_circle()
    {
        s_engine.Circles().ShouldBeEmpty();
        s_service.Circles().ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_is_in_a_room_of_the_plan_and_every_file_in_the_folder_of_its_room()
    {
        s_engine.Homeless("src/Parley.GraphQL", root: ["Engine.cs", "EngineOptions.cs"]).ShouldBeEmpty();
        s_service.Homeless("src/EnvoyRegistry", root: ["Program.cs"]).ShouldBeEmpty();
    }

    [Fact]
    public void No_slice_knows_the_resolvers_of_another()
    {
        var resolvers = s_service.Types().Where(type => type.Name.EndsWith("Resolvers", StringComparison.Ordinal))
            .ToList();
        resolvers.Count.ShouldBeGreaterThan(10);
        s_service.Arrows.Keys.Except(s_service.Above)
            .SelectMany(room => s_service.Seers(room, [.. resolvers.Where(r => s_service.RoomOf(r) != room)]))
            .ShouldBeEmpty();
    }

    /// <summary>
    /// SQL of their own they hand to Data's door (PlainSql.cs), which takes values as parameters only.
    /// </summary>
    [Fact]
    public void Slices_speak_to_the_database_through_Data_alone()
    {
        string[] commands =
        [
            "System.Data.Common.DbCommand", "Microsoft.Data.Sqlite", "SQLitePCL",
            "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions",
        ];
        s_service.Seers("Data.Sqlite.Files", commands).ShouldNotBeEmpty("or it could not be seen in the slices either");
        s_service.Arrows.Keys.Except(s_service.Above)
            .Where(room => !room.StartsWith("Data", StringComparison.Ordinal))
            .SelectMany(room => s_service.Seers(room, commands))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_engine_knows_neither_the_web_nor_a_database_nor_envoys() =>
        s_engine.Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();

    /// <summary>Were the look too weak to see what is there, the tests above could not fail.</summary>
    [Theory]
    [InlineData("Planning", "Binding")]
    [InlineData("Language", "Errors")]
    [InlineData("Execution", "Planning")]
    public void What_one_room_sees_of_another_is_seen(string room, string other) =>
        s_engine.Seers(room, [.. s_engine.Types().Where(type => s_engine.RoomOf(type) == other)]).ShouldNotBeEmpty();

    /// <param name="Above">Rooms that see all others and are seen by none of them.</param>
    sealed record Plan(
        Assembly Assembly, string Root, string[] Above, Dictionary<string, string[]> Arrows)
    {
        /// <summary>The room a type is in: the longest that begins its namespace; null when there is none.</summary>
        public string? RoomOf(Type type) => Arrows.Keys
            .Where(room => $"{type.Namespace}.".StartsWith($"{Root}.{room}.", StringComparison.Ordinal))
            .MaxBy(room => room.Length);

        public IEnumerable<Type> Types() => Assembly.GetTypes().Where(type =>
            type.DeclaringType is null && type.Namespace?.StartsWith(Root, StringComparison.Ordinal) is true
                && !type.IsDefined(typeof(CompilerGeneratedAttribute)));

        /// <summary>The types of a room that name one of the others in any way.</summary>
        public IEnumerable<string> Seers(string room, IReadOnlyCollection<Type> others) =>
            Seers(room, [.. others.Select(type => type.FullName!)]);

        /// <param name="others">Names of types, or of namespaces.</param>
        public IEnumerable<string> Seers(string room, string[] others) =>
            from seer in NetArchTest.Rules.Types.InAssembly(Assembly).That()
                .ResideInNamespaceMatching($@"^{Root}\.{room}(\.|$)").Should().NotHaveDependencyOnAny(others)
                .GetResult().FailingTypes
            where RoomOf(seer.ReflectionType) == room
            select $"{seer.FullName}: {seer.Explanation}";

        public IEnumerable<string> Trespasses(string room) => Above.Contains(room)
            ? Seers(room, [.. In(Above.Except([room, .. Allowed(room)]))])
            : Seers(room, [.. In(Arrows.Keys.Except(Allowed(room)))]);

        IEnumerable<Type> In(IEnumerable<string> rooms) =>
            Types().Where(type => RoomOf(type) is { } room && rooms.Contains(room));

        HashSet<string> Allowed(string room)
        {
            var allowed = new HashSet<string> { room };
            var next = new Stack<string>([room]);
            while (next.TryPop(out var current))
            {
                foreach (var other in Next(current).Where(allowed.Add))
                    next.Push(other);
            }
            return allowed;
        }

        string[] Next(string room) => Arrows.GetValueOrDefault(room) ?? [];

        public IEnumerable<string> Circles() =>
            Arrows.Keys.Where(room => Next(room).Any(o => Allowed(o).Contains(room)));

        public IEnumerable<string> Homeless(string folder, string[] root) =>
        [
            .. Types().Where(type => type.Namespace != Root && RoomOf(type) is null).Select(type => type.FullName!),
            .. Arrows.Keys.Except(Types().Select(type => RoomOf(type) ?? "")),
            .. from file in Sources(folder)
               let room = Path.GetDirectoryName(file)!.Replace(Path.DirectorySeparatorChar, '.')
               where room.Length == 0 ? !root.Contains(file)
                   : !File.ReadLines(Path.Combine(Repository.Root, folder, file)).Contains($"namespace {Root}.{room};")
               select file,
        ];

        static IEnumerable<string> Sources(string folder) =>
            from file in Directory.EnumerateFiles(
                Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(Path.Combine(Repository.Root, folder), file)
            where path.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")
                && !path.StartsWith(Path.Combine("Host", "Compiled"), StringComparison.Ordinal) // EF's, not ours
            select path;
    }
}
