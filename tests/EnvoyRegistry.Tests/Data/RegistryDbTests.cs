using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EnvoyRegistry.Tests.Data;

public sealed class RegistryDbTests
{
    [Fact]
    public void Ids_are_never_made_by_the_database_and_versions_guard_every_update()
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();

        var properties = db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).ToList();

        properties.Where(p => p.Name is "Id").ShouldAllBe(p => p.ValueGenerated == ValueGenerated.Never);
        properties.Where(p => p.Name is "Version").ShouldAllBe(p => p.IsConcurrencyToken);
    }

    [Fact]
    public void A_writing_connection_waits_for_the_disk_and_keeps_foreign_keys()
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();

        Pragma(db, "journal_mode").ShouldBe("wal");
        Pragma(db, "synchronous").ShouldBe("2");
        Pragma(db, "foreign_keys").ShouldBe("1");
    }

    static string Pragma(RegistryDb db, string name)
    {
        db.Database.OpenConnection();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return command.ExecuteScalar()!.ToString()!;
    }
}
