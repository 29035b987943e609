using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Entries;

/// <summary>
/// Everything the register holds about a person, for that person: rows as they are stored, with what is sealed opened.
/// What is hers or his is in it by what mappings say, whichever slice it is of; secrets are seen by nobody.
/// </summary>
sealed class ExportMyData(
    IDbContextFactory<RegistryDb> contexts, CurrentCaller current, PersonVault vault, AuditReader audit,
    IDisclosures disclosures, TimeProvider time)
{
    static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        // It is a file and never put into a page: names stay as they are written.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async ValueTask<PersonalData> RunAsync(OperationContext operation)
    {
        if (current.Value is not { Role: CallerRole.Member, PersonId: { } person } caller)
            throw new GraphQLException("A person exports what is held about her or him.", RegistryErrorCodes.Forbidden);
        var now = time.GetUtcNow().UtcDateTime;
        var content = new JsonObject
        {
            ["madeAt"] = Node(now),
            ["person"] = PersonId.Write(person),
            ["held"] = await HeldAsync(person, operation.Cancellation),
            ["audit"] = await AuditAsync(operation.Cancellation),
        };
        await disclosures.RecordAsync(
            caller, operation.Name, new HashSet<(string, long)> { ("Query.exportMyData", person) });
        return new PersonalData(
            now, $"my-entry-{now:yyyy-MM-dd}.json", "application/json", content.ToJsonString(s_readable));
    }

    async Task<JsonObject> HeldAsync(long person, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        using var moment = db.ReadAtOneMoment();
        var held = new JsonObject();
        foreach (var kind in db.Model.PersonalEntities().Where(IsHeld).OrderBy(e => e.ClrType != typeof(Person)))
        {
            var rows = await db.RowsOfAsync(kind, person, cancellation);
            if (rows.Count > 0)
                held.Add(kind.ShortName(), new JsonArray([.. rows.Select(row => Written(db, kind, row, person))]));
        }
        return held;
    }

    // The audit is told apart, opened and in its order.
    static bool IsHeld(IEntityType kind) => kind.GetProperties().Any(IsTold)
        && kind.ClrType != typeof(AuditEntry) && kind.ClrType != typeof(AuditSubject)
        && kind.ClrType != typeof(AuditCase) && kind.ClrType != typeof(AuditChange);

    static bool IsTold(IProperty property) => property.WhoSees() > SeenBy.Nobody;

    JsonObject Written(RegistryDb db, IEntityType kind, object row, long person)
    {
        var entry = db.Entry(row);
        return new JsonObject(kind.GetProperties().Where(IsTold).Select(p =>
            KeyValuePair.Create(
                JsonNamingPolicy.CamelCase.ConvertName(p.Name), Written(db, p, entry.CurrentValues[p], person))));
    }

    JsonNode? Written(RegistryDb db, IProperty property, object? value, long person) => value switch
    {
        string text when property.SealedFor() is { } purpose =>
            vault.Open(db, person, purpose, text) is { } opened ? Opened(opened) : null,
        long key when property.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType is { } whose
            && whose.FindProperty("Code") is not null => Node(Code(db, whose, key)),
        _ => Node(value),
    };

    /// <summary>What is sealed is a whole form, or a text by itself.</summary>
    static JsonNode? Opened(string text)
    {
        try
        {
            return text.StartsWith('{') ? JsonNode.Parse(text) : text;
        }
        catch (JsonException)
        {
            return text; // A title may begin as it likes.
        }
    }

    /// <summary>What people know a participant or a tag by.</summary>
    static object? Code(RegistryDb db, IEntityType whose, long key) =>
        db.Find(whose.ClrType, key) is { } row ? db.Entry(row).Property("Code").CurrentValue : null;

    async Task<JsonArray> AuditAsync(CancellationToken cancellation)
    {
        var entries = new JsonArray();
        string? after = null;
        do
        {
            var page = await audit.ReadAsync(
                new AuditFilter(), new PageAsked(100, IsBackward: false, after), cancellation);
            foreach (var seen in page.Nodes)
                entries.Add((JsonNode)Written(seen));
            after = page.PageInfo is { HasNextPage: true, EndCursor: { } cursor } ? cursor : null;
        }
        while (after is not null);
        return entries;
    }

    static JsonObject Written(SeenEntry seen) => new()
    {
        ["at"] = Node(seen.Entry.At),
        ["kind"] = Node(seen.Entry.Kind),
        ["operation"] = seen.Entry.Operation,
        ["outcome"] = Node(seen.Entry.Outcome),
        ["by"] = Node(seen.Entry.ActorRole),
        ["actor"] = seen.Entry.ActorName,
        ["lookedAt"] = Node(seen.Subjects.SelectMany(s => s.Coordinates).ToList()),
        ["changes"] = new JsonArray([.. seen.Changes.Select(change => new JsonObject
        {
            ["of"] = change.Change.Thing,
            ["field"] = change.Change.Field,
            ["before"] = change.Before,
            ["after"] = change.After,
        })]),
    };

    static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth,
        int number => number,
        long number => number.ToString(CultureInfo.InvariantCulture), // More digits than every reader of JSON keeps.
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum member => JsonNamingPolicy.SnakeCaseUpper.ConvertName(member.ToString()),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Node)]),
        _ => value.ToString(),
    };
}

/// <summary>A file for the person.</summary>
sealed record PersonalData(DateTime MadeAt, string FileName, string MediaType, string Content);
