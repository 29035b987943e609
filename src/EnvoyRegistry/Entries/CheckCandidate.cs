using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>
/// The ARF Unit's word on whether a candidate who enrolled by herself is who she says. It is about that alone: there is
/// no refusing on merit.
/// </summary>
sealed class CheckCandidate(
    PersonContacts contacts,
    Mailbox mail,
    StandingLetters letters,
    EntryRemoval removal,
    Erasure erasure,
    SecretariatClock clock,
    TimeProvider time) : IMutation<CheckCandidateInput, CheckCandidatePayload>
{
    public async Task<CheckCandidatePayload> RunAsync(
        RegistryDb db, Caller caller, CheckCandidateInput input, CancellationToken cancellation)
    {
        var person = await db.Set<Person>().Include(p => p.Registrations)
            .FirstOrDefaultAsync(p => p.Id == input.Person.Key, cancellation);
        if (person is null)
            return Refused(null, new NotFound("There is no such person.", "person"));
        if (person.Version != input.ExpectedVersion)
            return Refused(person, new StaleVersion(person.Version, input.ExpectedVersion));
        var consent = await db.Set<EntryConsent>().FindAsync([person.Id], cancellation);
        if (person.Status is not PersonStatus.ConsentPending || consent is not { IsOwnEnrolment: true })
            return Refused(person, new Conflict(
                "There is nothing to check: the person did not enrol by herself or himself, or is listed or gone.",
                "person"));

        if (!input.IsGenuine)
        {
            var to = (await contacts.FindAsync(db, person.Id, cancellation))?.Email;
            await removal.TakeAwayAsync(db, person, caller, ConsentChannel.Link, cancellation);
            if (to is not null && consent.AnsweredAt is not null)
                PostRefusal(db, to);
        }
        else
        {
            consent.CheckedAt = time.GetUtcNow().UtcDateTime;
            if (consent.Holds)
            {
                person.TakeConsent(clock.Today);
                await letters.PostAsync(
                    db, person, StandingChange.Listed, await StandingLetters.NameAsync(db, caller, cancellation),
                    cancellation);
            }
            else
                person.Version++;
        }
        await db.SaveChangesAsync(cancellation);
        return new CheckCandidatePayload(person.Id, []);
    }

    public Task FollowAsync(CheckCandidateInput input) =>
        input.IsGenuine ? Task.CompletedTask : erasure.RunAsync(CancellationToken.None);

    /// <summary>About nobody: the entry is gone by the time it is sent.</summary>
    void PostRefusal(RegistryDb db, string to) => mail.Post(
        db, to, "Your entry on the register of the ASEAN Regional Forum", """
        Hello,

        you asked for an entry on the register of the ASEAN Regional Forum, as a candidate for envoy. The ARF Unit could
        not make sure who you are, so the entry was taken away, and what you told was erased. That says nothing about
        your abilities. If you think it is a mistake, please ask the ARF Unit at the ASEAN Secretariat.

        """);

    static CheckCandidatePayload Refused(Person? person, UserError error) =>
        new(null, [error]) { Asked = person?.Id };
}

/// <param name="IsGenuine">Whether the person is who she or he says.</param>
sealed record CheckCandidateInput(Id<Person> Person, int ExpectedVersion, bool IsGenuine);

sealed record CheckCandidatePayload(long? PersonId, IReadOnlyList<UserError> Errors) : IPayload
{
    /// <summary>Of a refusal: who it was about.</summary>
    public long? Asked { get; init; }

    IEnumerable<long> IPayload.About => Asked is { } person ? [person] : [];
}
