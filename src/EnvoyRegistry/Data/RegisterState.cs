using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Data;

/// <summary>What the register knows of itself. One row, made by the first migration.</summary>
sealed class RegisterState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Raised by triggers whenever a row that matching reads is written, by whichever process.</summary>
    public long MatchVersion { get; init; }

    /// <summary>The day the fictional sample was laid out from; null when the register never held it.</summary>
    public DateOnly? SampleFrom { get; set; }

    /// <summary>The build that last completed the reference data; another one may know of more.</summary>
    public Guid? CompletedBy { get; set; }
}

sealed class RegisterStateMapping : IEntityTypeConfiguration<RegisterState>
{
    // The triggers are the database's business; telling EF they exist would only forbid RETURNING, which works here.
    public void Configure(EntityTypeBuilder<RegisterState> state) =>
        state.IsOfNobody().IsNotAudited().ToTable(table =>
            table.HasCheckConstraint("CK_RegisterState_OneRow", $"Id = {RegisterState.OnlyId}"));
}
