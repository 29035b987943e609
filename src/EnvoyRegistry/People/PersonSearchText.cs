using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

    /// <summary>The name in every script, and how else it is asked for: <see cref="PersonTexts.Name"/>.</summary>
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
/// A full-text index over <see cref="PersonSearchText"/>: a table of FTS5, kept by triggers. There is one for each ring
/// of disclosure, over the texts that are open to it.
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

    static readonly Func<RegistryDb, bool> s_isAnyMarked = EF.CompileQuery((RegistryDb db) =>
        db.Set<PersonSearchText>().Any(t => t.FoldedBy < Folding.Version));

    // From the marks, found by their index, by joins that keep the order: SQLite would read every person where its
    // statistics are of a register that had few. And of everything, whoever saves.
    static readonly Func<RegistryDb, IEnumerable<MarkedPerson>> s_marked = EF.CompileQuery((RegistryDb db) =>
        from text in db.Set<PersonSearchText>().Where(t => t.FoldedBy < Folding.Version)
            .OrderBy(t => t.FoldedBy).ThenBy(t => t.PersonId).Take(AtOnce)
        from person in db.Set<Person>().IgnoreQueryFilters().Where(p => p.Id == text.PersonId).DefaultIfEmpty()
        select new MarkedPerson(
            text.PersonId,
            person.Title,
            person.FullName,
            person.NativeName,
            person.Biography,
            person.FormerOffices.OrderBy(o => o.Position).Select(o => o.Title).ToList(),
            person.Engagements.OrderByDescending(e => e.From).ThenBy(e => e.Id)
                .Select(e => new EngagementTexts(e.Title, e.Situation, e.Summary)).ToList()));

    public void Refresh(RegistryDb db)
    {
        while (s_isAnyMarked(db))
            Fold(db);
    }

    static void Fold(RegistryDb db)
    {
        var people = s_marked(db).ToList();
        using var writer = TableWriter<PersonSearchText>.Updating(db);
        foreach (var person in people)
        {
            var texts = person.Texts;
            writer.Write(new PersonSearchText
            {
                PersonId = person.Id,
                FoldedBy = Folding.Version,
                SortName = texts.SortName,
                Name = texts.Name,
                Biography = Folding.Folded(texts.Biography),
                Offices = texts.Offices,
                Engagements = texts.EngagementText,
                Written = texts.Written(),
            });
        }
    }

    sealed record MarkedPerson(
        long Id, string? Title, string FullName, string? NativeName, string? Biography, List<string> Offices,
        List<EngagementTexts> Engagements)
    {
        public PersonTexts Texts => new(Title, FullName, NativeName, Biography, Offices,
            [.. Engagements.SelectMany(e => (string?[])[e.Title, e.Situation, e.Summary]).OfType<string>()]);
    }

    sealed record EngagementTexts(string Title, string? Situation, string Summary);
}
