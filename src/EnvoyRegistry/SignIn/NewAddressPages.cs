using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.SignIn;

/// <summary>
/// Where a person says that a new address is hers, by the link of the letter to it. Looking changes nothing.
/// </summary>
sealed class NewAddressPages(
    IDbContextFactory<RegistryDb> contexts, RegisterChange register, AddressChanges changes, TimeProvider time)
{
    static readonly Page s_unknown = new(
        "This link cannot be used", Markup.From($"""
    <p>It was used before, has expired, or was replaced by a later one. <a href="{SignInDesk.Path}">Sign in</a> and
    state the address again.</p>
    """), StatusCodes.Status404NotFound);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapLink<NewAddressPages>(
        $"{AddressChanges.Path}/{{secret}}", s_unknown,
        (pages, http, secret) => pages.ShowAsync(secret, http.RequestAborted),
        (pages, http, secret, _) => pages.AnswerAsync(secret, http.RequestAborted));

    async Task<IResult> ShowAsync(string secret, CancellationToken cancellation) =>
        await FindAsync(secret, cancellation) is null ? s_unknown : new Page("Is this your address?", Markup.From($"""
            <p>From now on the register writes to you at the address of the letter, and you sign in by it.</p>
            <form method="post"><button class="first">Yes, it is mine</button></form>
            """));

    async Task<IResult> AnswerAsync(string secret, CancellationToken cancellation)
    {
        if (await FindAsync(secret, cancellation) is not { } known)
            return s_unknown;
        var answered = await register.RunAsync("confirmAddress", async (db, _) =>
        {
            if (await Links.TryUseAsync(db, LinkPurpose.NewAddress, secret, Now, cancellation) is not { } link)
                return new Answered([new NotFound("The link cannot be used.")]);
            var person = await db.Set<Person>().SingleAsync(p => p.Id == link.PersonId, cancellation);
            return await changes.TakeAsync(db, person, cancellation)
                ? new Answered([])
                : new Answered([new Conflict("Somebody else signs in by this address.")]);
        }, cancellation, by: new Caller(CallerRole.Member, "by the link to a new address", PersonId: known.PersonId));
        return answered.Errors switch
        {
            [] => new Page("Thank you: it is your address", Markup.From($"""
                <p>You <a href="{SignInDesk.Path}">sign in</a> by it from now on. The address of before was told.</p>
                """)),
            [NotFound, ..] => s_unknown,
            [var fault, ..] => new Page("The address was not taken", Markup.From($"<p>{fault.Message}</p>"),
                StatusCodes.Status409Conflict),
        };
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    async Task<OneTimeLink?> FindAsync(string secret, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Links.FindAsync(db, LinkPurpose.NewAddress, secret, Now, cancellation);
    }

    sealed record Answered(IReadOnlyList<UserError> Errors) : IPayload;
}
