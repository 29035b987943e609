using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Data;

/// <summary>A document that a rule, a date or a tag rests on.</summary>
sealed class Source
{
    public required long Id { get; init; }
    public required string Code { get; init; }
    public required string Citation { get; init; }

    /// <summary>Where it was read; null when it is a print or the address is not known in full.</summary>
    public string? Url { get; init; }
}

/// <summary>How well the register knows what it states.</summary>
enum SourceGrade
{
    /// <summary>The text of the document was read.</summary>
    Seen = 1,

    /// <summary>Press, or a second hand.</summary>
    Press = 2,

    /// <summary>Background knowledge; the text was not read.</summary>
    Assumed = 3,

    /// <summary>The register's own advice, after sources that do not say it themselves.</summary>
    Own = 4,
}

sealed class SourceMapping : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> source) => source.IsOfNobody().HasIndex(s => s.Code).IsUnique();
}
