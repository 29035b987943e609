using System.Data.Common;

namespace EnvoyRegistry.Data.Sqlite.History;

/// <summary>
/// A table whose rows are kept as they were, in a table beside it that is named after it: each version of a row with
/// the instants from and until which it held, the latter null while it does. Made from the table as it is, so that a
/// column that a migration adds is kept without a word here.
/// </summary>
/// <param name="Columns">Those that are kept.</param>
/// <param name="Rest">Those that are not, and are empty in the past.</param>
/// <param name="Key">The primary key.</param>
sealed record HistoryTable(
    string Name, IReadOnlyList<HistoryColumn> Columns, IReadOnlyList<string> Rest, IReadOnlyList<string> Key)
{
    const string Now = """(SELECT "At" FROM "Register_Now")""";

    // Only what people look for persons by: the texts themselves are kept with their rows.
    static readonly Dictionary<string, string[]> s_keptColumns = new(StringComparer.Ordinal)
    {
        ["PersonSearchText"] = ["PersonId", "SortName", "Name"],
    };

    /// <summary>What an entry consists of, and what cases do.</summary>
    public static IReadOnlyList<string> Kept { get; } =
    [
        "Person", "PersonLanguage", "PersonExpertise", "FormerOffice", "Registration", "Engagement", "EngagementSource",
        "AvailabilityWindow", "PersonCalendar", "PersonSearchText",
        "Situation", "SituationParty", "PartyDecision", "SituationEvent", "SituationMatter", "RiskNote",
        "Consultation", "ConsultationReply",
        "Appointment", "TermsOfReference", "Offer", "PartyConsent", "AppointmentStep", "Report", "ReportReader",
        "Hold", "ShortlistEntry", "Commitment",
        "Grouping", "GroupingSource", "GroupingMember", "GroupingPaper", "PaperReader", "TeamRequest",
    ];

    public string History => $"{Name}_History";

    public static HistoryTable Read(DbConnection connection, string name)
    {
        var found = connection.Rows(
            $"""SELECT name, type, dflt_value, pk FROM pragma_table_info('{name}') ORDER BY cid""",
            row => (
                Column: new HistoryColumn(
                    row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)),
                Key: row.GetInt32(3)));
        var kept = s_keptColumns.GetValueOrDefault(name);
        return new HistoryTable(
            name,
            [.. found.Select(f => f.Column).Where(c => kept?.Contains(c.Name) ?? true)],
            [.. found.Select(f => f.Column.Name).Where(c => kept?.Contains(c) is false)],
            [.. found.Where(f => f.Key > 0).OrderBy(f => f.Key).Select(f => f.Column.Name)]);
    }

    /// <summary>The column that says whose the rows are; null where they are found through another table.</summary>
    public string? Person => Name is "Person" ? "Id" : Columns.Any(c => c.Name is "PersonId") ? "PersonId" : null;

    public IEnumerable<string> Create()
    {
        yield return $"""
            CREATE TABLE IF NOT EXISTS "{History}" (
                {string.Join(",\n    ", Columns.Select(c => c.Declared))},
                "ValidFrom" TEXT NOT NULL,
                "ValidUntil" TEXT NULL,
                PRIMARY KEY ({Listed(Key)}, "ValidFrom")
            ) WITHOUT ROWID
            """;
        if (Person is { } person && Key[0] != person)
            yield return $"""CREATE INDEX IF NOT EXISTS "IX_{History}" ON "{History}" ("{person}")""";
    }

    /// <summary>For columns that the table has since its history was last made.</summary>
    public IEnumerable<string> Extend(IReadOnlySet<string> known) =>
        Columns.Where(c => !known.Contains(c.Name)).Select(c => $"""ALTER TABLE "{History}" ADD COLUMN {c.Declared}""");

    /// <summary>Takes in what was changed while nothing was watching: all of it the first time.</summary>
    public IEnumerable<string> CatchUp() =>
    [
        $"""
        UPDATE "{History}" AS h SET "ValidUntil" = {Now} WHERE "ValidUntil" IS NULL AND NOT EXISTS (
            SELECT 1 FROM "{Name}" AS t WHERE {Joined(" AND ", Names, c => $"""t."{c}" IS h."{c}" """)})
        """,
        $"""
        INSERT OR REPLACE INTO "{History}" ({Listed(Names)}, "ValidFrom")
        SELECT {Listed(Names)}, {Now} FROM "{Name}" AS t WHERE NOT EXISTS (
            SELECT 1 FROM "{History}" AS h
            WHERE {Joined(" AND ", Key, c => $"""h."{c}" = t."{c}" """)} AND h."ValidUntil" IS NULL)
        """,
    ];

    public IEnumerable<string> Triggers() =>
        TriggersOf(Name).Zip(Bodies(), (name, body) => $"CREATE TRIGGER \"{name}\" {body}");

    IEnumerable<string> Bodies() =>
    [
        $"""
        AFTER INSERT ON "{Name}"
        BEGIN
        {End("NEW")}
        {Begin}
        END
        """,
        $"""
        AFTER UPDATE ON "{Name}"
        WHEN {Joined(" OR ", Names, c => $"OLD.\"{c}\" IS NOT NEW.\"{c}\"")}
        BEGIN
        {End("OLD")}
        {End("NEW")}
        {Begin}
        END
        """,
        $"""
        AFTER DELETE ON "{Name}"
        BEGIN
        {End("OLD")}
        END
        """,
    ];

    /// <summary>The names of the triggers that keep a table's history.</summary>
    public static IEnumerable<string> TriggersOf(string name) =>
        ((string[])["INSERT", "UPDATE", "DELETE"]).Select(change => $"TR_{name}_{change}_History");

    /// <summary>Every version but those that hold today, of one person.</summary>
    public string? Forget(string id) => Person is { } person
        ? $"""DELETE FROM "{History}" WHERE "{person}" = {id} AND "ValidUntil" IS NOT NULL""" : null;

    /// <summary>
    /// Named as the table and seen before it, so that what is asked of the table is answered as of the instant. What a
    /// person opened or closed is so for her past too, and who is gone from the register is gone from its past.
    /// </summary>
    public string View(string at)
    {
        var today = Name is "Person";
        var columns =
            Columns.Select(c => $"""{(today && IsOfToday(c.Name) ? "today" : "h")}."{c.Name}" AS "{c.Name}" """)
            .Concat(Rest.Select(c => $"""'' AS "{c}" """));
        var present = today ? """ JOIN main."Person" AS today ON today."Id" = h."Id" """ : "";
        return $"""
            CREATE TEMP VIEW "{Name}" AS SELECT {string.Join(", ", columns)} FROM main."{History}" AS h{present}
            WHERE h."ValidFrom" <= {at} AND (h."ValidUntil" IS NULL OR h."ValidUntil" > {at})
            """;
    }

    static bool IsOfToday(string column) => column.StartsWith("OpenTo", StringComparison.Ordinal);

    IEnumerable<string> Names => Columns.Select(c => c.Name);

    // Should the clock have been put back, what it has not reached yet is taken back: versions never overlap. Of two
    // changes within one second the later one stays.
    string End(string row)
    {
        var keyed = Joined(" AND ", Key, c => $"\"{c}\" = {row}.\"{c}\"");
        return $"""
                UPDATE "{History}" SET "ValidUntil" = {Now}
                WHERE {keyed} AND ("ValidUntil" IS NULL OR "ValidUntil" > {Now});
                DELETE FROM "{History}"
                WHERE {keyed} AND "ValidFrom" >= {Now};
            """;
    }

    string Begin => $"""
            INSERT INTO "{History}" ({Listed(Names)}, "ValidFrom")
            VALUES ({Joined(", ", Names, c => $"NEW.\"{c}\"")}, {Now});
        """;

    static string Listed(IEnumerable<string> columns) => Joined(", ", columns, c => $"\"{c}\"");

    static string Joined(string between, IEnumerable<string> columns, Func<string, string> each) =>
        string.Join(between, columns.Select(each));
}

/// <summary>A column of a kept table. It may be null in the history: of rows that went before it was there.</summary>
sealed record HistoryColumn(string Name, string Type, string? Default)
{
    public string Declared => $"\"{Name}\" {Type}{(Default is null ? "" : $" DEFAULT {Default}")}";
}
