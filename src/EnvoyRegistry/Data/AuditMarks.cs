using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Data;

/// <summary>
/// What mappings tell the audit. Without a mark every change is recorded, with its values; what concerns a person (the
/// person's own row, each row with a <c>PersonId</c>, and what goes with such rows) sealed under that person's key.
/// </summary>
static class AuditMarks
{
    const string NotAudited = "Audit:None";
    const string SealedPurpose = "Audit:Purpose";
    const string Person = "Audit:Person";

    /// <summary>For rows that the register makes for itself: that they change is no news.</summary>
    public static EntityTypeBuilder<T> IsNotAudited<T>(this EntityTypeBuilder<T> entity) where T : class =>
        entity.HasAnnotation(NotAudited, true);

    /// <summary>For hashes of secrets, counters and the like: that they change is no news.</summary>
    public static PropertyBuilder<T> IsNotAudited<T>(this PropertyBuilder<T> property) =>
        property.HasAnnotation(NotAudited, true);

    /// <summary>For rows that are about a person whose key stands in another column than <c>PersonId</c>.</summary>
    public static EntityTypeBuilder<T> IsAbout<T>(
        this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> personId) where T : class =>
        entity.HasAnnotation(Person, entity.Property(personId).Metadata.Name);

    /// <summary>
    /// For text that the vault has sealed already: the audit takes over the sealed text, and opens it for those who may
    /// see it.
    /// </summary>
    /// <param name="purpose">What it was sealed for.</param>
    public static PropertyBuilder<T> IsSealedFor<T>(this PropertyBuilder<T> property, string purpose) =>
        property.HasAnnotation(SealedPurpose, purpose);

    public static bool IsAudited(this IReadOnlyAnnotatable mapped) => mapped.FindAnnotation(NotAudited) is null;

    /// <summary>The property that names the person whom rows of the type are about; null when none does.</summary>
    public static IReadOnlyProperty? PersonProperty(this IReadOnlyEntityType type) =>
        type.FindProperty((string?)type.FindAnnotation(Person)?.Value ?? "PersonId");

    public static string? SealedFor(this IReadOnlyAnnotatable mapped) =>
        (string?)mapped.FindAnnotation(SealedPurpose)?.Value;
}
