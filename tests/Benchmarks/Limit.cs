using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Matching;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace Benchmarks;

/// <summary>
/// The same answers without GraphQL: an endpoint a question, prepared SQL through Microsoft.Data.Sqlite,
/// Utf8JsonWriter, the same match index. What a careful programmer would write by hand for these three alone.
/// </summary>
static class Limit
{
    public static async Task RunAsync(string file, string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        var connections = new Connections(file);
        var matching = new MatchIndexStore();
        var jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");
        using var database = new SqliteDatabase(file, new Contexts(file), new Everything());
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        json.Converters.Add(
            new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper));

        app.MapPost("/person", async (HttpContext http) =>
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            _ = NodeId.TryParse(body.RootElement.GetProperty("variables").GetProperty("id").GetString()!, out var id);
            await AnswerAsync(http, connections, (c, w) => Answers.Person(c, w, id!.Value.Key));
        });
        app.MapPost("/page", async (HttpContext http) =>
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            await AnswerAsync(http, connections, Answers.Page);
        });
        app.MapPost("/main", async (HttpContext http) =>
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            var need = body.RootElement.GetProperty("variables").GetProperty("need").Deserialize<EnvoyNeed>(json)!;
            MatchIndex index;
            using (var session = database.Open(http.RequestAborted))
                index = matching.Latest(session);
            var matcher = new Matcher(index, need, new Moment(DateTime.UtcNow, jakarta));
            var page = matcher.Page(25, null);
            await AnswerAsync(http, connections, (c, w) => Answers.Matches(c, w, index, page));
        });
        app.MapAllocated();
        await app.RunAsync();
    }

    static async Task AnswerAsync(HttpContext http, Connections connections, Action<Prepared, Utf8JsonWriter> answer)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            SkipValidation = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
        }))
        {
            var prepared = connections.Take();
            answer(prepared, writer);
            connections.Return(prepared);
        }
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.BodyWriter.WriteAsync(buffer.WrittenMemory);
    }

    sealed class Everything : IViewers
    {
        public Viewer Current => Viewer.Register;
    }

    sealed class Contexts(string file) : IDbContextFactory<RegistryDb>
    {
        public RegistryDb CreateDbContext() => RegistryFile.Open(file);
    }
}

sealed class Connections(string file)
{
    readonly ConcurrentBag<Prepared> _idle = [];

    public Prepared Take() => _idle.TryTake(out var prepared) ? prepared : new Prepared(file);

    public void Return(Prepared prepared) => _idle.Add(prepared);
}

/// <summary>A connection with its prepared commands.</summary>
sealed class Prepared
{
    readonly SqliteConnection _connection;

    public Prepared(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        _connection.Open();
        using var map = _connection.CreateCommand();
        map.CommandText = "PRAGMA mmap_size = 268435456";
        map.ExecuteNonQuery();
        Begin = Command("BEGIN");
        Commit = Command("COMMIT");
        Person = Command(
            "SELECT \"Id\", \"Title\", \"FullName\", \"NativeName\", \"Kind\", \"Status\", \"WillingToServe\", " +
            "\"YearsOfExperience\", \"TimeZone\", \"Biography\" FROM \"Person\" WHERE \"Id\" = @id", id: true);
        Page = Command("SELECT \"Id\", \"FullName\", \"Status\" FROM \"Person\" ORDER BY \"Id\" LIMIT 26");
        Name = Command("SELECT \"FullName\" FROM \"Person\" WHERE \"Id\" = @id", id: true);
        Expertise = Command(
            "SELECT t.\"Code\", e.\"Level\", e.\"Years\" FROM \"PersonExpertise\" e INNER JOIN \"ExpertiseTag\" t ON " +
            "e.\"TagId\" = t.\"Id\" WHERE e.\"PersonId\" = @id ORDER BY e.\"Level\" DESC, t.\"Code\"", id: true);
        Languages = Command(
            "SELECT \"Tag\", \"Level\" FROM \"PersonLanguage\" WHERE \"PersonId\" = @id ORDER BY \"Level\" DESC, " +
            "\"Tag\"", id: true);
        Windows = Command(
            "SELECT \"From\", \"Until\", \"Status\", \"Mode\", \"NoticeHours\" FROM \"AvailabilityWindow\" WHERE " +
            "\"PersonId\" = @id ORDER BY \"From\"", id: true);
    }

    public SqliteCommand Begin { get; }
    public SqliteCommand Commit { get; }
    public SqliteCommand Person { get; }
    public SqliteCommand Page { get; }
    public SqliteCommand Name { get; }
    public SqliteCommand Expertise { get; }
    public SqliteCommand Languages { get; }
    public SqliteCommand Windows { get; }

    SqliteCommand Command(string sql, bool id = false)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        if (id)
            command.Parameters.Add("@id", SqliteType.Integer);
        command.Prepare();
        return command;
    }
}

