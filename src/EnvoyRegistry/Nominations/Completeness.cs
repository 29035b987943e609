using System.Linq.Expressions;
using EnvoyRegistry.Contract;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Nominations;

/// <summary>R6: what an entry must hold before it can be registered.</summary>
static class Completeness
{
    static readonly EntryField[] s_fields = Enum.GetValues<EntryField>();
    static readonly Func<Nomination, int> s_missing = Missing.Compile();

    /// <summary>
    /// The bits of what neither the nomination nor the person's own entry states, for as long as that is asked for.
    /// What the person has closed to participants counts as not stated: else this would tell whether it is there.
    /// </summary>
    public static Expression<Func<Nomination, int>> Missing => n => n.State >= NominationState.Submitted ? 0 :
        (n.FullName != null || n.Person != null ? 0 : 1)
        + (n.Nationalities.Count > 0 || (n.Person != null && n.Person.Nationalities.Count > 0) ? 0 : 2)
        + (n.Contact != null || (n.Person != null && n.Person.Contact != null
            && n.Person.OpenToParticipants.HasFlag(PersonFields.Contact)) ? 0 : 4)
        + (n.Biography != null || (n.Person != null && n.Person.Biography != null
            && n.Person.OpenToParticipants.HasFlag(PersonFields.Biography)) ? 0 : 8)
        + (n.Expertise.Count > 0 || (n.Person != null && n.Person.Expertise.Count > 0
            && n.Person.OpenToParticipants.HasFlag(PersonFields.Expertise)) ? 0 : 16);

    public static IReadOnlyList<EntryField> MissingFields(this Nomination nomination) => Fields(s_missing(nomination));

    public static IReadOnlyList<EntryField> Fields(int bits) =>
        [.. s_fields.Where(field => (bits & (int)field) != 0)];

    public static RuleViolation Violation(EntryField field) => new("R6", field switch
    {
        EntryField.Name => "The entry does not say who it is.",
        EntryField.Nationality => "The entry states no nationality.",
        EntryField.Contact => "The entry does not say how to reach the person.",
        EntryField.CurriculumVitae => "The entry has no curriculum vitae.",
        EntryField.Expertise => "The entry names no field of expertise.",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
    }, "nomination");
}

/// <summary>What R6 lists, each a bit.</summary>
enum EntryField
{
    Name = 1,
    Nationality = 2,
    Contact = 4,
    CurriculumVitae = 8,
    Expertise = 16,
}
