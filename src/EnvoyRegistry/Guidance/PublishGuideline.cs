using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Guidance;

/// <summary>Publishes a draft, and supersedes the edition before it.</summary>
sealed class PublishGuideline(SecretariatClock clock) : IMutation<PublishGuidelineInput, PublishGuidelinePayload>
{
    const int MostYears = 5;

    public async Task<PublishGuidelinePayload> RunAsync(
        RegistryDb db, Caller caller, PublishGuidelineInput input, CancellationToken cancellation)
    {
        var draft = await db.Set<Guideline>()
            .Include(g => g.Fundamentals).Include(g => g.Clauses).ThenInclude(c => c.Sources).AsSplitQuery()
            .FirstOrDefaultAsync(g => g.Id == input.Guideline.Key, cancellation);
        if (draft is null)
            return new PublishGuidelinePayload(null, [new NotFound("There is no such draft.", "guideline")]);
        if (draft.Status is not GuidelineStatus.Draft)
            return new PublishGuidelinePayload(null,
                [new Conflict("This edition is published and stays as it is; draft the next one.", "guideline")]);
        if (draft.Version != input.ExpectedVersion)
            return new PublishGuidelinePayload(null, [new StaleVersion(draft.Version, input.ExpectedVersion)]);
        UserError[] faults = [.. Missing(draft), .. Review(input.ReviewBy, clock.Today)];
        if (faults.Length > 0)
            return new PublishGuidelinePayload(null, faults);

        var previous = await db.Set<Guideline>().FirstOrDefaultAsync(
            g => g.Code == draft.Code && g.Status == GuidelineStatus.Published, cancellation);
        previous?.GiveWayTo(draft);
        await db.SaveChangesAsync(cancellation);
        draft.Publish(clock.Today, input.ReviewBy);
        await db.SaveChangesAsync(cancellation);
        return new PublishGuidelinePayload(draft.Id, []);
    }

    static IEnumerable<UserError> Missing(Guideline draft)
    {
        if (draft.Fundamentals.Count == 0)
            yield return new InvalidInput(
                "The draft names no fundamental; it needs one before it is published.", "guideline");
        var unsourced = draft.Clauses.Where(c => c.Sources.Count == 0).Select(c => c.Number).Order().ToList();
        if (unsourced.Count > 0)
            yield return new InvalidInput(
                $"Each clause needs a source before the draft is published; {string.Join(", ", unsourced)} has none.",
                "guideline");
    }

    static IEnumerable<UserError> Review(DateOnly? asked, DateOnly today)
    {
        if (asked is { } day && (day <= today || day > today.AddYears(MostYears)))
            yield return new RuleViolation("R25",
                $"Guidance is kept current: it is to be reviewed after today, {today:yyyy-MM-dd}, " +
                $"and within {MostYears} years.",
                "reviewBy");
    }
}

sealed record PublishGuidelineInput(Id<Guideline> Guideline, int ExpectedVersion, DateOnly? ReviewBy);

sealed record PublishGuidelinePayload(long? GuidelineId, IReadOnlyList<UserError> Errors) : IPayload;