static class Answers
{
    static readonly string[] s_kinds = ["", "EEP", "CANDIDATE", "FORMER", "HISTORICAL"];
    static readonly string[] s_statuses = ["", "REGISTERED", "LISTED", "STALE", "WITHDRAWN", "REPLACED", "DECEASED",
        "NOT_LISTED"];
    static readonly string[] s_expertise = ["", "STUDIED", "TOOK_PART", "LED"];
    static readonly string[] s_languages = ["", "A1", "A2", "B1", "B2", "C1", "C2"];
    static readonly string[] s_availability = ["", "AVAILABLE", "LIMITED", "UNAVAILABLE"];
    static readonly string[] s_modes = ["", "IN_PERSON", "REMOTE", "BOTH"];

    public static void Person(Prepared sql, Utf8JsonWriter json, long id)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        using (var row = Read(sql.Person, id))
        {
            if (row.Read())
            {
                json.WriteStartObject("person");
                json.WriteString("id", new NodeId("per", row.GetInt64(0)).ToString());
                Text(json, "title", row, 1);
                json.WriteString("fullName", row.GetString(2));
                Text(json, "nativeName", row, 3);
                json.WriteString("kind", s_kinds[row.GetInt32(4)]);
                json.WriteString("status", s_statuses[row.GetInt32(5)]);
                json.WriteBoolean("willingToServe", row.GetBoolean(6));
                Number(json, "yearsOfExperience", row, 7);
                Text(json, "timeZone", row, 8);
                Text(json, "biography", row, 9);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("person");
            }
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Page(Prepared sql, Utf8JsonWriter json)
    {
        sql.Begin.ExecuteNonQuery();
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartObject("people");
        json.WriteStartArray("nodes");
        using (var row = sql.Page.ExecuteReader())
        {
            for (var i = 0; i < 25 && row.Read(); i++)
            {
                var id = row.GetInt64(0);
                json.WriteStartObject();
                json.WriteString("id", new NodeId("per", id).ToString());
                json.WriteString("fullName", row.GetString(1));
                json.WriteString("status", s_statuses[row.GetInt32(2)]);
                Children(sql, json, id);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        sql.Commit.ExecuteNonQuery();
    }

    public static void Matches(Prepared sql, Utf8JsonWriter json, MatchIndex index, MatchPage page)
    {
        sql.Begin.ExecuteNonQuery();
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartObject("availableEnvoys");
        json.WriteNumber("totalCount", page.Total);
        json.WriteStartArray("nodes");
        foreach (var match in page.Matches)
        {
            var id = index.PersonIds[match.Row];
            json.WriteStartObject();
            json.WriteNumber("fit", match.Fit);
            json.WriteStartObject("person");
            json.WriteString("id", new NodeId("per", id).ToString());
            using (var row = Read(sql.Name, id))
            {
                row.Read();
                json.WriteString("fullName", row.GetString(0));
            }
            Children(sql, json, id);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        sql.Commit.ExecuteNonQuery();
    }

    static void Children(Prepared sql, Utf8JsonWriter json, long id)
    {
        json.WriteStartArray("expertise");
        using (var row = Read(sql.Expertise, id))
        {
            while (row.Read())
            {
                json.WriteStartObject();
                json.WriteStartObject("tag");
                json.WriteString("code", row.GetString(0));
                json.WriteEndObject();
                json.WriteString("level", s_expertise[row.GetInt32(1)]);
                Number(json, "years", row, 2);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
        json.WriteStartArray("languages");
        using (var row = Read(sql.Languages, id))
        {
            while (row.Read())
            {
                json.WriteStartObject();
                json.WriteString("tag", row.GetString(0));
                json.WriteString("level", s_languages[row.GetInt32(1)]);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
        json.WriteStartArray("availability");
        using (var row = Read(sql.Windows, id))
        {
            while (row.Read())
            {
                json.WriteStartObject();
                json.WriteString("from", row.GetString(0));
                json.WriteString("until", row.GetString(1));
                json.WriteString("status", s_availability[row.GetInt32(2)]);
                json.WriteString("mode", s_modes[row.GetInt32(3)]);
                json.WriteNumber("noticeHours", row.GetInt32(4));
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }

    static SqliteDataReader Read(SqliteCommand command, long id)
    {
        command.Parameters[0].Value = id;
        return command.ExecuteReader();
    }

    static void Text(Utf8JsonWriter json, string name, SqliteDataReader row, int column)
    {
        if (row.IsDBNull(column))
            json.WriteNull(name);
        else
            json.WriteString(name, row.GetString(column));
    }

    static void Number(Utf8JsonWriter json, string name, SqliteDataReader row, int column)
    {
        if (row.IsDBNull(column))
            json.WriteNull(name);
        else
            json.WriteNumber(name, row.GetInt32(column));
    }
}
