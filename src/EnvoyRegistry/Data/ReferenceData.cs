using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EnvoyRegistry.Data;

static class ReferenceData
{
    const string Version = "Version";
    const string Sources = "Sources";

    /// <summary>
    /// Adds the rows whose code is not in the register. Those that are there stay as they are, but for what
    /// <see cref="Correct"/> corrects.
    /// </summary>
    public static void AddMissing<T>(this RegistryDb db, IEnumerable<T> shipped, Expression<Func<T, string>> code)
        where T : class
    {
        var present = db.Set<T>().Select(code).ToHashSet();
        var codeOf = code.Compile();
        db.AddRange(shipped.Where(row => !present.Contains(codeOf(row))));
    }

    /// <summary>
    /// Gives rows that came with an earlier build the words and the sources that they have in this one. What the
    /// register has changed itself, which its version tells, stays as it is.
    /// </summary>
    /// <param name="shipped">By the same <c>Id</c> as ever.</param>
    /// <param name="columns">What of a row is the build's to say.</param>
    public static void Correct<T>(this RegistryDb db, IEnumerable<T> shipped, params IReadOnlyList<string> columns)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var isSourced = type.FindSkipNavigation(Sources) is not null;
        IQueryable<T> rows = db.Set<T>().AsTracking();
        if (type.FindProperty(Version) is not null)
            rows = rows.Where(row => EF.Property<int>(row, Version) == 1);
        if (isSourced)
            rows = rows.Include(Sources);
        var present = rows.AsEnumerable().Select(row => db.Entry(row)).ToDictionary(IdOf);

        foreach (var now in shipped.Select(row => db.Entry(row)))
        {
            if (!present.TryGetValue(IdOf(now), out var there))
                continue;
            foreach (var column in columns)
                there.Property(column).CurrentValue = now.Property(column).CurrentValue;
            if (isSourced)
                Replace(SourcesOf(there), SourcesOf(now));
        }
    }

    static long IdOf(EntityEntry row) => (long)row.Property("Id").CurrentValue!;

    static ICollection<Source> SourcesOf(EntityEntry row) =>
        (ICollection<Source>)row.Collection(Sources).CurrentValue!;

    static void Replace(ICollection<Source> there, ICollection<Source> now)
    {
        foreach (var gone in there.Except(now).ToList())
            there.Remove(gone);
        foreach (var added in now.Except(there).ToList())
            there.Add(added);
    }
}
