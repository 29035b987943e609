using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Chairing;

/// <summary>Among the steps of cases that were alive when the Chair moved: that the new office decides.</summary>
sealed class HandOverSteps(IDbContextFactory<RegistryDb> contexts, LiveCases cases) : ICaseQuestions
{
    public async Task<IReadOnlyDictionary<long, CaseStep>> OpenAsync(
        IReadOnlyCollection<long> asked, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        var last = (await db.Set<HandOverQuestion>().AsNoTracking().Where(q => asked.Contains(q.SubjectId))
            .Join(db.Set<Participant>(), q => q.FromId, p => p.Id, (q, p) => new
            {
                q.SubjectId,
                q.Day,
                q.Decision,
                From = p.Name,
            }).ToListAsync(cancellation)).GroupBy(q => q.SubjectId).Select(of => of.MaxBy(q => q.Day)!)
            .Where(q => q.Decision is null).ToList();
        if (last is [])
            return new Dictionary<long, CaseStep>();
        var alive = await cases.AliveAsync(db, [.. last.Select(q => q.SubjectId)], cancellation);
        return last.Where(q => alive.Contains(q.SubjectId)).ToDictionary(q => q.SubjectId, q => new CaseStep(
            CaseActor.Chair, $"Decide what becomes of it, as your office took over from {q.From}.", "decideHandOver"));
    }
}
