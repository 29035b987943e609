using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Data;

/// <summary>
/// What a mapping says of personal data: whose the rows are, who may see each column at most, and what becomes of it
/// when the person leaves the register. An entity that is about nobody says that. Whatever says nothing is a fault of
/// the model: see <see cref="PersonalFaults"/>.
/// </summary>
static class PersonalMarks
{
    const string WhoseMark = "Personal:Whose";
    const string LeavingMark = "Personal:Leaving";
    const string SeenMark = "Personal:Seen";

    /// <summary>There is no person whom its rows are about.</summary>
    public static EntityTypeBuilder<T> IsOfNobody<T>(this EntityTypeBuilder<T> entity) where T : class =>
        entity.HasAnnotation(WhoseMark, "");

    /// <summary>When the person leaves, the row is deleted.</summary>
    /// <param name="whose">
    /// The column with the id of the person, or with the key of another row, whose person it is then. A row in which it
    /// is null is about nobody.
    /// </param>
    /// <param name="seen">Who may see its columns.</param>
    public static EntityTypeBuilder<T> LeavesWith<T>(
        this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> whose, SeenBy seen) where T : class =>
        entity.IsOf(whose, Leaving.Deleted).HasAnnotation(SeenMark, seen);

    /// <summary>
    /// The register makes the row of others, in which alone it is seen: when these are erased, it is made anew.
    /// </summary>
    /// <inheritdoc cref="LeavesWith"/>
    public static EntityTypeBuilder<T> IsMadeOf<T>(
        this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> whose) where T : class =>
        entity.IsOf(whose, Leaving.Remade).HasAnnotation(SeenMark, SeenBy.Nobody);

    /// <summary>
    /// The row stays when the person leaves. Each of its columns is to be named by <see cref="Keeps"/>,
    /// <see cref="Clears"/> or <see cref="Seals"/>, so that none stays because nobody thought of it.
    /// </summary>
    /// <inheritdoc cref="LeavesWith"/>
    public static EntityTypeBuilder<T> StaysBehind<T>(
        this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> whose) where T : class =>
        entity.IsOf(whose, Leaving.Kept);

    /// <summary>Columns that stay: the record of official acts, and what rows are found by.</summary>
    public static EntityTypeBuilder<T> Keeps<T>(
        this EntityTypeBuilder<T> entity, SeenBy seen, params Expression<Func<T, object?>>[] columns) where T : class =>
        entity.Mark(columns, seen, Leaving.Kept);

    /// <summary>Columns that are empty then: null, an empty list, false.</summary>
    /// <inheritdoc cref="Keeps"/>
    public static EntityTypeBuilder<T> Clears<T>(
        this EntityTypeBuilder<T> entity, SeenBy seen, params Expression<Func<T, object?>>[] columns) where T : class =>
        entity.Mark(columns, seen, Leaving.Cleared);

    /// <summary>
    /// Columns that stay as they are, and that nobody can read any more: they are sealed under the person's key.
    /// </summary>
    /// <inheritdoc cref="Keeps"/>
    public static EntityTypeBuilder<T> Seals<T>(
        this EntityTypeBuilder<T> entity, SeenBy seen, params Expression<Func<T, object?>>[] columns) where T : class =>
        entity.Mark(columns, seen, Leaving.Unreadable);

    /// <summary>Columns of a row that leaves, seen by fewer than the others.</summary>
    /// <inheritdoc cref="Keeps"/>
    public static EntityTypeBuilder<T> Shows<T>(
        this EntityTypeBuilder<T> entity, SeenBy seen, params Expression<Func<T, object?>>[] columns) where T : class =>
        entity.Mark(columns, seen, leaving: null);

    /// <summary>Whether the rows are about a person; null where nothing was said.</summary>
    public static bool? IsPersonal(this IReadOnlyEntityType entity) =>
        entity.FindAnnotation(WhoseMark)?.Value is string column ? column.Length > 0 : null;

    /// <summary>All that have rows about people.</summary>
    public static IEnumerable<IEntityType> PersonalEntities(this IModel model) =>
        model.GetEntityTypes().Where(entity => entity.IsPersonal() is true);

