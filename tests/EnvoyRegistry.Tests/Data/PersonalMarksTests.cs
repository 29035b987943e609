using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.History;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Host;
using EnvoyRegistry.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Tests.Data;

public sealed class PersonalMarksTests : IDisposable
{
    readonly TemporaryRegister _register = new();
    readonly RegistryDb _db;

    public PersonalMarksTests() => _db = _register.Open();

    List<IEntityType> Personal => [.. _db.Model.PersonalEntities()];

    public void Dispose()
    {
        _db.Dispose();
        _register.Dispose();
    }

    [Fact]
    public void Every_column_about_a_person_says_who_may_see_it_and_what_becomes_of_it()
    {
        PersonalFaults.Find(_db.Model).ShouldBeEmpty();
        Personal.Count.ShouldBeGreaterThan(20);
        var columns = Personal.SelectMany(e => e.GetProperties()).ToList();
        columns.ShouldAllBe(column => column.WhoSees() != null && column.OnLeaving() != null);
        Personal.ShouldAllBe(entity => entity.WhoseColumn() != null);
    }

    [Fact]
    public void What_says_nothing_is_a_fault() => Faults(_ => { }).ShouldBe(
    [
        "Kept does not say whose its rows are: give its mapping `LeavesWith` or `StaysBehind`, or `IsOfNobody` if " +
        "they are about no person.",
    ]);

    [Fact]
    public void A_column_of_a_row_that_stays_says_whether_it_does() =>
        Faults(kept => kept.StaysBehind(k => k.PersonId).Keeps(SeenBy.Keepers, k => k.Id, k => k.PersonId)).ShouldBe(
        [
            "Kept.Number does not say who may see it, and what becomes of it when its person leaves the register: " +
            "name it in `Keeps` or `Clears` of its mapping.",
        ]);

    [Fact]
    public void What_cannot_be_empty_is_not_cleared() =>
        Faults(kept => kept.StaysBehind(k => k.PersonId)
            .Keeps(SeenBy.Keepers, k => k.Id, k => k.PersonId).Clears(SeenBy.Keepers, k => k.Number)).ShouldBe(
        ["Kept.Number is to be cleared when its person leaves, and is a Int32, which cannot be empty."]);

    [Fact]
    public void What_names_a_person_is_not_nobodys() => Faults(kept => kept.IsOfNobody()).ShouldBe(
        ["Kept says that it is nobody's, and PersonId names a person."]);

    [Fact]
    public void A_column_that_is_not_there_cannot_be_named() => Should.Throw<InvalidOperationException>(() =>
        Faults(kept => kept.StaysBehind(k => k.PersonId).Keeps(SeenBy.Keepers, k => k.NoColumn)))
        .Message.ShouldBe("Kept has no column NoColumn.");

    /// <summary>A field that is named as a column is that column.</summary>
    [Fact]
    public void The_SDL_shows_each_column_to_nobody_but_those_who_may_see_it()
    {
        var schema = RegistryEngine.BuildSchema();
        var rules = UnaskedRules.Make(schema);
        var shown = (
            from entity in Personal
            from type in schema.Types.OfType<ObjectType>()
            where type.Name == entity.ShortName()
            from field in type.Fields
            let column = entity.FindProperty(char.ToUpperInvariant(field.Name[0]) + field.Name[1..])
            where column is not null
            select (Field: field.Coordinate, Column: column, To: ShownTo(schema, rules, type, field))).ToList();

        shown.Count.ShouldBeGreaterThan(50);
        shown.Where(s => !s.To.IsSubsetOf(Allowed(s.Column.WhoSees()!.Value)) && !IsKeptByItsRow(s.Column)
            // Everybody is given their own: `Query.accessTokens`.
            && s.Column.DeclaringType.ClrType != typeof(AccessToken))
            .Select(s => $"{s.Field} is for {string.Join(", ", s.To)}").ShouldBeEmpty();
    }

    [Fact]
    public void The_past_of_what_leaves_can_be_forgotten()
    {
        var kept = HistoryTable.Kept.Select(name => _db.Model.GetEntityTypes().Single(e => e.GetTableName() == name));
        // Of what stays behind whole there is nothing to forget.
        kept.Where(e => e.IsPersonal() is true && (e.OnLeaving() is not Leaving.Kept
            || e.GetProperties().Any(p => p.OnLeaving() is not Leaving.Kept))).ShouldAllBe(
            e => e.WhoseColumn()!.Name == (e.ShortName() == "Person" ? "Id" : "PersonId"));
    }

    /// <summary>Of the field; else of the type; else of all fields that lead to the type.</summary>
    static HashSet<Audience> ShownTo(Schema schema, AccessRules rules, ObjectType type, FieldDefinition field)
    {
        if ((rules.Find(field.Coordinate) ?? rules.Find(type.Name)!).To is var to && !to.Contains(Audience.SignedIn))
            return [.. to];
        return
        [
            .. schema.Types.OfType<ObjectType>().SelectMany(t => t.Fields).Where(f => f.Type.Named == type)
                .SelectMany(f => rules.Find(f.Coordinate)?.To ?? [Audience.SignedIn]),
        ];
    }

    static HashSet<Audience> Allowed(SeenBy seen) =>
    [
        .. seen >= SeenBy.Person ? [Audience.Self] : Array.Empty<Audience>(),
        .. seen >= SeenBy.ChairAndPerson ? [Audience.Chair, Audience.Auditor] : Array.Empty<Audience>(),
        .. seen >= SeenBy.Keepers ? [Audience.Unit, Audience.FocalPoint] : Array.Empty<Audience>(),
        .. seen >= SeenBy.Opened ? [Audience.Opened] : Array.Empty<Audience>(),
        .. seen >= SeenBy.Readers ? Enum.GetValues<Audience>().Except([Audience.Anyone]) : [],
    ];

    /// <summary>Queries leave out rows that the viewer may not see: what a whole row says needs no rule.</summary>
    static bool IsKeptByItsRow(IProperty column) =>
        typeof(RegistryDb).Assembly.GetTypes().Any(t =>
            t.IsAssignableTo(typeof(IVisibleRows<>).MakeGenericType(column.DeclaringType.ClrType)))
        && column.DeclaringType.GetProperties().Max(c => c.WhoSees()) == column.WhoSees();

    static IEnumerable<string> Faults(Action<EntityTypeBuilder<Kept>> mark)
    {
        var model = SqliteConventionSetBuilder.CreateModelBuilder();
        mark(model.Entity<Kept>());
        return PersonalFaults.Find(model.Model);
    }

    sealed class Kept
    {
        public long Id { get; init; }
        public long? PersonId { get; init; }
        public int Number { get; init; }
        public int NoColumn => Number;
    }
}
