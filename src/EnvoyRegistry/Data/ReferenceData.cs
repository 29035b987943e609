using System.Linq.Expressions;

namespace EnvoyRegistry.Data;

static class ReferenceData
{
    /// <summary>
    /// Adds the rows whose code is not in the register. Those that are there stay as they are: the register may have
    /// maintained them since. Corrections of shipped rows come as migrations.
    /// </summary>
    public static void AddMissing<T>(this RegistryDb db, IEnumerable<T> shipped, Expression<Func<T, string>> code)
        where T : class
    {
        var present = db.Set<T>().Select(code).ToHashSet();
        var codeOf = code.Compile();
        db.AddRange(shipped.Where(row => !present.Contains(codeOf(row))));
    }
}
