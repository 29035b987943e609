using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Participants;

/// <summary>A rule of the ARF that the register follows. A refusal names the rule it rests on by its code.</summary>
sealed class Rule
{
    public required long Id { get; init; }

    /// <summary>R1 … R29.</summary>
    public required string Code { get; init; }

    /// <summary>The number in the code, to sort by.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    /// <summary>What the register does about it today, as <see cref="KnownRules"/> says it.</summary>
    public required string Practice { get; init; }

    public required SourceGrade Grade { get; init; }
    public List<Source> Sources { get; init; } = [];
}

sealed class RuleMapping : IEntityTypeConfiguration<Rule>
{
    public void Configure(EntityTypeBuilder<Rule> rule)
    {
        rule.IsOfNobody().HasIndex(r => r.Code).IsUnique();
        rule.HasMany(r => r.Sources).WithMany().UsingEntity("RuleSource");
    }
}
