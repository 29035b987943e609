using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.SignIn;

/// <summary>
/// A token for each role, for a developer to begin with: made where a register in Development has none yet.
/// </summary>
static class FirstTokens
{
    static readonly SqlText s_any = new("""SELECT EXISTS (SELECT 1 FROM "AccessToken")""");

    /// <summary>By which the member signs in.</summary>
    public const string MemberAddress = "member@example.org";

    /// <summary>As whom the audit would name who made them.</summary>
    public const string Maker = "first start";

    public sealed record Made(CallerRole Role, string? Holder, string Secret);

    /// <summary>Whether a token was ever made.</summary>
    public static bool AreMade(IPlainReads reads) => reads.Number(s_any) != 0;

    public static async Task<IReadOnlyList<Made>> MakeAsync(
        RegistryDb db, SignInAddresses addresses, PersonContacts contacts, DateTime now, DateOnly today)
    {
        var chair = Chair.OnDay(today, db.Set<ChairTerm>().AsNoTracking().Include(t => t.Participant))
            .InCharge?.Participant;
        // Of another participant than the Chair, to show what a focal point sees and what she does not; and of whom
        // nobody stated how to reach her.
        var member = db.Set<Person>().AsNoTracking().Include(p => p.Participant)
            .Where(p => p.Status == PersonStatus.Registered && (chair == null || p.ParticipantId != chair.Id)
                && p.Contact == null && !db.Set<PersonKey>().Any(k => k.PersonId == p.Id && k.Wrapped == null))
            .OrderBy(p => p.ExternalReference).FirstOrDefault();
        var participant = member?.Participant ?? db.Set<Participant>().AsNoTracking().OrderBy(p => p.Code).First();

        var made = new List<Made>();
        if (chair is not null)
            Issue(new Grant(CallerRole.Chair, chair.Id), chair.Name);
        Issue(new Grant(CallerRole.Unit));
        Issue(new Grant(CallerRole.Secgen));
        Issue(new Grant(CallerRole.FocalPoint, participant.Id), participant.Name);
        if (member is not null)
        {
            Issue(new Grant(CallerRole.Member, PersonId: member.Id), member.FullName);
            await addresses.SetAsync(db, member.Id, [MemberAddress], CancellationToken.None);
            await contacts.StateAsync(
                db, member.Id, new ContactDetails { Email = MemberAddress }, CancellationToken.None);
        }
        Issue(new Grant(CallerRole.Auditor));
        Issue(new Grant(CallerRole.Integrator));
        await db.SaveChangesAsync();
        return made;

        void Issue(Grant grant, string? holder = null)
        {
            db.Add(AccessToken.Issue(
                grant, "First start in Development", Maker, now, TokenLifetime.Usual, out var secret));
            made.Add(new Made(grant.Role, holder, secret));
        }
    }
}
