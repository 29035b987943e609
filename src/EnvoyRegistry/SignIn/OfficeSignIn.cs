using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.SignIn;

/// <summary>
/// Signs offices in by a link to the address that whoever operates the register configured. Until it is used the link
/// is a token that opens nothing itself, is among the office's tokens, and can be revoked there.
/// </summary>
sealed class OfficeSignIn(
    IOptions<OfficeAddresses> offices,
    IOptions<FocalPointOffices> focalPoints,
    AccessBooks books,
    Mailbox mailbox,
    PublicAddress site,
    TimeProvider time)
{
    const string Maker = "sign-in by mail";

    /// <summary>Adds a letter with a link for each office that has this address; to be saved.</summary>
    public void Post(RegistryDb db, string address)
    {
        var folded = SignInAddresses.Folded(address);
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var (grant, name) in Offices().Where(o => SignInAddresses.Folded(o.Address) == folded)
            .Select(o => (o.Grant, o.Name)).ToList())
        {
            db.Add(AccessToken.Issue(
                grant, "Link to sign in", Maker, now, SignInDesk.LinkLifetime, out var link, Secret.OfLink));
            mailbox.Post(db, folded, "Sign in to EnvoyRegistry", $"""
                To {name},

                somebody, we suppose it was you, asked to sign in to the register of the ARF's Experts and Eminent
                Persons as {name}. This link opens the pages of your office. It is good for
                {SignInDesk.LinkLifetime.TotalMinutes:0} minutes, and once:

                {site.LinkTo($"{SignInDesk.Path}/{link}")}

                If it was not you, do nothing: nobody is signed in without this letter. If you have a question, ask the
                ARF Unit.

                EnvoyRegistry, for the ARF Unit

                """);
        }
    }

    /// <summary>The link as long as it can be used.</summary>
    public Task<AccessToken?> FindAsync(RegistryDb db, string link, CancellationToken cancellation)
    {
        if (!Secret.Looks(Secret.OfLink, link))
            return Task.FromResult<AccessToken?>(null);
        var (hash, now) = (Secret.Hash(link), time.GetUtcNow().UtcDateTime);
        return db.Set<AccessToken>().FirstOrDefaultAsync(
            t => t.Hash == hash && t.RevokedAt == null && t.ExpiresAt > now, cancellation);
    }

    /// <summary>Uses a link up for a session; to be saved.</summary>
    /// <returns>The secret of the session; null when the link is not good.</returns>
    public async Task<string?> OpenAsync(RegistryDb db, string link, CancellationToken cancellation)
    {
        if (await FindAsync(db, link, cancellation) is not { } used)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        used.RevokedAt = now;
        db.Add(AccessToken.Issue(
            used.Grant, "Signed in by mail", Maker, now, SignInDesk.SessionLifetime, out var secret, Secret.OfSession));
        return secret;
    }

    IEnumerable<(string Address, Grant Grant, string Name)> Offices()
    {
        var book = books.Latest();
        foreach (var (office, address) in offices.Value)
        {
            if (OfficeAddresses.GrantOf(office, book) is { } grant)
                yield return (address, grant, grant.Role switch
                {
                    CallerRole.Unit => "the ARF Unit",
                    CallerRole.Secgen => "the office of the Secretary-General",
                    CallerRole.Auditor => "the auditor",
                    _ => $"the office of the Chair, {office.ToUpperInvariant()}",
                });
        }
        foreach (var (code, address) in focalPoints.Value)
        {
            if (book.Participant(code.ToUpperInvariant()) is { } participant)
                yield return (address, new Grant(CallerRole.FocalPoint, participant),
                    $"the focal point of {code.ToUpperInvariant()}");
        }
    }
}
