using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Guidance;

/// <summary>The first editions of the guidance that comes with the register, written for it.</summary>
static class KnownGuidance
{
    static readonly DateOnly s_publishedOn = new(2026, 3, 16);

    /// <summary>Publishes the documents that the register has in no edition.</summary>
    public static void Load(RegistryDb db, IReadOnlyDictionary<string, Source> sources)
    {
        db.AddMissing(KnownFundamentals.All(sources), fundamental => fundamental.Code);
        db.SaveChanges();

        var present = db.Set<Guideline>().Select(g => g.Code).ToHashSet();
        List<Guideline> missing = [.. All(new GuidanceWriter(
            sources,
            db.Set<ExpertiseTag>().ToDictionary(t => t.Code),
            db.Set<MediationFundamental>().ToDictionary(f => f.Code))).Where(g => !present.Contains(g.Code))];
        if (missing.Count == 0)
            return;

        // As any document comes to be: first a draft, as only a draft can be written, then published.
        using var transaction = db.Database.BeginTransaction();
        db.AddRange(missing);
        db.SaveChanges();
        missing.ForEach(guideline => guideline.Publish(s_publishedOn));
        db.SaveChanges();
        transaction.Commit();
    }

    public static IEnumerable<Guideline> All(GuidanceWriter writer) =>
        [.. KnownGuidelines.All(writer), .. KnownLessons.All(writer)];
}

/// <summary>Makes drafts of text in which tags, fundamentals and sources stand by code.</summary>
sealed class GuidanceWriter(
    IReadOnlyDictionary<string, Source> sources,
    IReadOnlyDictionary<string, ExpertiseTag> tags,
    IReadOnlyDictionary<string, MediationFundamental> fundamentals)
{
    public Guideline Document(
        GuidelineKind kind, string code, string title, string summary, string[] on, string[] about, bool isGeneral,
        params Clause[] clauses) => new Guideline
        {
            Id = EntityId.From($"guideline:{code}:1"),
            Code = code,
            Edition = 1,
            Kind = kind,
            Title = title,
            Summary = summary,
            IsGeneral = isGeneral,
            Tags = [.. on.Select(tag => tags[tag])],
            Fundamentals = [.. about.Select(fundamental => fundamentals[fundamental])],
            Clauses = [.. clauses.Select((clause, index) => Written(clause, $"guideline-clause:{code}:1:{index + 1}"))],
        }.Compose();

    public Guideline Lesson(
        string code, string title, string onCase, string[] countries, string summary, string[] on, string[] about,
        params Clause[] clauses)
    {
        var lesson = Document(GuidelineKind.Lesson, code, title, summary, on, about, isGeneral: false, clauses);
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
    public static Clause Advice(string heading, string text, params string[] sources) =>
        new(heading, text, SourceGrade.Seen, null, sources);

    /// <summary>Advice that rests on what the press told of a case.</summary>
    public static Clause AdviceFromPress(string heading, string text, params string[] sources) =>
        new(heading, text, SourceGrade.Press, null, sources);

    public static Clause Fact(
        string heading, string text, SourceGrade grade, Certainty certainty, params string[] sources) =>
        new(heading, text, grade, certainty, sources);
}
