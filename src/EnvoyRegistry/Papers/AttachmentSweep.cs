using System.Data.Common;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Papers;

/// <summary>
/// Removes files that no row tells of: of people who left, and what a program left behind that was stopped between the
/// one and the other. Done at every start as well.
/// </summary>
sealed partial class AttachmentSweep(
    IDbContextFactory<RegistryDb> contexts, AttachmentFolder folder, WritingPlace place, TimeProvider time,
    ILogger<AttachmentSweep> log)
    : BackgroundService, IRemains
{
    public async Task ClearAsync(CancellationToken cancellation)
    {
        folder.DiscardOld(time.GetUtcNow().UtcDateTime);
        if (!folder.Ids().Any())
            return;
        using var held = await place.EnterAsync(cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        // Files are published by those who hold the register's only writing place, in this process or another: while it
        // is held here, each has its row or never will.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var known = await db.Set<Attachment>().Select(a => a.Id).ToHashSetAsync(cancellation);
        folder.Delete(folder.Ids().Where(id => !known.Contains(id)).ToList());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ClearAsync(stoppingToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException)
        {
            // Nobody is the worse for a file too many; the host would stop over it.
            LogLeft(fault.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Files of attachments that are no more are still there: {Fault}.")]
    partial void LogLeft(string fault);
}
