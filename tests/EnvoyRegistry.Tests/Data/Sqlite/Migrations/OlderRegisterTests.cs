using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.News;
using EnvoyRegistry.Tests.Vault;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Data.Sqlite.Migrations;

/// <summary>A register from before it kept a history, searched by reach, and had its audit under a key.</summary>
public sealed class OlderRegisterTests : IDisposable
{
    static readonly string s_quokka = new NodeId("per", 7).ToString();

    readonly Running _registry = new();

    public OlderRegisterTests()
    {
        File.Delete(_registry.Register.Path);
        using (var connection = new SqliteConnection($"Data Source={_registry.Register.Path};Pooling=False"))
        {
            connection.Open();
            RegistryFile.Run(connection, $"PRAGMA application_id = {RegistryFile.ApplicationId}");
            RegistryFile.Run(connection, "PRAGMA journal_mode = WAL");
        }
        using (var db = _registry.Register.Open())
            MigrateUpTo(db, "0014_CalendarLinks");
        var entry = new AuditEntry
        {
            Sequence = 1,
            At = new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc),
            Kind = AuditKind.Command,
            Operation = "import",
            Outcome = AuditOutcome.Done,
            ActorRole = CallerRole.Register,
            ActorName = "register",
            Previous = AuditChain.Origin,
            Hash = "",
        };
        var hash = AuditChain.Hash(entry, key: null);
        _registry.Register.Run($"""
            INSERT INTO "Person" ("Id", "ExternalReference", "FullName", "Nationalities", "Kind", "Status",
                "WillingToServe", "CountriesKnown", "Biography", "Version")
            VALUES (7, 'OLD-7', 'Quokka Sáu', '["VN"]', 2, 2, 1, '[]', 'Mediated twice.', 1);
            INSERT INTO "OutgoingMail" ("Id", "To", "Subject", "Text", "CreatedAt", "DueAt", "Attempts")
            VALUES (1, 'a@example.org', 'S', 'T', '2026-05-01 00:00:00', '2999-01-01 00:00:00', 0);
            INSERT INTO "IdempotentRequest" ("Id", "Caller", "Fingerprint", "At", "Status")
            VALUES ('r', 'c', 'f', '2026-05-01 00:00:00', 0);
            INSERT INTO "IdempotentStep" ("RequestId", "Number", "Mutation", "Payload") VALUES ('r', 1, 'm', x'01');
            INSERT INTO "AuditEntry" ("Sequence", "At", "Kind", "Operation", "Outcome", "ActorRole", "ActorName",
                "ErrorCodes", "Rules", "Previous", "Hash")
            VALUES (1, '2026-05-01 00:00:00', {(int)entry.Kind}, 'import', {(int)entry.Outcome}, {(int)entry.ActorRole},
                'register', '[]', '[]', '{AuditChain.Origin}', '{hash}');
            UPDATE "AuditHead" SET "Sequence" = 1, "Hash" = '{hash}';
            """);
    }

    public void Dispose() => _registry.Dispose();

    /// <summary>
    /// As <c>Migrate</c> does. EF's own way to an earlier migration wants ids that begin with fourteen digits.
    /// </summary>
    static void MigrateUpTo(RegistryDb db, string last)
    {
        var history = db.GetService<IHistoryRepository>();
        history.CreateIfNotExists();
        foreach (var (id, type) in db.GetService<IMigrationsAssembly>().Migrations.Where(m => string.CompareOrdinal(m.Key, last) <= 0))
        {
            var migration = db.GetService<IMigrationsAssembly>().CreateMigration(type, db.Database.ProviderName!);
            foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations))
                Run(command.CommandText);
            Run(history.GetInsertScript(new HistoryRow(id, ProductInfo.GetVersion())));
        }

        void Run(string sql)
        {
            // Braces in it are no places for parameters.
            db.Database.OpenConnection();
            RegistryFile.Run((SqliteConnection)db.Database.GetDbConnection(), sql);
        }
    }

    [Fact]
    public async Task It_answers_and_its_history_begins_with_this_start()
    {
        var data = await _registry.DataAsync("""{ people(search: "quokka sau") { nodes { id biography } } }""");
        data.GetRawText().ShouldBe(
            $$$"""{"people":{"nodes":[{"id":"{{{s_quokka}}}","biography":"Mediated twice."}]}}""");

        var now = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        (await _registry.DataAsync($$"""{ person(id: "{{s_quokka}}", asOf: "{{now}}") { biography } }"""))
            .GetRawText().ShouldBe("""{"person":{"biography":"Mediated twice."}}""");

        // Nothing is made up of what was before, though the person was there.
        var before = await _registry.AskAsync(
            $$"""{ person(id: "{{s_quokka}}", asOf: "2026-06-01T00:00:00Z") { biography } }""");
        before.GetProperty("errors")[0].GetProperty("message").GetString().ShouldNotBeNull()
            .ShouldContain("when the register's history begins");
    }

    [Fact]
    public async Task What_it_had_is_kept_and_its_audit_comes_under_the_key()
    {
        await _registry.DataAsync("{ viewer { role } }");

        using var db = _registry.Register.Open();
        var mail = db.Set<OutgoingMail>().ShouldHaveSingleItem();
        (mail.To, mail.Text, mail.PersonId).ShouldBe(("a@example.org", "T", null));
        db.Set<IdempotentRequest>().ShouldHaveSingleItem().Id.ShouldBe("r");
        db.Set<IdempotentStep>().ShouldHaveSingleItem().Payload.ShouldBe([1]);
        var verdict = TestVault.Verify(_registry.Register.Path);
        verdict.Findings.ShouldBeEmpty();
        verdict.Unproven.ShouldNotBeNull().ShouldStartWith("Entry 1 is from before the audit was under a key");
    }

    sealed class Running : RunningRegistry
    {
        protected override TimeProvider Clock => TimeProvider.System;
    }
}
