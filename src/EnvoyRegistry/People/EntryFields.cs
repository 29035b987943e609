using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using static EnvoyRegistry.People.FieldKind;
using static EnvoyRegistry.People.FormPart;

namespace EnvoyRegistry.People;

/// <summary>
/// Each field of an entry, told once: import and export, the member's forms and <c>updateProfile</c>, who sees it,
/// leaving the register, <c>exportMyData</c> and the curriculum vitae go by these lines. A field stands in the SDL
/// under the member's name, and in sheets in this order. Where a field means something special, that place has code of
/// its own for it, and what is <see cref="Own"/> is read and written by such code alone.
/// </summary>
static class EntryFields
{
    public static IReadOnlyList<DescribedField> All { get; } =
    [
        Own(p => p.ExternalReference, PersonFields.Listing, stays: true),
        Own(p => p.Kind, PersonFields.Listing, stays: true),
        Field(p => p.Title, new Line(), PersonFields.Listing, stays: true, form: new(Naming, "Form of address")),
        Field(p => p.FullName, new Line(), PersonFields.Listing, stays: true,
            must: "An entry has a name; it can be changed, not cleared.",
            form: new(Naming, "Your whole name, in Latin letters")),
        Field(p => p.NativeName, new Line(), PersonFields.Listing, stays: true,
            form: new(Naming, "Your name in your own script")),
        // It does not stay: the consent text names it not among what does.
        Field(p => p.Nationalities, new Countries(), PersonFields.Listing),
        Own(p => p.ParticipantId, PersonFields.Listing, stays: true, column: "participant"),
        Field(p => p.Category, new Choice(typeof(PersonCategory)), PersonFields.Listing),
        Own(p => p.Status, PersonFields.Listing, stays: true),
        Field(p => p.WillingToServe, new Truth(), PersonFields.Listing, column: "willing",
            must: "Either willing or not.",
            form: new(Serving, "I would serve as an envoy, if I am asked")),
        Field(p => p.Gender, new Choice(typeof(Gender), "woman", "man", "non-binary"), PersonFields.Gender,
            form: new(Naming, "Gender")),
        Field(p => p.YearsOfExperience, new Number(0, Person.LongestCareer, "years"), PersonFields.YearsOfExperience,
            column: "years_experience", form: new(Experience, "Years of experience"), vitae: "Years of experience"),
        Own(p => p.FormerOffices, PersonFields.FormerOffices),
        Field(p => p.CountriesKnown, new Countries(), PersonFields.CountriesKnown, vitae: "Knows",
            form: new(Experience, "A country you know from working there")),
        Field(p => p.TimeZone, new Zone(), PersonFields.Availability,
            form: new(Reaching, "City whose time you have")),
        Own(p => p.Languages, PersonFields.Languages),
        Own(p => p.Expertise, PersonFields.Expertise),
        Field(p => p.Biography, new Prose(), PersonFields.Biography,
            form: new(Biography, "Who you are, in a paragraph or two")),
        Own(p => p.ConfirmedOn, PersonFields.Listing),
        // Ten years and some: no engagement is meant to be longer.
        Field(p => p.LongestEngagementDays, new Number(1, 3660, "days"), PersonFields.Availability, mayLack: true,
            form: new(Serving, "For how many days at most")),
        Field(p => p.CallFromHour, new Number(0, 23, "o'clock"), PersonFields.Availability, mayLack: true,
            form: new(Reaching, "Ring me from what hour of my day, 0 to 23", "From 7, if you leave it empty.")),
        Field(p => p.CallUntilHour, new Number(0, 23, "o'clock"), PersonFields.Availability, mayLack: true,
            form: new(Reaching, "Until what hour, 0 to 23", "Until 22, if you leave it empty.")),
    ];

    /// <summary>What a person opens and closes, as she or he is asked.</summary>
    public static IReadOnlyList<(PersonFields Part, string Label)> Parts { get; } =
    [
        (PersonFields.Listing, "That you are on the register, with your name, nationality and status"),
        (PersonFields.Gender, "Gender"),
        (PersonFields.YearsOfExperience, "Years of experience"),
        (PersonFields.Biography, "Curriculum vitae"),
        (PersonFields.FormerOffices, "Offices you held"),
        (PersonFields.CountriesKnown, "Countries you know"),
        (PersonFields.Languages, "Languages"),
        (PersonFields.Expertise, "Fields of expertise"),
        (PersonFields.Engagements, "What you did as an envoy, mediator and so on"),
        (PersonFields.Availability, "When you are free, and your time zone"),
        (PersonFields.Contact, "How to reach you"),
        (PersonFields.Attachments, "Your papers"),
    ];

