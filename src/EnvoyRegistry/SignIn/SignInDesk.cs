using System.Threading.Channels;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.SignIn;

/// <summary>
/// Sends the links that people sign in by. It works after the answer was given: neither what the answer says nor how
/// long it takes tells whether anybody has the address.
/// </summary>
sealed class SignInDesk(
    IDbContextFactory<RegistryDb> contexts,
    RegisterChange register,
    SignInAddresses addresses,
    OfficeSignIn offices,
    Mailbox mailbox,
    PublicAddress site,
    TimeProvider time,
    ILogger<SignInDesk> log) : BackgroundService
{
    public const string Path = "/sign-in";

    /// <summary>Where a member who signed in finds her or his entry.</summary>
    public const string Home = MemberPages.Home;

    const string ByLink = "by the link to sign in";

    public static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(12);

    readonly Channel<string> _asked = Channel.CreateBounded<string>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Ask(string address) => _asked.Writer.TryWrite(address);

    /// <summary>Uses a link up for a session.</summary>
    /// <returns>The secret of the session, and where its holder begins; null when the link is not good.</returns>
    public async Task<(string Secret, string Home)?> OpenAsync(string link, CancellationToken cancellation)
    {
        if (await FindAsync(link, cancellation) is { PersonId: var person })
        {
            var opened = await register.RunAsync(
                "signIn", (db, _) => OpenAsync(db, link, cancellation), cancellation,
                by: new Caller(CallerRole.Member, ByLink, PersonId: person));
            return opened.Secret is { } secret ? (secret, Home) : null;
        }
        if (await FindOfficeAsync(link, cancellation) is { } office)
        {
            var opened = await register.RunAsync(
                "signIn", (db, _) => OpenOfficeAsync(db, link, cancellation), cancellation,
                by: new Caller(office.Role, ByLink, office.ParticipantId));
            return opened.Secret is { } secret ? (secret, "/") : null;
        }
        return null;
    }

    async Task<Opened> OpenOfficeAsync(RegistryDb db, string link, CancellationToken cancellation) =>
        await offices.OpenAsync(db, link, cancellation) is { } secret
            ? new Opened(secret, []) : new Opened(null, [new NotFound("The link cannot be used.")]);

    async Task<Opened> OpenAsync(RegistryDb db, string link, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await Links.TryUseAsync(db, LinkPurpose.SignIn, link, now, cancellation) is not { } used)
            return new Opened(null, [new NotFound("The link cannot be used.")]);
        foreach (var address in await db.Set<SignInAddress>()
            .Where(a => a.PersonId == used.PersonId && a.InvitedAt != null).ToListAsync(cancellation))
            address.InvitedAt = null;
        db.Add(AccessToken.Issue(
            new Grant(CallerRole.Member, PersonId: used.PersonId), "Signed in by mail", "sign-in by mail", now,
            SessionLifetime, out var secret, Secret.OfSession));
        return new Opened(secret, []);
    }

    public async Task<bool> IsGoodAsync(string link, CancellationToken cancellation) =>
        await FindAsync(link, cancellation) is not null || await FindOfficeAsync(link, cancellation) is not null;

    /// <summary>What the link of an office grants.</summary>
    async Task<Grant?> FindOfficeAsync(string link, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        return (await offices.FindAsync(db, link, cancellation))?.Grant;
    }

    async Task<OneTimeLink?> FindAsync(string link, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Links.FindAsync(db, LinkPurpose.SignIn, link, time.GetUtcNow().UtcDateTime, cancellation);
    }

    /// <summary>Answers what still waits.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _asked.Writer.TryComplete();
        if (ExecuteTask is { } answering)
            await answering.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var address in _asked.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await AnswerAsync(address);
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or DbUpdateException
                or UnusableRegisterException)
            {
                log.LogWarning("A link to sign in by could not be made: {Type}", fault.GetType().Name);
            }
        }
    }

    async Task AnswerAsync(string address)
    {
        await using var db = await contexts.CreateDbContextAsync();
        db.Viewer = Viewer.Register;
        offices.Post(db, address);
        if (await addresses.FindAsync(db, address, CancellationToken.None) is { } person)
            await PostAsync(db, person, address);
        await db.SaveChangesAsync();
    }

    async Task PostAsync(RegistryDb db, long person, string address)
    {
        var name = await db.Set<Person>().Where(p => p.Id == person).Select(p => p.FullName).SingleAsync();
        var link = Links.Create(
            db, LinkPurpose.SignIn, person, null, time.GetUtcNow().UtcDateTime, LinkLifetime);
        mailbox.Post(db, SignInAddresses.Folded(address), "Sign in to EnvoyRegistry", $"""
            {name},

            somebody, we suppose it was you, asked to sign in to the register of the ARF's Experts and Eminent Persons.
            This link opens your own entry. It is good for {LinkLifetime.TotalMinutes:0} minutes, and once:

            {site.LinkTo($"{Path}/{link}")}

            If it was not you, do nothing: nobody is signed in without this letter. If you have a question, ask the ARF
            Unit.

            EnvoyRegistry, for the ARF Unit

            """, about: person);
    }

    /// <param name="Secret">Of the session; null when the link was not good.</param>
    sealed record Opened(string? Secret, IReadOnlyList<UserError> Errors) : IPayload;
}
