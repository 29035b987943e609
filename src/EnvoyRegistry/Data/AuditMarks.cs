using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Data;

/// <summary>
/// What mappings tell the audit. Without a mark every change is recorded, with its values; what is
/// a person's (<see cref="PersonalMarks"/>) sealed under that person's key.
/// </summary>
static class AuditMarks
{
    const string NotAudited = "Audit:None";
    const string SealedPurpose = "Audit:Purpose";
    const string CaseColumn = "Audit:Case";
    const string CasePrefix = "Audit:CasePrefix";

    /// <summary>What stands in the place of a purpose (<see cref="IsSealedFor"/>) where no value is kept.</summary>
    public const string KeptInTheCase = "case";

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

    /// <summary>
    /// For the rows of a case: the audit tells that a field changed, by whom and when, under the id of the case, and
    /// keeps no value. Those stand in the case, for those who see it.
    /// </summary>
    /// <param name="of">The column with the id of the case, or the row's own id.</param>
    /// <param name="prefix">Of the ids of such cases: one of <see cref="CaseId"/>.</param>
    public static EntityTypeBuilder<T> IsPartOfCase<T>(
        this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> of, string prefix) where T : class =>
        entity.HasAnnotation(CaseColumn, PersonalMarks.Member(of).Name).HasAnnotation(CasePrefix, prefix);

    /// <summary>The id of a case as clients have it.</summary>
    /// <param name="entity">What is part of it.</param>
    /// <param name="key">What <see cref="ColumnOfCase"/> holds; null where it is part of none.</param>
    public static string? WriteCase(this IReadOnlyEntityType entity, object? key) =>
        key is long id && entity.FindAnnotation(CasePrefix)?.Value is string prefix
            ? new NodeId(prefix, id).ToString() : null;

    public static IReadOnlyProperty? ColumnOfCase(this IReadOnlyEntityType entity) =>
        entity.FindAnnotation(CaseColumn)?.Value is string column ? entity.FindProperty(column) : null;

    /// <summary>Whether the rows are cases of this prefix, and not what is part of one.</summary>
    public static bool IsCaseOf(this IReadOnlyEntityType entity, string prefix) =>
        entity.ColumnOfCase()?.IsPrimaryKey() is true && entity.FindAnnotation(CasePrefix)?.Value is string own
        && own == prefix;

    public static bool IsAudited(this IReadOnlyAnnotatable mapped) => mapped.FindAnnotation(NotAudited) is null;

    public static string? SealedFor(this IReadOnlyAnnotatable mapped) =>
        (string?)mapped.FindAnnotation(SealedPurpose)?.Value;
}
