using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data.Viewing;

namespace EnvoyRegistry.People;

/// <summary>Who sees an entry and its fields: what is so of itself, and what the person opened.</summary>
sealed class PersonVisibility : IVisibleRows<Person>, IOwnedRows<Person>
{
    /// <summary>To participants: what makes a register useful to them. Not whereabouts, addresses and papers.</summary>
    public const PersonFields ByDefault = PersonFields.Listing | PersonFields.Gender | PersonFields.YearsOfExperience
        | PersonFields.Biography | PersonFields.FormerOffices | PersonFields.CountriesKnown | PersonFields.Languages
        | PersonFields.Expertise | PersonFields.Engagements;

    /// <summary>Of the public historical record, which tells of public acts from public sources.</summary>
    public const PersonFields OfTheRecord = ByDefault;

    public Expression<Func<Person, long>> Person => p => p.Id;

    // Until a candidate whom somebody proposed has agreed, the entry is that participant's to look after.
    public Expression<Func<Person, long?>> Participant => p =>
        p.ParticipantId ?? (p.Status == PersonStatus.ConsentPending ? p.ProposedById : null);

    public Expression<Func<Person, bool>> Visible { get; } = Seen(PersonFields.Listing);

    public Expression<Func<Person, bool>>? Opened(string field) =>
        (EntryFields.Find(field)?.Part ?? PartElsewhere(field)) is { } part and not PersonFields.Listing
            ? IsOpen(part) : null;

    /// <summary>With what a field is opened that other rooms answer, or that is made of others.</summary>
    static PersonFields? PartElsewhere(string field) => field switch
    {
        "engagements" => PersonFields.Engagements,
        "guidelines" => PersonFields.Expertise,
        "availability" or "localTime" => PersonFields.Availability,
        "contact" => PersonFields.Contact,
        "attachments" => PersonFields.Attachments,
        _ => null,
    };

    /// <summary>For the person and the Chair's office, and for whom the person opened the field to.</summary>
    public static Expression<Func<Person, bool>> Seen(PersonFields field, bool byFocalPoint = true)
    {
        var isOpen = IsOpen(field);
        Expression<Func<Person, bool>> own = p =>
            Viewer.Current.Reach == Reach.Everything || p.Id == Viewer.Current.PersonId;
        Expression<Func<Person, bool>> nominee = p => p.ParticipantId == Viewer.Current.ParticipantId
            || (p.Status == PersonStatus.ConsentPending && p.ProposedById == Viewer.Current.ParticipantId);
        return Any(byFocalPoint ? [own, nominee, isOpen] : [own, isOpen]);
    }

    /// <summary>The same for rows that belong to a person.</summary>
    public static Expression<Func<TRow, bool>> SeenOf<TRow>(
        Expression<Func<TRow, Person>> person, PersonFields field, bool byFocalPoint = true)
    {
        var seen = Seen(field, byFocalPoint);
        return Expression.Lambda<Func<TRow, bool>>(
            seen.BodyOn(person.Body), person.Parameters);
    }

    /// <summary>The same for rows that may belong to nobody, which are seen then.</summary>
    public static Expression<Func<TRow, bool>> SeenOfAny<TRow>(
        Expression<Func<TRow, Person?>> person, PersonFields field)
    {
        var key = Expression.Property(person.Parameters[0], "PersonId");
        var isNobodys = Expression.Equal(key, Expression.Constant(null, key.Type));
        var isThere = Expression.NotEqual(person.Body, Expression.Constant(null, typeof(Person)));
        return Expression.Lambda<Func<TRow, bool>>(
            Expression.OrElse(isNobodys, Expression.AndAlso(isThere, Seen(field).BodyOn(person.Body))),
            person.Parameters);
    }

    /// <summary>Of an entry that waits for consent nothing is open: being listed needs consent already (R3).</summary>
    static Expression<Func<Person, bool>> IsOpen(PersonFields field) => p =>
        p.Status != PersonStatus.ConsentPending
        && ((Viewer.Current.Reach == Reach.Participants && (p.OpenToParticipants & field) == field)
            || (Viewer.Current.Reach == Reach.SignedIn && (p.OpenToSignedIn & field) == field));

    static Expression<Func<Person, bool>> Any(IReadOnlyList<Expression<Func<Person, bool>>> ways) =>
        ways.Aggregate((a, b) => Expression.Lambda<Func<Person, bool>>(
            Expression.OrElse(a.Body, b.BodyOn(a.Parameters[0])), a.Parameters));
}

/// <summary>A registration is seen with its person.</summary>
sealed class RegistrationVisibility : IVisibleRows<Registration>
{
    public Expression<Func<Registration, bool>> Visible { get; } =
        PersonVisibility.SeenOf<Registration>(r => r.Person, PersonFields.Listing);
}

/// <summary>What an office did is seen by all who see people; what a person did, with the person.</summary>
sealed class EngagementVisibility : IVisibleRows<Engagement>
{
    public Expression<Func<Engagement, bool>> Visible { get; } =
        PersonVisibility.SeenOfAny<Engagement>(e => e.Person, PersonFields.Engagements);
}
