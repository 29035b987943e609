using System.Collections;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore.Metadata;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Audit;

/// <summary>
/// The cases that an input names: by their ids, or by the ids of what is part of them. An attempt at a case is one also
/// where the caller does not see it.
/// </summary>
static class NamedCases
{
    /// <returns>Their ids as clients have them; those alone that there are.</returns>
    public static IReadOnlyList<string> In(RegistryDb db, object? input)
    {
        var named = Values(db, input).ToList();
        if (named.Count == 0)
            return [];
        var viewer = db.Viewer;
        db.Viewer = Viewer.Register;
        try
        {
            return [.. named.Select(id => Of(db, id.Entity, id.Key)).OfType<string>().Distinct()];
        }
        finally
        {
            db.Viewer = viewer;
            db.ChangeTracker.Clear();
        }
    }

    static string? Of(RegistryDb db, IReadOnlyEntityType entity, long key) =>
        entity.ColumnOfCase() is { } column && db.Find(entity.ClrType, key) is { } row
            ? entity.WriteCase(db.Entry(row).CurrentValues[column.Name]) : null;

    static IEnumerable<(IReadOnlyEntityType Entity, long Key)> Values(RegistryDb db, object? value) => value switch
    {
        null => [],
        // Where one of several sorts of things can be named.
        string text when NodeId.TryParse(text, out var id) => db.Model.GetEntityTypes()
            .Where(entity => entity.IsCaseOf(id.Value.Prefix))
            .Select(entity => ((IReadOnlyEntityType)entity, id.Value.Key)),
        string => [],
        IEnumerable list => list.Cast<object?>().SelectMany(item => Values(db, item)),
        _ when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Id<>) =>
            db.Model.FindEntityType(type.GetGenericArguments()[0]) is { } entity
                ? [(entity, (long)type.GetProperty(nameof(Id<object>.Key))!.GetValue(value)!)] : [],
        _ when value.GetType().Assembly == typeof(NamedCases).Assembly && !value.GetType().IsEnum =>
            value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0)
                .SelectMany(p => Values(db, p.GetValue(value))),
        _ => [],
    };
}
