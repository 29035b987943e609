using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Matching;

/// <summary>
/// Looks, once a day, who fits the needs that offices keep, and writes to the office where somebody does who did not
/// when it was last looked. The letter names nobody: who it is, the office reads signed in.
/// </summary>
sealed class SavedNeedRound(
    IDbContextFactory<RegistryDb> contexts, WritingPlace place, WhoFits fits, Mailbox mail,
    IOptions<OfficeAddresses> offices, PublicAddress site, SecretariatClock clock)
    : IDailyRound
{
    public async Task PostAsync(CancellationToken cancellation)
    {
        using var held = await place.EnterAsync(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        // It has the register's only writing place from here on, so another process finds whom this one counted.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var today = clock.Today;
        var needs = await db.Set<SavedNeed>().Include(n => n.Fits).Where(n => n.From >= today)
            .OrderBy(n => n.Id).ToListAsync(cancellation);
        foreach (var saved in needs)
        {
            var need = NeedText.Read(saved.Need);
            var situation = need.Situation is { } id ? await SituationAsked.ReadAsync(db, id, cancellation) : null;
            var added = saved.Look(fits.Find(need, situation, cancellation));
            if (added > 0 && await AddressAsync(db, saved.Office, today, cancellation) is { } address)
                mail.Post(db, address, $"Who could go: {saved.Name}", Text(saved, added));
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    async Task<string?> AddressAsync(
        RegistryDb db, CallerRole office, DateOnly today, CancellationToken cancellation)
    {
        if (office is CallerRole.Unit)
            return offices.Value.GetValueOrDefault("UNIT");
        var terms = await db.Set<ChairTerm>().AsNoTracking().Include(t => t.Participant).ToListAsync(cancellation);
        return Chair.OnDay(today, terms).InCharge is { } chair
            ? offices.Value.GetValueOrDefault(chair.Participant.Code) : null;
    }

    string Text(SavedNeed saved, int added) => $"""
        Your office keeps the need "{saved.Name}", from {saved.From:d MMMM yyyy} until {saved.Until:d MMMM yyyy}.

        {(added == 1 ? "1 person fits it who did not" : $"{added} people fit it who did not")} when the register last
        looked. Signed in, see who could go: {site.LinkTo($"/who-could-go/saved/{Address(saved)}")}

        The register looks once a day, until the first day of the need is past or your office removes it.
        """;

    static string Address(SavedNeed saved) => new Parley.GraphQL.Binding.NodeId(SavedNeed.Prefix, saved.Id).ToString();
}
