using System.Globalization;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Benchmarks;

/// <summary>
/// A register of any size, the same for the same size: reference data, and candidates made by counting.
/// </summary>
static class LargeRegister
{
    const int WindowsEach = 10;

    static readonly string[] s_countries = ["ID", "TH", "VN", "PH", "MY", "SG", "KH", "LA", "MM", "BN", "JP", "KR",
        "AU", "NZ", "IN", "LK"];
    static readonly string[] s_languages = ["en", "id", "th", "vi", "ms", "km", "lo", "my", "fil", "zh-Hant", "ja",
        "ko", "fr", "pt"];

    public static void Make(string file, int people, bool everybodyIsFree = false)
    {
        if (File.Exists(file))
            return;
        RegistryFile.Create(file, db =>
        {
            Features.LoadReferenceData(db);
            using var transaction = db.Database.BeginTransaction();
            Fill((SqliteConnection)db.Database.GetDbConnection(), people,
                [.. db.Set<EnvoyRegistry.Expertise.ExpertiseTag>().OrderBy(t => t.Code).Select(t => t.Id)],
                everybodyIsFree);
            db.RefreshDerivedRows();
            transaction.Commit();
            RegistryFile.Analyze(db);
        });
    }

    static void Fill(SqliteConnection connection, int people, long[] tags, bool everybodyIsFree)
    {
        using var person = Insert(
            connection, "Person", "Id", "ExternalReference", "Title", "FullName", "NativeName", "Nationalities",
            "Kind", "Status", "WillingToServe", "YearsOfExperience", "CountriesKnown", "Biography", "TimeZone",
            "ConfirmedOn", "ConfirmationDueOn", "UpdatedAt", "Version", "Gender");
        using var language = Insert(connection, "PersonLanguage", "PersonId", "Tag", "Level");
        using var expertise = Insert(
            connection, "PersonExpertise", "PersonId", "TagId", "Level", "Years", "LastUsedYear", "Evidence");
        using var window = Insert(connection, "AvailabilityWindow", "Id", "PersonId", "From", "Until", "Status", "Mode",
            "NoticeHours", "ConfirmedAt");
        using var office = Insert(connection, "FormerOffice", "PersonId", "Position", "Kind", "Title");
        using var declaration = Insert(connection, "ConflictDeclaration", "PersonId", "DeclaredAt", "None");

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var random = new Random(20260101);
        for (var i = 0; i < people; i++)
        {
            var id = EntityId.From($"benchmark person {i}");
            Run(person, id, $"BENCH-{i:D6}", "Dr", $"Thành viên Đỗ {i}", $"ผู้เชี่ยวชาญ {i}",
                $"[\"{s_countries[i % 16]}\"]",
                2, 2, random.Next(20) > 0 ? 1
                    : 0, random.Next(5, 40), $"[\"{s_countries[random.Next(16)]}\",\"{s_countries[random.Next(16)]}\"]",
                "A candidate made for measuring. " + new string('b', 200), "Asia/Bangkok",
                Text(today.AddDays(-random.Next(300))), Text(today.AddDays(random.Next(1, 360))),
                Text(today) + " 08:00:00", 1, 1 + (i / 16 % 2));

            foreach (var tag in Some(random, s_languages.Length, 3))
                Run(language, id, s_languages[tag], random.Next(1, 7));
            foreach (var tag in Some(random, tags.Length, 4))
                Run(expertise, id, tags[tag], random.Next(1, 4), random.Next(1, 20), today.Year - random.Next(15),
                    "A case, " + i);

            if (everybodyIsFree)
            {
                Run(window, EntityId.From($"benchmark window {i}"), id, Text(today), Text(today.AddDays(200)), 1, 3,
                    random.Next(0, 5) * 24, Text(today.AddDays(-1 - random.Next(120))) + " 08:00:00");
                Run(office, id, 0, random.Next(1, 9), $"Secretary for trade with {s_countries[random.Next(16)]}");
                if (random.Next(5) > 0)
                    Run(declaration, id, Text(today) + " 08:00:00", 1);
                continue;
            }
            var from = today.AddDays(-random.Next(60));
            for (var w = 0; w < WindowsEach; w++)
            {
                var until = from.AddDays(random.Next(10, 60));
                Run(window, EntityId.From($"benchmark window {i} {w}"), id, Text(from), Text(until),
                    random.Next(4) switch { 0 => 3, 1 => 2, _ => 1 },
                    random.Next(1, 4), random.Next(0, 5) * 24, today.AddDays(-1 - random.Next(200))
                        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 08:00:00");
                from = until.AddDays(random.Next(1, 20));
            }
        }
    }

    static IEnumerable<int> Some(Random random, int of, int count) =>
        Enumerable.Range(0, count).Select(_ => random.Next(of)).Distinct();

    static string Text(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    static SqliteCommand Insert(SqliteConnection connection, string table, params string[] columns)
    {
        var command = connection.CreateCommand();
        command.CommandText =
            $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) " +
            $"VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < columns.Length; i++)
            command.Parameters.Add(new SqliteParameter($"@p{i}", null));
        return command;
    }

    static void Run(SqliteCommand insert, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            insert.Parameters[i].Value = values[i];
        insert.ExecuteNonQuery();
    }
}
