using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Commands;

/// <summary>
/// Remarks on whoever is new and has the name and a nationality of somebody else, in the sheet or on the register: the
/// same person may have come under two references. Names are compared as they are searched for, in any order of their
/// parts; two people may well share one, so nobody is refused.
/// </summary>
sealed class NamesakeCheck(string file, RegisterLookup register, Findings findings)
{
    static readonly string s_reference = EntryFields.Describe(p => p.ExternalReference).Column;

    public void Check(IReadOnlyCollection<PersonRow> rows)
    {
        var isNew = rows.Where(row => row.Reference.Length > 0 && register.Person(row.Reference) is null)
            .Select(row => row.Line).ToHashSet();
        if (isNew.Count == 0)
            return;
        var inSheet = rows.Select(row =>
            new NamedPerson(row.Reference, row.Line, row.FullName, row.NativeName, row.Nationalities)).ToList();
        var references = rows.Select(row => row.Reference).ToHashSet(StringComparer.Ordinal);
        var keys = register.Named.Where(person => !references.Contains(person.Reference)).Concat(inSheet)
            .Select(person => (Person: person, Keys: Keys(person).ToArray())).ToList();
        var everybody = keys.SelectMany(named => named.Keys.Select(key => (key, named.Person)))
            .ToLookup(named => named.key, named => named.Person, StringComparer.Ordinal);
        foreach (var (person, own) in keys.Where(named => isNew.Contains(named.Person.Line)))
        {
            if (own.SelectMany(key => everybody[key]).FirstOrDefault(other => IsBefore(other, person)) is { } same)
            {
                findings.Remark(file, person.Line, s_reference, $"`{person.FullName}` may be `{same.Reference}` " +
                    $"{(same.Line == 0 ? "of the register" : $"of line {same.Line}")}, who has the same name and a " +
                    "nationality in common. If it is one person, give her or him one reference.");
            }
        }

        // Each two are told once, in the lower line; a new one above somebody known, in the line of the new one.
        bool IsBefore(NamedPerson other, NamedPerson person) => other.Reference != person.Reference
            && (other.Line < person.Line || !isNew.Contains(other.Line))
            && other.Nationalities.Intersect(person.Nationalities).Any();
    }

    static IEnumerable<string> Keys(NamedPerson person)
    {
        var words = Folding.Words(person.FullName).Select(word => word.Text).ToList();
        if (words.Count > 0)
        {
            yield return string.Join(' ', words.Order(StringComparer.Ordinal));
            yield return string.Concat(words);
        }
        if (string.Concat(Folding.Words(person.NativeName).Select(word => word.Text)) is { Length: > 0 } native)
            yield return native;
    }
}
