using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Sqlite.History;
using Microsoft.Data.Sqlite;

namespace EnvoyRegistry.Commands;

/// <summary>
/// What the register that is replaced took from people since the backup stays taken: revoked tokens, ended sessions,
/// links that were used.
/// </summary>
static class Revocations
{
    /// <returns>What became of them, in sentences.</returns>
    public static string Keep(string register, RegistryCopy copy, DateTime now)
    {
        if (!File.Exists(register))
            return "No register was there, so what was revoked since the backup is good again: see `token list`.";
        try
        {
            return Keep(RegistryFileInspection.Reading(register, () => Taken.Read(register)), copy, now);
        }
        catch (Exception fault) when (fault is SqliteException or Data.UnusableRegisterException)
        {
            return "The register that was there cannot be read, so what was revoked since the backup is good again: " +
                "see `token list`.";
        }
    }

    static string Keep(Taken taken, RegistryCopy copy, DateTime now)
    {
        var (tokens, links, feeds, left) = (0, 0, 0, 0);
        copy.Change(opened =>
        {
            tokens = Update(opened, nameof(AccessToken), "RevokedAt", taken.Tokens, now);
            links = Update(opened, nameof(OneTimeLink), "UsedAt", taken.Links, now);
            feeds = Remove(opened, taken);
            left = opened.Rows("SELECT \"PersonId\" FROM \"PersonKey\" WHERE \"Wrapped\" IS NOT NULL",
                row => row.GetInt64(0)).Count(taken.People.Contains);
        });
        var told = $"Revoked since the backup, and so still: {tokens} tokens and sessions, {links} links, {feeds} " +
            "calendar feeds.";
        return left == 0 ? told
            : $"{told} {left} people who left the register since are in it again: take them off once more.";
    }

    static int Update(SqliteConnection copy, string table, string column, IReadOnlySet<long> ids, DateTime now)
    {
        using var command = copy.CreateCommand();
        command.CommandText =
            $"UPDATE \"{table}\" SET \"{column}\" = $now WHERE \"{column}\" IS NULL AND \"Id\" = $id";
        command.Parameters.AddWithValue("$now", now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        var id = command.Parameters.Add("$id", SqliteType.Integer);
        return ids.Sum(one =>
        {
            id.Value = one;
            return command.ExecuteNonQuery();
        });
    }

    /// <summary>Feeds of people who were there, and have no feed or another one since.</summary>
    static int Remove(SqliteConnection copy, Taken taken)
    {
        var ended = copy.Rows($"SELECT \"PersonId\", hex(\"Hash\") FROM \"{nameof(CalendarFeed)}\"",
                row => (Person: row.GetInt64(0), Hash: row.GetString(1)))
            .Where(feed => taken.WithFeedOrWithout.Contains(feed.Person) && !taken.Feeds.Contains(feed.Hash)).ToList();
        foreach (var (person, _) in ended)
            RegistryFile.Run(copy, $"DELETE FROM \"{nameof(CalendarFeed)}\" WHERE \"PersonId\" = {person}");
        return ended.Count;
    }

    /// <summary>By their ids, and feeds by their hashes.</summary>
    sealed record Taken(
        IReadOnlySet<long> Tokens, IReadOnlySet<long> Links, IReadOnlySet<long> People,
        IReadOnlySet<long> WithFeedOrWithout, IReadOnlySet<string> Feeds)
    {
        public static Taken Read(string register)
        {
            using var connection = RegistryFileInspection.OpenForReading(register);
            return new Taken(
                Ids("SELECT \"Id\" FROM \"AccessToken\" WHERE \"RevokedAt\" IS NOT NULL"),
                Ids("SELECT \"Id\" FROM \"OneTimeLink\" WHERE \"UsedAt\" IS NOT NULL"),
                Ids("SELECT \"PersonId\" FROM \"PersonKey\" WHERE \"Wrapped\" IS NULL"),
                Ids("SELECT \"Id\" FROM \"Person\""),
                connection.Rows($"SELECT hex(\"Hash\") FROM \"{nameof(CalendarFeed)}\"", row => row.GetString(0))
                    .ToHashSet(StringComparer.Ordinal));

            IReadOnlySet<long> Ids(string sql) => connection.Rows(sql, row => row.GetInt64(0)).ToHashSet();
        }
    }
}
