using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Data;

/// <summary>
/// What mappings tell of rows that are gone when a person leaves the register. Without a mark a row stays, and says what
/// the register keeps of everybody.
/// </summary>
static class LeavingMarks
{
    const string Leaving = "Leaving";

    /// <param name="person">The column that says whose the row is.</param>
    public static EntityTypeBuilder<T> LeavesWith<T>(
        this EntityTypeBuilder<T> entity, Expression<Func<T, long?>> person) where T : class =>
        entity.HasAnnotation(Leaving, (Func<RegistryDb, long, IQueryable<object>>)((db, id) =>
            db.Set<T>().IgnoreQueryFilters().Where(Expression.Lambda<Func<T, bool>>(
                Expression.Equal(person.Body, Expression.Convert(Expression.Constant(id), typeof(long?))),
                person.Parameters))));

    /// <summary>All of them that are one person's.</summary>
    public static async Task<List<object>> WhatLeavesAsync(
        this RegistryDb db, long person, CancellationToken cancellation)
    {
        var all = new List<object>();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            if (entity.FindAnnotation(Leaving)?.Value is Func<RegistryDb, long, IQueryable<object>> rows)
                all.AddRange(await rows(db, person).ToListAsync(cancellation));
        }
        return all;
    }
}
