using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace EnvoyRegistry.Tests.People;

/// <summary>
/// What it costs to keep the searched text, in steps of SQLite's machine: the same on every computer.
/// </summary>
public sealed class PersonSearchTextsTests
{
    const int Few = 300, Many = 3000;

    [Fact]
    public void A_changed_biography_costs_as_much_in_a_register_ten_times_as_large() =>
        ChangeOneOf(Many).ShouldBeLessThan(ChangeOneOf(Few) * 3 / 2);

    [Fact]
    public void Ten_times_as_many_people_cost_ten_times_as_much_to_fill_in() =>
        FillIn(Many).ShouldBeLessThan(FillIn(Few) * 10 * 3 / 2);

    static long ChangeOneOf(int people)
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();
        FillIn(db, people);
        return Steps(db, () =>
        {
            db.Set<Person>().Single(p => p.Id == people).Biography = "Mediated in a strait.";
            db.SaveChanges();
            db.Set<PersonSearchText>().Single(t => t.PersonId == people).Biography.ShouldBe("mediated in a strait");
        });
    }

    static long FillIn(int people)
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();
        return Steps(db, () => FillIn(db, people));
    }

    /// <summary>As whoever writes past EF does.</summary>
    static void FillIn(RegistryDb db, int people)
    {
        using var transaction = db.Database.BeginTransaction();
        db.Database.ExecuteSql($"""
        WITH RECURSIVE "Numbers" ("Id") AS (VALUES (1) UNION ALL SELECT "Id" + 1 FROM "Numbers" WHERE "Id" < {people})
        INSERT INTO "Person" ("Id", "ExternalReference", "FullName", "Nationalities", "Kind", "Status",
            "WillingToServe", "CountriesKnown", "Version", "UpdatedAt")
        SELECT "Id", 'Q-' || "Id", 'Quokka ' || "Id", '["VN"]', 2, 2, 1, '[]', 1, '2026-01-01 00:00:00' FROM "Numbers"
        """);
        db.RefreshDerivedRows();
        transaction.Commit();
        db.Set<PersonSearchText>().Count(t => t.SortName.StartsWith("quokka ")).ShouldBe(people);
    }

    static long Steps(RegistryDb db, Action action)
    {
        const int AtOnce = 10;
        db.Database.OpenConnection();
        var connection = ((SqliteConnection)db.Database.GetDbConnection()).Handle;
        var steps = 0L;
        raw.sqlite3_progress_handler(connection, AtOnce, _ => { steps += AtOnce; return 0; }, null);
        action();
        raw.sqlite3_progress_handler(connection, 0, null, null);
        return steps;
    }
}
