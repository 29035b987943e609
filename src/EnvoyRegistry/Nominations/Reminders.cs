using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// Reminds, once of each: of the yearly confirmation, some weeks before and on the last day, the person and the focal
/// point; of an entry that turned stale,
/// both; of having nobody versed in mediation (R24), the focal point, once a quarter. Who has no address here yet is
/// reminded when there is one.
/// </summary>
sealed class Reminders(
    IDbContextFactory<RegistryDb> contexts,
    WritingPlace place,
    Mailbox mail,
    PersonContacts contacts,
    IOptions<FocalPointOffices> offices,
    PublicAddress address,
    SecretariatClock clock,
    TimeProvider time)
    : IDailyRound
{
    /// <summary>Posts what is to be said today and was not yet.</summary>
    public async Task PostAsync(CancellationToken cancellation)
    {
        using var held = await place.EnterAsync(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        // It has the register's only writing place from here on, so another process finds what this one reminded of.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var letters = new List<Letter>();
        letters.AddRange(await ConfirmationsAsync(db, cancellation));
        letters.AddRange(await MediatorsAsync(db, cancellation));
        var sent = await SentAsync(db, letters, cancellation);

        var now = time.GetUtcNow().UtcDateTime;
        foreach (var letter in letters.Where(letter => letter.To is not null && sent.Add(letter.Key)))
        {
            db.Add(new Reminder
            {
                Kind = letter.Key.Kind,
                Recipient = letter.Key.Recipient,
                SubjectId = letter.Key.SubjectId,
                Occasion = letter.Key.Occasion,
                SentAt = now,
            });
            mail.Post(db, letter.To!, letter.Subject, letter.Text, about: letter.About);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Of everybody whose confirmation is due within the notice, or lapsed.</summary>
    async Task<List<Letter>> ConfirmationsAsync(RegistryDb db, CancellationToken cancellation)
    {
        var soon = clock.Today.AddDays(YearlyConfirmation.DaysOfNotice);
        var people = await db.Set<Person>().AsNoTracking().Include(p => p.Participant)
            .Where(p => (p.Kind == PersonKind.Eep || p.Kind == PersonKind.Candidate)
                && p.Status != PersonStatus.ConsentPending && p.ConfirmationDueOn <= soon)
            .OrderBy(p => p.ConfirmationDueOn).ThenBy(p => p.Id).ToListAsync(cancellation);
        var reached = await contacts.OfAsync(db, people.ConvertAll(p => p.Id), cancellation);
        var letters = new List<Letter>();
        foreach (var person in people)
        {
            var due = person.ConfirmationDueOn!.Value;
            var kind = person.Status is PersonStatus.Stale ? ReminderKind.TurnedStale
                : due == clock.Today ? ReminderKind.ConfirmationLastDay
                : ReminderKind.ConfirmationDue;
            letters.Add(ToPerson(kind, due, person, reached.GetValueOrDefault(person.Id)?.Email));
            if (person.Participant is { } participant)
                letters.Add(ToFocalPoint(kind, due, person, participant));
        }
        return letters;
    }

    Letter ToPerson(ReminderKind kind, DateOnly due, Person person, string? to) => new(
        new ReminderKey(kind, ReminderRecipient.Person, person.Id, due), to,
        kind switch
        {
            ReminderKind.ConfirmationDue => $"Please confirm your entry on the ARF register by {due:d MMMM yyyy}",
            ReminderKind.ConfirmationLastDay => "Today is the last day to confirm your entry on the ARF register",
            _ => "Your entry on the ARF register has become stale",
        },
        $"""
        {person.FullName},

        {(kind is ReminderKind.TurnedStale
            ? $"""
            your entry on the register of the ASEAN Regional Forum was to be confirmed by {due:d MMMM yyyy}, and has
            become stale: it stays, but you are not proposed until it is confirmed. You can confirm it at any time.
            """
            : $"""
            once a year we ask whether your entry on the register of the ASEAN Regional Forum is still right. Please
            look through it and confirm it by {due:d MMMM yyyy}, or change what is no longer so. If the day passes, your
            entry stays, marked as stale, and you are not proposed until it is confirmed.
            """)}

        Your entry is here:

        {address.LinkTo(SignInDesk.Home)}

        If you have a question, ask {(person.Participant is { } participant
            ? $"the focal point of {participant.Name}" : "the ARF Unit")}.

        """);

    // No name in a subject: it is read on many screens.
    Letter ToFocalPoint(ReminderKind kind, DateOnly due, Person person, Participant participant) => new(
        new ReminderKey(kind, ReminderRecipient.FocalPoint, person.Id, due), OfficeOf(participant),
        kind switch
        {
            ReminderKind.ConfirmationDue =>
                $"An EEP of {participant.Name}: the yearly confirmation is due on {due:d MMMM yyyy}",
            ReminderKind.ConfirmationLastDay =>
                $"An EEP of {participant.Name}: today is the last day of the yearly confirmation",
            _ => $"An EEP of {participant.Name}: the entry on the ARF register has become stale",
        },
        $"""
        To the focal point of {participant.Name},

        {(kind is ReminderKind.TurnedStale
            ? $"""
            the entry of {person.FullName}, registered by {participant.Name}, was to be confirmed by {due:d MMMM yyyy},
            and has become stale. It still takes one of the five places. {person.FullName} or you can confirm it at any
            time (confirmPerson), and you can withdraw the nomination or replace it.
            """
            : $"""
            the entry of {person.FullName}, registered by {participant.Name}, is to be confirmed by {due:d MMMM yyyy}.
            {person.FullName} can do so, or you can (confirmPerson). After that day the entry is marked as stale.
            """)}

        The register is here: {address.LinkTo("/")}

        If you have a question, ask the ARF Unit.

        """);

    /// <summary>R24: of each participant none of whose EEPs is versed in mediation or diplomacy.</summary>
    async Task<List<Letter>> MediatorsAsync(RegistryDb db, CancellationToken cancellation)
    {
        var eeps = db.Set<Person>()
            .Where(p => p.Kind == PersonKind.Eep && p.Status != PersonStatus.ConsentPending);
        var mediators = eeps.Where(MediationExperience.ByExpertise).Select(p => p.ParticipantId)
            .Union(eeps.Where(MediationExperience.ByOffice).Select(p => p.ParticipantId));
        var lacking = await db.Set<Participant>().AsNoTracking()
            .Where(participant => !mediators.Contains(participant.Id))
            .OrderBy(p => p.Code).ToListAsync(cancellation);
        var today = clock.Today;
        var quarter = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        return lacking.ConvertAll(participant => new Letter(
            new ReminderKey(ReminderKind.NoMediator, ReminderRecipient.FocalPoint, participant.Id, quarter),
            OfficeOf(participant),
            $"{participant.Name} has no EEP versed in mediation or diplomacy",
            $"""
        To the focal point of {participant.Name},

        CSCAP recommends that every participant of the ASEAN Regional Forum name at least one person versed in diplomacy
        or mediation (Memorandum 18, recommendation 5; R24). It is a recommendation, and nominating is voluntary.

        Among the EEPs of {participant.Name} there is nobody whose entry says so: a field under "mediation" in which the
        person took part or led, or a former office as envoy, ambassador or foreign minister.

        The register is here: {address.LinkTo("/")}

        If you have a question, ask the ARF Unit.

        """));
    }

    /// <summary>What was said before of what could be said now.</summary>
    static async Task<HashSet<ReminderKey>> SentAsync(
        RegistryDb db, List<Letter> letters, CancellationToken cancellation)
    {
        var occasions = letters.Select(letter => letter.Key.Occasion).Distinct().ToList();
        return [.. await db.Set<Reminder>().Where(r => occasions.Contains(r.Occasion))
            .Select(r => new ReminderKey(r.Kind, r.Recipient, r.SubjectId, r.Occasion)).ToListAsync(cancellation)];
    }

    string? OfficeOf(Participant participant) => offices.Value.GetValueOrDefault(participant.Code);

    sealed record ReminderKey(ReminderKind Kind, ReminderRecipient Recipient, long SubjectId, DateOnly Occasion);

    sealed record Letter(ReminderKey Key, string? To, string Subject, string Text)
    {
        public long? About => Key.Kind is ReminderKind.NoMediator ? null : Key.SubjectId;
    }
}
