using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EnvoyRegistry.Data;

/// <summary>What a model leaves unsaid of personal data, or cannot mean: there is no register over it.</summary>
static class PersonalFaults
{
    /// <exception cref="InvalidOperationException">All faults, a line each.</exception>
    public static void Refuse(IReadOnlyModel model)
    {
        var faults = Find(model).ToList();
        if (faults.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    public static IEnumerable<string> Find(IReadOnlyModel model) => model.GetEntityTypes()
        .Where(entity => !OnlyTiesOthers(entity))
        .SelectMany(entity => (entity.IsPersonal(), entity.OnLeaving()) switch
        {
            (null, _) => [$"{entity.ShortName()} does not say whose its rows are: give its mapping `LeavesWith` or " +
                "`StaysBehind`, or `IsOfNobody` if they are about no person."],
            (false, _) => Nobodys(entity),
            (true, Leaving.Kept) => entity.GetProperties().SelectMany(Staying),
            _ => [],
        });

    /// <summary>Its rows go with those that they tie together, and hold nothing else.</summary>
    static bool OnlyTiesOthers(IReadOnlyEntityType entity) => entity.GetProperties().All(p => p.IsForeignKey())
        && entity.GetForeignKeys().All(key => key.DeleteBehavior is DeleteBehavior.Cascade);

    static IEnumerable<string> Nobodys(IReadOnlyEntityType entity) => entity.GetProperties()
        .Where(column => column.Name is "PersonId"
            || column.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.IsPersonal() is true))
        .Select(column => $"{entity.ShortName()} says that it is nobody's, and {column.Name} names a person.");

    static IEnumerable<string> Staying(IReadOnlyProperty column)
    {
        var name = $"{column.DeclaringType.ShortName()}.{column.Name}";
        if (column.WhoSees() is null || column.OnLeaving() is null)
            yield return $"{name} does not say who may see it, and what becomes of it when its person leaves the " +
                "register: name it in `Keeps` or `Clears` of its mapping.";
        else if (column.OnLeaving() is Leaving.Cleared && !PersonalRows.CanBeEmpty(column))
            yield return $"{name} is to be cleared when its person leaves, and is a {column.ClrType.Name}, which " +
                "cannot be empty.";
    }
}
