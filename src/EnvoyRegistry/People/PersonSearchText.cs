using System.Data.Common;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;

namespace EnvoyRegistry.People;

/// <summary>
/// What is searched of one person, folded. Triggers add the row with its person and mark it when a text of the person
/// changes, whoever writes; <see cref="PersonSearchTexts"/> then folds it anew.
/// </summary>
sealed class PersonSearchText
{
    public long PersonId { get; init; }

    /// <summary>The <see cref="Folding.Version"/> that made it; 0 when a text changed since.</summary>
    public int FoldedBy { get; init; }

    /// <summary>The full name alone, to sort by.</summary>
    public required string SortName { get; init; }

    /// <summary>The name in every script it is written in.</summary>
    public required string Name { get; init; }

    public required string Biography { get; init; }
    public required string Offices { get; init; }
    public required string Engagements { get; init; }

    /// <summary>The same texts as written: <see cref="PersonTexts.Written"/>.</summary>
    public required string Written { get; init; }
}

sealed class PersonSearchTextMapping : IEntityTypeConfiguration<PersonSearchText>
{
    public void Configure(EntityTypeBuilder<PersonSearchText> text)
    {
        text.IsMadeOf(t => t.PersonId).IsNotAudited().HasKey(t => t.PersonId);
        text.Property(t => t.PersonId).ValueGeneratedNever();
        text.HasOne<Person>().WithOne(p => p.SearchText).HasForeignKey<PersonSearchText>(t => t.PersonId);
        text.HasIndex(t => new { t.SortName, t.PersonId });
        text.HasIndex(t => t.FoldedBy);
    }
}

/// <summary>
/// A full-text index over <see cref="PersonSearchText"/>: a table of FTS5, kept by triggers. There is one for each ring of
/// disclosure, over the texts that are open to it.
/// </summary>
abstract class SearchIndex
{
    public long PersonId { get; init; }

    /// <summary>To be compared with a query of FTS5: equality is SQLite's way of saying that it matches.</summary>
    public required string Match { get; init; }

    /// <summary>How well it matches, by bm25 with the name weighing most; the lower the better.</summary>
    public double Rank { get; init; }
}

/// <summary>All texts of everybody.</summary>
sealed class PersonSearch : SearchIndex;

/// <summary>What people opened to participants.</summary>
sealed class PersonSearchOfParticipants : SearchIndex;

/// <summary>What people opened to whoever signs in.</summary>
sealed class PersonSearchOfSignedIn : SearchIndex;

sealed class SearchIndexMapping :
    IEntityTypeConfiguration<PersonSearch>,
    IEntityTypeConfiguration<PersonSearchOfParticipants>,
    IEntityTypeConfiguration<PersonSearchOfSignedIn>
{
    public void Configure(EntityTypeBuilder<PersonSearch> index) => Map(index);

    public void Configure(EntityTypeBuilder<PersonSearchOfParticipants> index) => Map(index);

    public void Configure(EntityTypeBuilder<PersonSearchOfSignedIn> index) => Map(index);

    static void Map<TIndex>(EntityTypeBuilder<TIndex> index) where TIndex : SearchIndex
    {
        index.IsMadeOf(s => s.PersonId).ToView(typeof(TIndex).Name);
        index.HasKey(s => s.PersonId);
        index.Property(s => s.PersonId).HasColumnName("rowid");
        index.Property(s => s.Match).HasColumnName(typeof(TIndex).Name);
        index.Property(s => s.Rank).HasColumnName("rank");
    }
}

/// <summary>Brings the searched text up to date, in the transaction that changed what it is made of.</summary>
sealed class PersonSearchTexts : IDerivedRows
{
    const int AtOnce = 500;

    public void Refresh(RegistryDb db)
    {
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        if (!IsAnyOld(connection, transaction))
            return;

        using var update = Update(connection, transaction);
        while (Old(db) is { Count: > 0 } people)
        {
            foreach (var (id, texts) in people)
                Write(update, id, texts);
        }
    }

    static bool IsAnyOld(DbConnection connection, DbTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"SELECT EXISTS (SELECT 1 FROM \"PersonSearchText\" WHERE \"FoldedBy\" < {Folding.Version})";
        return command.ExecuteScalar() is 1L;
    }

    static List<(long Id, PersonTexts Texts)> Old(RegistryDb db) =>
    [
        // Whoever saves: what is searched is made of everything.
        .. db.Set<Person>().IgnoreQueryFilters().AsNoTracking().AsSplitQuery()
            .Where(p => p.SearchText.FoldedBy < Folding.Version)
            .OrderBy(p => p.Id)
            .Take(AtOnce)
            .Select(p => new
            {
                p.Id,
                p.FullName,
                p.NativeName,
                p.Biography,
                Offices = p.FormerOffices.OrderBy(o => o.Position).Select(o => o.Title).ToList(),
                Engagements = p.Engagements.OrderByDescending(e => e.From).ThenBy(e => e.Id)
                    .Select(e => new { e.Title, e.Situation, e.Summary }).ToList(),
            })
            .AsEnumerable()
            .Select(p => (p.Id, new PersonTexts(p.FullName, p.NativeName, p.Biography, p.Offices,
                [.. p.Engagements.SelectMany(e => (string?[])[e.Title, e.Situation, e.Summary]).OfType<string>()]))),
    ];

    static DbCommand Update(DbConnection connection, DbTransaction? transaction)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""
            UPDATE "PersonSearchText" SET "FoldedBy" = {Folding.Version}, "SortName" = @SortName, "Name" = @Name,
                "Biography" = @Biography, "Offices" = @Offices, "Engagements" = @Engagements, "Written" = @Written
            WHERE "PersonId" = @PersonId
            """;
        foreach (var name in (string[])
            ["PersonId", "SortName", "Name", "Biography", "Offices", "Engagements", "Written"])
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{name}";
            command.Parameters.Add(parameter);
        }
        return command;
    }

    static void Write(DbCommand update, long id, PersonTexts texts)
    {
        update.Parameters["@PersonId"].Value = id;
        update.Parameters["@SortName"].Value = texts.SortName;
        update.Parameters["@Name"].Value = texts.Name;
        update.Parameters["@Biography"].Value = Folding.Folded(texts.Biography);
        update.Parameters["@Offices"].Value = texts.Offices;
        update.Parameters["@Engagements"].Value = texts.EngagementText;
        update.Parameters["@Written"].Value = texts.Written();
        update.ExecuteNonQuery();
    }
}

static class PersonSearchLeaving
{
    /// <summary>
    /// Takes the words that nobody has any more out of the indexes, where FTS5 otherwise keeps them, marked as deleted,
    /// until it happens to merge what they stand in. To be called when what is searched is up to date.
    /// </summary>
    /// <remarks>
    /// It writes the indexes anew: 0.2 s with ten thousand people. FTS5's own <c>secure-delete</c> would do so at each
    /// deletion, which makes every change of a text thirty times as slow, and leaves what was deleted before it was set.
    /// </remarks>
    public static void ForgetSearched(this RegistryDb db)
    {
        db.Database.ExecuteSql($"""INSERT INTO "PersonSearch" ("PersonSearch") VALUES ('optimize')""");
        db.Database.ExecuteSql(
            $"""INSERT INTO "PersonSearchOfParticipants" ("PersonSearchOfParticipants") VALUES ('optimize')""");
        db.Database.ExecuteSql(
            $"""INSERT INTO "PersonSearchOfSignedIn" ("PersonSearchOfSignedIn") VALUES ('optimize')""");
    }
}
