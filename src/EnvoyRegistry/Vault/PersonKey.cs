using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Vault;

/// <summary>
/// The key under which everything confidential about one person is sealed. Destroying it destroys all of that.
/// </summary>
sealed class PersonKey
{
    public long PersonId { get; init; }

    /// <summary>Under the master key; null when it was destroyed.</summary>
    public string? Wrapped { get; set; }

    /// <summary>Which master key wraps it.</summary>
    public required string MasterKeyId { get; set; }

    public DateTime? DestroyedAt { get; set; }
}

/// <summary>One row, made by the first start that has a master key: what that key is checked by.</summary>
sealed class VaultState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required string MasterKeyId { get; set; }

    /// <summary>
    /// The register's own key, wrapped. What is derived of it (hashes to look people up by) outlives a change of the
    /// master key.
    /// </summary>
    public required string RegisterKey { get; set; }

    /// <summary>The first entry of the audit that is under the register's key; null while none is.</summary>
    public long? AuditKeyedFrom { get; set; }

    /// <summary>
    /// As whose the register's key is wrapped. It says since when the audit is under it, so nobody takes the audit from
    /// under the key who has not the master key; ids of people are positive.
    /// </summary>
    public long Owner => AuditKeyedFrom is { } first ? -first : OnlyId;
}

// There is no foreign key to the person: that a key was destroyed is known for longer than the person is.
sealed class PersonKeyMapping : IEntityTypeConfiguration<PersonKey>
{
    public void Configure(EntityTypeBuilder<PersonKey> key)
    {
        key.StaysBehind(k => k.PersonId)
            .Keeps(SeenBy.Nobody, k => k.PersonId, k => k.MasterKeyId, k => k.DestroyedAt)
            .Clears(SeenBy.Nobody, k => k.Wrapped);
        key.IsNotAudited().HasKey(k => k.PersonId);
        key.Property(k => k.PersonId).ValueGeneratedNever();
        key.ToTable(table => table.HasCheckConstraint(
            "CK_PersonKey_ThereOrDestroyed", "(\"Wrapped\" IS NULL) = (\"DestroyedAt\" IS NOT NULL)"));
    }
}

sealed class VaultStateMapping : IEntityTypeConfiguration<VaultState>
{
    public void Configure(EntityTypeBuilder<VaultState> state) =>
        state.IsOfNobody().IsNotAudited().Ignore(s => s.Owner).ToTable(table =>
            table.HasCheckConstraint("CK_VaultState_OneRow", $"Id = {VaultState.OnlyId}"));
}