    /// <summary>The column that says whose a row is; null where it is nobody's.</summary>
    public static IReadOnlyProperty? WhoseColumn(this IReadOnlyEntityType entity) =>
        entity.FindAnnotation(WhoseMark)?.Value is string { Length: > 0 } column ? entity.FindProperty(column) : null;

    /// <summary>
    /// Of a row that says whose it is by the key of another row: of which entity that is. Null where it says so itself.
    /// </summary>
    public static IReadOnlyEntityType? WhoseOwner(this IReadOnlyEntityType entity) =>
        entity.WhoseColumn() is { } column && !column.IsIdOfPerson()
            ? column.GetContainingForeignKeys().Select(key => key.PrincipalEntityType)
                .FirstOrDefault(owner => owner.WhoseColumn()?.IsIdOfPerson() is false)
            : null;

    /// <summary>What becomes of rows; null where nothing was said.</summary>
    public static Leaving? OnLeaving(this IReadOnlyEntityType entity) =>
        (Leaving?)entity.FindAnnotation(LeavingMark)?.Value;

    /// <summary>What becomes of a column; null where nothing was said.</summary>
    public static Leaving? OnLeaving(this IReadOnlyProperty column) =>
        Row(column).OnLeaving() is { } row and not Leaving.Kept
            ? row : (Leaving?)column.FindAnnotation(LeavingMark)?.Value;

    /// <summary>Who may see a column at most; null where nothing was said.</summary>
    public static SeenBy? WhoSees(this IReadOnlyProperty column) =>
        (SeenBy?)(column.FindAnnotation(SeenMark) ?? Row(column).FindAnnotation(SeenMark))?.Value;

    static IReadOnlyEntityType Row(IReadOnlyProperty column) => (IReadOnlyEntityType)column.DeclaringType;

    // A person's own id: whoever refers to it says whose a row is.
    static bool IsIdOfPerson(this IReadOnlyProperty whose) =>
        whose.IsPrimaryKey() && !whose.IsForeignKey() && Row(whose).FindPrimaryKey()!.Properties.Count == 1;

    static EntityTypeBuilder<T> IsOf<T>(
        this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> whose, Leaving leaving) where T : class =>
        entity.HasAnnotation(WhoseMark, Member(whose).Name).HasAnnotation(LeavingMark, leaving);

    static EntityTypeBuilder<T> Mark<T>(
        this EntityTypeBuilder<T> entity, Expression<Func<T, object?>>[] columns, SeenBy seen, Leaving? leaving)
        where T : class
    {
        foreach (var column in columns)
            entity.Metadata.Mark(Member(column).Name, seen, leaving);
        return entity;
    }

    /// <summary>For columns that are described elsewhere.</summary>
    public static void Mark(this IMutableEntityType entity, string name, SeenBy seen, Leaving? leaving)
    {
        var column = entity.FindProperty(name)
            ?? throw new InvalidOperationException($"{entity.ShortName()} has no column {name}.");
        column.SetAnnotation(SeenMark, seen);
        if (leaving is { } said)
            column.SetAnnotation(LeavingMark, said);
    }

    internal static MemberInfo Member(LambdaExpression column) =>
        ((MemberExpression)(column.Body is UnaryExpression boxed ? boxed.Operand : column.Body)).Member;
}

/// <summary>Who may see a column at most, each with those before it. What is shown to whom, the SDL says.</summary>
enum SeenBy
{
    /// <summary>It stands in no answer: secrets, and what the register needs for its own work.</summary>
    Nobody = 0,

    Person = 1,
    ChairAndPerson = 2,

    /// <summary>The Chair's office, the ARF Unit, the focal point of the entry's participant, the person.</summary>
    Keepers = 3,

    /// <summary>To whom the person opened it.</summary>
    Opened = 4,

    /// <summary>Whoever sees that there is such an entry.</summary>
    Readers = 5,
}

/// <summary>What becomes of data when their person leaves the register.</summary>
enum Leaving
{
    Kept = 1,
    Cleared = 2,

    /// <summary>It stays, sealed under a key that is destroyed.</summary>
    Unreadable = 3,

    Deleted = 4,

    /// <summary>It is made anew of what stays.</summary>
    Remade = 5,
}