    /// <summary>What <c>updateProfile</c> changes.</summary>
    public static IReadOnlyList<DescribedField> Stated { get; } = [.. All.Where(f => f.Form is not null)];

    /// <summary>What stands among the facts of the curriculum vitae.</summary>
    public static IReadOnlyList<DescribedField> OfVitae { get; } = [.. All.Where(f => f.Vitae is not null)];

    /// <param name="name">As the SDL has it.</param>
    public static DescribedField? Find(string name) => All.FirstOrDefault(field => field.Name == name);

    public static DescribedField Describe<T>(Expression<Func<Person, T>> member) =>
        All.First(field => field.Member == Read(member));

    /// <param name="part">Whoever the person opened this to sees the field.</param>
    /// <param name="stays">It stays when the person leaves the register; all else is cleared.</param>
    /// <param name="column">Of a sheet, where it is not the member's name.</param>
    /// <param name="mayLack">A sheet may lack the column: those of before it was there go on being read.</param>
    /// <param name="must">What to tell who states nothing of a field that must be there.</param>
    /// <param name="vitae">Under what it stands among the facts of the curriculum vitae.</param>
    static DescribedField Field<T>(
        Expression<Func<Person, T>> member, FieldKind kind, PersonFields part, bool stays = false,
        string? column = null, bool mayLack = false, string? must = null, FormPlace? form = null,
        string? vitae = null) =>
        new(Read(member), kind, part, stays, column ?? ColumnOf(member), mayLack, must, form, vitae);

    /// <inheritdoc cref="Field"/>
    static DescribedField Own<T>(
        Expression<Func<Person, T>> member, PersonFields part, bool stays = false, string? column = null) =>
        new(Read(member), null, part, stays, column ?? ColumnOf(member));

    static PropertyInfo Read(LambdaExpression member) => (PropertyInfo)((MemberExpression)member.Body).Member;

    static string ColumnOf(LambdaExpression member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(Read(member).Name);
}

/// <summary>One field of an entry: see <see cref="EntryFields"/>.</summary>
/// <param name="Kind">Null for what has code of its own wherever it is read and written.</param>
sealed record DescribedField(
    PropertyInfo Member, FieldKind? Kind, PersonFields Part, bool Stays, string Column, bool MayLack = false,
    string? Must = null, FormPlace? Form = null, string? Vitae = null)
{
    /// <summary>As the SDL has it.</summary>
    public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(Member.Name);

    public object? Get(Person person) => Member.GetValue(person);

    public void Set(Person person, object? value) => Member.SetValue(person, value);

    /// <summary>Whether the person has this value already.</summary>
    public bool Is(Person person, object? value) => (Get(person), value) switch
    {
        (List<string> known, List<string> stated) => known.SequenceEqual(stated),
        var (known, stated) => Equals(known, stated),
    };

    public IEnumerable<string> Faults(object? value) =>
        Must is not null && (value is null || value is string text && !Contract.Text.IsThere(text))
            ? [Must] : Kind!.Faults(value);
}

/// <summary>In which form of the member's a field is, and what it is called there.</summary>
/// <param name="Hint">How to write it, or what holds where it is left empty.</param>
sealed record FormPlace(FormPart Part, string Label, string? Hint = null);

/// <summary>The topics of an entry that fields fill in, a form each.</summary>
enum FormPart
{
    Naming,
    Reaching,
    Serving,
    Experience,
    Biography,
}

/// <summary>What a person may open or close to others. Stored: the numbers stay.</summary>
[Flags]
enum PersonFields
{
    /// <summary>That there is such an entry, with name, nationalities and status.</summary>
    Listing = 1,

    Gender = 2,
    YearsOfExperience = 4,
    Biography = 8,
    FormerOffices = 16,
    CountriesKnown = 32,
    Languages = 64,
    Expertise = 128,
    Engagements = 256,
    Availability = 512,
    Contact = 1024,
    Attachments = 2048,
}
