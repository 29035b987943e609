using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Availability;

/// <summary>Asks people by mail whether what they said of their days still holds: one letter, one tap.</summary>
sealed class AvailabilityLetters(
    CalendarDesk desk, Mailbox mail, PersonContacts contacts, PublicAddress address,
    SecretariatClock clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>From then on matching warns of whoever relies on it.</summary>
    public const int DaysUntilOld = 90;

    // Whoever was asked lately has the letter before her, and its links must go on working.
    static readonly TimeSpan s_patience = TimeSpan.FromDays(3);

    /// <summary>Asks, if there is something to ask; to be saved.</summary>
    /// <param name="ofItself">The register asks, and not an office: only of what grew old, and once of that.</param>
    public async Task<AskOutcome> AskAsync(
        RegistryDb db, Person person, bool ofItself, CancellationToken cancellation)
    {
        if (person.Kind is not (PersonKind.Eep or PersonKind.Candidate) || person.Status is PersonStatus.ConsentPending)
            return AskOutcome.NothingToConfirm;
        var calendar = await desk.OpenAsync(db, person, cancellation);
        var free = calendar.Free();
        if (free.Count == 0)
            return AskOutcome.NothingToConfirm;
        // As matching counts it, which then warns of whoever relies on it.
        var moment = clock.Moment;
        var occasion = moment.DayOf(free.Min(w => w.ConfirmedAt)).AddDays(DaysUntilOld);
        var question = await db.Set<AvailabilityQuestion>().FindAsync([person.Id], cancellation);
        if (ofItself && (occasion > moment.Today || question?.Occasion == occasion))
            return AskOutcome.AlreadyAsked;
        if (question is { Answer: null } && calendar.Now - question.AskedAt < s_patience
            && !await Mailbox.GaveUpAsync(db, question.Round, cancellation))
            return AskOutcome.AlreadyAsked;
        if ((await contacts.FindAsync(db, person.Id, cancellation))?.Email is not { } to)
            return AskOutcome.NoAddress;

        var asked = new AvailabilityQuestion
        {
            PersonId = person.Id,
            Round = EntityId.New(),
            FreeUntil = free[^1].Until,
            Occasion = occasion,
            AskedAt = calendar.Now,
        };
        if (question is null)
            db.Add(asked);
        else
            (question.Round, question.FreeUntil, question.Occasion, question.AskedAt, question.Answer,
                question.AnsweredAt)
                = (asked.Round, asked.FreeUntil, asked.Occasion, asked.AskedAt, null, null);
        Post(db, person, to, asked);
        return AskOutcome.Asked;
    }

    void Post(RegistryDb db, Person person, string to, AvailabilityQuestion asked)
    {
        var secret = Links.Create(db, LinkPurpose.Availability, person.Id, asked.Round, asked.AskedAt, Lifetime);
        mail.Post(db, to, $"You said you are free until {asked.FreeUntil:d MMMM yyyy}. Still right?", $"""
    {person.FullName},

    you said on the register of the ASEAN Regional Forum that you are free, with or without conditions, on days
    until {asked.FreeUntil:d MMMM yyyy}. Is that still right? One tap is enough.

    Yes, it still holds:
    {address.LinkTo(AnswerPages.PathOf(secret, AvailabilityAnswer.Yes))}

    No, take it back:
    {address.LinkTo(AnswerPages.PathOf(secret, AvailabilityAnswer.No))}

    Call me about it:
    {address.LinkTo(AnswerPages.PathOf(secret, AvailabilityAnswer.CallMe))}

    One of them can be used, once, until
    {clock.Moment.DayIn(person.TimeZone, asked.AskedAt + Lifetime):d MMMM yyyy}. They are meant for you alone; please
    do not pass them on. If you have a question, ask the ARF Unit.

    """, about: person.Id, occasion: asked.Round);
    }
}

/// <summary>What came of asking somebody.</summary>
enum AskOutcome
{
    Asked = 1,
    AlreadyAsked = 2,
    NoAddress = 3,
    NothingToConfirm = 4,
}
