using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EnvoyRegistry.Data;

/// <summary>The rows of one person, found and erased by what mappings say (<see cref="PersonalMarks"/>).</summary>
static class PersonalRows
{
    static readonly MethodInfo s_rows = Method(nameof(Rows));
    static readonly MethodInfo s_isOfOwner = Method(nameof(IsOfOwner));

    /// <summary>
    /// Deletes and clears whatever does not stay when a person leaves; to be saved. Outside the tables, see
    /// <see cref="IRemains"/>.
    /// </summary>
    public static async Task EraseAsync(this RegistryDb db, long person, CancellationToken cancellation)
    {
        foreach (var entity in db.Model.PersonalEntities())
        {
            var cleared = entity.GetProperties().Where(c => c.OnLeaving() is Leaving.Cleared).ToList();
            if (entity.OnLeaving() is Leaving.Deleted)
                db.RemoveRange(await db.RowsOfAsync(entity, person, cancellation));
            else if (cleared.Count > 0)
                Clear(db, await db.RowsOfAsync(entity, person, cancellation), cleared);
        }
    }

    /// <summary>All rows of an entity that are a person's, whoever reads them.</summary>
    public static Task<List<object>> RowsOfAsync(
        this RegistryDb db, IEntityType entity, long person, CancellationToken cancellation) =>
        ((IQueryable<object>)s_rows.MakeGenericMethod(entity.ClrType).Invoke(null, [db, entity, person])!)
            .ToListAsync(cancellation);

    /// <summary>Whether there is a value of the column that says nothing.</summary>
    public static bool CanBeEmpty(IReadOnlyProperty column) =>
        column.IsNullable || column.ClrType == typeof(bool) || column.IsPrimitiveCollection;

    static object? Empty(IReadOnlyProperty column) =>
        column.IsNullable ? null : Activator.CreateInstance(column.ClrType);

    static void Clear(RegistryDb db, List<object> rows, List<IProperty> columns)
    {
        foreach (var row in rows.Select(db.Entry))
        {
            foreach (var column in columns)
                row.Property(column).CurrentValue = Empty(column);
        }
    }

    static IQueryable<T> Rows<T>(RegistryDb db, IEntityType entity, long person) where T : class
    {
        var row = Expression.Parameter(typeof(T));
        return db.Set<T>().IgnoreQueryFilters().Where(
            Expression.Lambda<Func<T, bool>>(IsOf(db, entity, row, person), row));
    }

    static Expression IsOf(RegistryDb db, IReadOnlyEntityType entity, Expression row, long person)
    {
        var column = Expression.Property(row, entity.WhoseColumn()!.PropertyInfo!);
        // Not as a constant: the statement is the same for everybody.
        Expression<Func<long?>> id = () => person;
        return entity.WhoseOwner() is { } owner
            ? (Expression)s_isOfOwner.MakeGenericMethod(owner.ClrType).Invoke(null, [db, owner, column, person])!
            : Expression.Equal(Expression.Convert(column, typeof(long?)), id.Body);
    }

    static MethodCallExpression IsOfOwner<T>(
        RegistryDb db, IReadOnlyEntityType entity, Expression key, long person) where T : class
    {
        var owner = Expression.Parameter(typeof(T));
        var id = entity.FindPrimaryKey()!.Properties[0].PropertyInfo!;
        var isOwner = Expression.Equal(Expression.Property(owner, id), key);
        return Expression.Call(
            typeof(Queryable), nameof(Queryable.Any), [typeof(T)], db.Set<T>().AsQueryable().Expression,
            Expression.Lambda<Func<T, bool>>(Expression.AndAlso(isOwner, IsOf(db, entity, owner, person)), owner));
    }

    static MethodInfo Method(string name) =>
        typeof(PersonalRows).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
