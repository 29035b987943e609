using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Access;

/// <summary>Tells whether what decides who is calling has changed. One row, made by its migration.</summary>
sealed class AccessState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>
    /// Raised by triggers whenever a token is made or revoked, or a term of the Chair is written, by whichever process.
    /// </summary>
    public long Changes { get; init; }
}

sealed class AccessStateMapping : IEntityTypeConfiguration<AccessState>
{
    public void Configure(EntityTypeBuilder<AccessState> state) =>
        state.IsOfNobody().IsNotAudited().ToTable(table =>
            table.HasCheckConstraint("CK_AccessState_OneRow", $"Id = {AccessState.OnlyId}"));
}
