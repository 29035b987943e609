using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Guidance;

/// <summary>The guidance that comes with the register, written for it, in the editions of this build.</summary>
static class KnownGuidance
{
    static readonly DateOnly s_publishedOn = new(2026, 11, 29);

    /// <summary>
    /// Publishes the documents that the register has in no edition, and the next edition of those that it has as an
    /// earlier build brought them. A document that the register has taken further itself is left alone.
    /// </summary>
    public static void Load(RegistryDb db, IReadOnlyDictionary<string, Source> sources)
    {
        db.AddMissing(KnownFundamentals.All(sources), fundamental => fundamental.Code);
        db.SaveChanges();

        var latest = db.Set<Guideline>().AsTracking().AsEnumerable().GroupBy(g => g.Code)
            .ToDictionary(g => g.Key, g => g.MaxBy(edition => edition.Edition)!);
        List<Guideline> next = [.. All(new GuidanceWriter(
            sources,
            db.Set<ExpertiseTag>().ToDictionary(t => t.Code),
            db.Set<MediationFundamental>().ToDictionary(f => f.Code)))
            .Where(g => !latest.TryGetValue(g.Code, out var present) || IsOfAnEarlierBuild(present, g))];
        if (next.Count == 0)
            return;

        // As any document comes to be: first a draft, as only a draft can be written, then published.
        using var transaction = db.Database.BeginTransaction();
        db.AddRange(next);
        db.SaveChanges();
        foreach (var edition in next.Where(g => latest.ContainsKey(g.Code)))
            latest[edition.Code].GiveWayTo(edition);
        db.SaveChanges();
        next.ForEach(guideline => guideline.Publish(s_publishedOn));
        db.SaveChanges();
        transaction.Commit();
    }

    static bool IsOfAnEarlierBuild(Guideline present, Guideline shipped) =>
        present.Edition < shipped.Edition && present.Id == GuidanceWriter.IdOf(present.Code, present.Edition);

    public static IEnumerable<Guideline> All(GuidanceWriter writer) =>
        [.. KnownGuidelines.All(writer), .. KnownLessons.All(writer)];
}

/// <summary>Makes drafts of text in which tags, fundamentals and sources stand by code.</summary>
sealed class GuidanceWriter(
    IReadOnlyDictionary<string, Source> sources,
    IReadOnlyDictionary<string, ExpertiseTag> tags,
    IReadOnlyDictionary<string, MediationFundamental> fundamentals)
{
    /// <summary>Of an edition that a build brings; one that is written at the register has another.</summary>
    public static long IdOf(string code, int edition) => EntityId.From($"guideline:{code}:{edition}");

    public Guideline Document(
        GuidelineKind kind, string code, int edition, string title, string summary, string[] on, string[] about,
        bool isGeneral, params Clause[] clauses) => new Guideline
        {
            Id = IdOf(code, edition),
            Code = code,
            Edition = edition,
            Kind = kind,
            Title = title,
            Summary = summary,
            IsGeneral = isGeneral,
            Tags = [.. on.Select(tag => tags[tag])],
            Fundamentals = [.. about.Select(fundamental => fundamentals[fundamental])],
            Clauses =
            [
                .. clauses.Select((clause, index) =>
                    Written(clause, $"guideline-clause:{code}:{edition}:{index + 1}")),
            ],
        }.Compose();

    public Guideline Lesson(
        string code, int edition, string title, string onCase, string[] countries, string summary, string[] on,
        string[] about, params Clause[] clauses)
    {
        var lesson = Document(
            GuidelineKind.Lesson, code, edition, title, summary, on, about, isGeneral: false, clauses);
        lesson.Case = onCase;
        lesson.Countries.AddRange(countries);
        return lesson;
    }

    GuidelineClause Written(Clause clause, string key) => new()
    {
        Id = EntityId.From(key),
        Heading = clause.Heading,
        Text = clause.Text,
        Grade = clause.Grade,
        Certainty = clause.Certainty,
        Sources = [.. clause.Sources.Select(source => sources[source])],
    };
}

/// <summary>A clause as it is written down, with the keys of its sources.</summary>
sealed record Clause(string Heading, string Text, SourceGrade Grade, Certainty? Certainty, string[] Sources)
{
    /// <summary>This register's own advice, after sources that treat the matter and do not say this.</summary>
    public static Clause Advice(string heading, string text, params string[] sources) =>
        new(heading, text, SourceGrade.Own, null, sources);

    /// <summary>What the text of the sources says; it was read.</summary>
    public static Clause Says(string heading, string text, params string[] sources) =>
        new(heading, text, SourceGrade.Seen, null, sources);

    /// <summary>What the press told, and what follows from it without more.</summary>
    public static Clause Reports(string heading, string text, params string[] sources) =>
        new(heading, text, SourceGrade.Press, null, sources);

    /// <summary>What the sources are known to say; that passage of them was not read.</summary>
    public static Clause Recalls(string heading, string text, params string[] sources) =>
        new(heading, text, SourceGrade.Assumed, null, sources);

    public static Clause Fact(
        string heading, string text, SourceGrade grade, Certainty certainty, params string[] sources) =>
        new(heading, text, grade, certainty, sources);
}
