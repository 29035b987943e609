using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Guidance;

/// <summary>The arguments of <c>Query.guidelines</c>.</summary>
sealed record GuidelinesAsked(GuidelineFilter? Where, string? Search)
{
    public static IReadOnlyList<PageOrder<Guideline>> Orders { get; } =
        [new PageOrder<Guideline>().By(g => g.Code).By(g => g.Edition)];

    /// <exception cref="GraphQLException">The filter cannot be meant as it stands.</exception>
    public static IQueryable<Guideline> Rows(RegistryDb db, GuidelinesAsked asked)
    {
        var where = asked.Where ?? new GuidelineFilter();
        where.Check(db);
        IReadOnlyList<GuidelineStatus> statuses =
            where.Status is { Count: > 0 } given ? given : [GuidelineStatus.Published];
        var rows = db.Set<Guideline>().Where(g => statuses.Contains(g.Status)).Saying(asked.Search)
            .On(where.Fundamental);
        if (where.Kind is { Count: > 0 } kinds)
            rows = rows.Where(g => kinds.Contains(g.Kind));
        if (where.Tag is { Count: > 0 } tags)
            rows = rows.Where(g => g.Tags.Any(t => tags.Contains(t.Code)));
        if (where.Code is { Count: > 0 } codes)
            rows = rows.Where(g => codes.Contains(g.Code));
        if (where.ReviewBy?.From is { } first)
            rows = rows.Where(g => g.ReviewBy >= first);
        if (where.ReviewBy?.Until is { } last)
            rows = rows.Where(g => g.ReviewBy <= last);
        return rows.UpdatedIn(where.UpdatedAt);
    }
}

/// <summary>The arguments of <c>Query.lessons</c>.</summary>
sealed record LessonsAsked(LessonFilter? Where, string? Search)
{
    /// <exception cref="GraphQLException">The filter cannot be meant as it stands.</exception>
    public static IQueryable<Guideline> Rows(RegistryDb db, LessonsAsked asked)
    {
        asked.Where?.Check(db);
        var rows = db.Set<Guideline>()
            .Where(g => g.Status == GuidelineStatus.Published && g.Kind == GuidelineKind.Lesson)
            .Saying(asked.Search).On(asked.Where?.Fundamental);
        return asked.Where?.Country is { Count: > 0 } countries
            ? rows.Where(g => g.Countries.Any(c => countries.Contains(c)))
            : rows;
    }
}

/// <summary><c>input GuidelineFilter</c>.</summary>
sealed record GuidelineFilter(
    IReadOnlyList<GuidelineKind>? Kind = null,
    IReadOnlyList<GuidelineStatus>? Status = null,
    IReadOnlyList<string>? Tag = null,
    IReadOnlyList<string>? Fundamental = null,
    IReadOnlyList<string>? Code = null,
    DateRange? ReviewBy = null,
    DateTimeRange? UpdatedAt = null)
{
    public void Check(RegistryDb db)
    {
        var check = new FilterCheck();
        check.Size(["where", "kind"], Kind?.Count);
        check.Size(["where", "status"], Status?.Count);
        check.Known(["where", "tag"], Tag, "a code of `expertiseTags`",
            () => db.Set<ExpertiseTag>().Select(t => t.Code));
        check.Fundamentals(db, Fundamental);
        // Which documents there are is not told to whoever asks: a draft may be one.
        check.Size(["where", "code"], Code?.Count);
        check.Range(["where", "reviewBy"], ReviewBy);
        check.Range(["where", "updatedAt"], UpdatedAt);
        check.Refuse();
    }
}

/// <summary><c>input LessonFilter</c>.</summary>
sealed record LessonFilter(IReadOnlyList<string>? Country = null, IReadOnlyList<string>? Fundamental = null)
{
    public void Check(RegistryDb db)
    {
        var check = new FilterCheck();
        check.Size(["where", "country"], Country?.Count);
        check.Fundamentals(db, Fundamental);
        check.Refuse();
    }
}

/// <summary>What both lists of documents ask in the same way.</summary>
static class GuidelineRows
{
    public static void Fundamentals(this FilterCheck check, RegistryDb db, IReadOnlyList<string>? codes) => check.Known(
        ["where", "fundamental"], codes, "a code of `mediationFundamentals`",
        () => db.Set<MediationFundamental>().Select(f => f.Code));

    public static IQueryable<Guideline> Saying(this IQueryable<Guideline> rows, string? words)
    {
        if (words is null)
            return rows;
        var folded = FoldedText.Fold(words);
        return rows.Where(g => g.SearchText.Contains(folded));
    }

    public static IQueryable<Guideline> On(this IQueryable<Guideline> rows, IReadOnlyList<string>? fundamentals) =>
        fundamentals is { Count: > 0 }
            ? rows.Where(g => g.Fundamentals.Any(f => fundamentals.Contains(f.Code)))
            : rows;
}
