using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Data;

/// <summary>
/// What mappings tell the audit. Without a mark every change is recorded, with its values; what is
/// a person's (<see cref="PersonalMarks"/>) sealed under that person's key.
/// </summary>
static class AuditMarks
{
    const string NotAudited = "Audit:None";
    const string SealedPurpose = "Audit:Purpose";

    /// <summary>For rows that the register makes for itself: that they change is no news.</summary>
    public static EntityTypeBuilder<T> IsNotAudited<T>(this EntityTypeBuilder<T> entity) where T : class =>
        entity.HasAnnotation(NotAudited, true);

    /// <summary>For hashes of secrets, counters and the like: that they change is no news.</summary>
    public static PropertyBuilder<T> IsNotAudited<T>(this PropertyBuilder<T> property) =>
        property.HasAnnotation(NotAudited, true);

    /// <inheritdoc cref="IsNotAudited{T}(PropertyBuilder{T})"/>
    public static void IsNotAudited(this IMutableProperty property) => property.SetAnnotation(NotAudited, true);

    /// <summary>
    /// For text that the vault has sealed already: the audit takes over the sealed text, and opens it for those who may
    /// see it.
    /// </summary>
    /// <param name="purpose">What it was sealed for.</param>
    public static PropertyBuilder<T> IsSealedFor<T>(this PropertyBuilder<T> property, string purpose) =>
        property.HasAnnotation(SealedPurpose, purpose);

    public static bool IsAudited(this IReadOnlyAnnotatable mapped) => mapped.FindAnnotation(NotAudited) is null;

    public static string? SealedFor(this IReadOnlyAnnotatable mapped) =>
        (string?)mapped.FindAnnotation(SealedPurpose)?.Value;
}
