using System.Linq.Expressions;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Expertise;

/// <summary>The vocabulary as a whole: it gets another version with each tag that comes in or is deprecated.</summary>
static class Vocabulary
{
    static readonly Expression<Func<ExpertiseTag, int>> s_latest = t => Math.Max(t.Since, t.DeprecatedSince ?? 0);

    public static Task<int> VersionAsync(RegistryDb db, CancellationToken cancellation) =>
        db.Set<ExpertiseTag>().MaxAsync(s_latest, cancellation);

    public static int NextVersion(RegistryDb db) => db.Set<ExpertiseTag>().Max(s_latest) + 1;
}
