using System.Globalization;
using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Guidance;

/// <summary>
/// Puts a draft on record: of a new document, of a published one's next edition, or in place of the draft there is.
/// </summary>
sealed class DraftGuideline : IMutation<DraftGuidelineInput, DraftGuidelinePayload>
{
    static readonly DraftGuidelineValidator s_validator = new();

    public async Task<DraftGuidelinePayload> RunAsync(
        RegistryDb db, Caller caller, DraftGuidelineInput input, CancellationToken cancellation)
    {
        // Whatever is looked up below is bounded by what the form allows.
        if (s_validator.Errors(input) is { Count: > 0 } faults)
            return new DraftGuidelinePayload(null, faults);

        var editions = await db.Set<Guideline>()
            .Include(g => g.Clauses).Include(g => g.Tags).Include(g => g.Fundamentals).AsSplitQuery()
            .Where(g => g.Code == input.Code).OrderBy(g => g.Edition).ToListAsync(cancellation);
        var draft = editions.Find(g => g.Status is GuidelineStatus.Draft);
        if (Refusal(input, editions, draft) is { } refusal)
            return new DraftGuidelinePayload(null, [refusal]);

        var named = await Named.LookUpAsync(db, input, cancellation);
        if (named.Errors.Count > 0)
            return new DraftGuidelinePayload(null, named.Errors);

        if (draft is null)
        {
            draft = New(input, (editions.LastOrDefault()?.Edition ?? 0) + 1);
            db.Add(draft);
        }
        else
        {
            await EmptyAsync(db, draft, cancellation);
        }

        Fill(draft, input, named);
        await db.SaveChangesAsync(cancellation);
        return new DraftGuidelinePayload(draft.Id, []);
    }

    static UserError? Refusal(DraftGuidelineInput input, List<Guideline> editions, Guideline? draft)
    {
        if (editions.Count > 0 && editions[0].Kind != input.Kind)
            return new InvalidInput("The document with this code is of another kind.", "kind");
        return (draft, input.ExpectedVersion) switch
        {
            (null, null) => null,
            (null, _) => new Conflict("There is no draft with this code to replace.", "expectedVersion"),
            (_, null) => new Conflict(
                $"There is a draft with this code already, at version {draft.Version}; to replace it whole, give " +
                "that as `expectedVersion`.", "code"),
            var (_, expected) => expected == draft.Version ? null : new StaleVersion(draft.Version, expected.Value),
        };
    }

    static Guideline New(DraftGuidelineInput input, int edition) => new()
    {
        Id = EntityId.New(),
        Code = input.Code,
        Edition = edition,
        Kind = input.Kind,
        Title = input.Title,
        Summary = input.Summary,
        Version = 0, // Fill makes it the first
    };

    // Apart from the filling: the old clauses have the numbers that the new ones get.
    static async Task EmptyAsync(RegistryDb db, Guideline draft, CancellationToken cancellation)
    {
        draft.Clauses.Clear();
        draft.Tags.Clear();
        draft.Fundamentals.Clear();
        await db.SaveChangesAsync(cancellation);
    }

    static void Fill(Guideline draft, DraftGuidelineInput input, Named named)
    {
        draft.Title = input.Title.Trim();
        draft.Summary = input.Summary;
        draft.IsGeneral = input.IsGeneral;
        draft.Case = input.Case;
        draft.Countries = [.. input.Countries.Distinct(StringComparer.Ordinal)];
        draft.Tags.AddRange(named.Tags);
        draft.Fundamentals.AddRange(named.Fundamentals);
        draft.Clauses.AddRange(input.Clauses.Select(clause => new GuidelineClause
        {
            Id = EntityId.New(),
            Heading = clause.Heading.Trim(),
            Text = clause.Text,
            Grade = clause.Grade,
            Certainty = clause.Certainty,
            Sources = [.. clause.Sources.Distinct(StringComparer.Ordinal).Select(key => named.Sources[key])],
        }));
        draft.Compose();
        draft.Version++;
    }

    /// <summary>What the input names by code or key, and what of it there is not.</summary>
    sealed record Named(
        IReadOnlyList<ExpertiseTag> Tags,
        IReadOnlyList<MediationFundamental> Fundamentals,
        IReadOnlyDictionary<string, Source> Sources,
        IReadOnlyList<UserError> Errors)
    {
        public static async Task<Named> LookUpAsync(
            RegistryDb db, DraftGuidelineInput input, CancellationToken cancellation)
        {
            var errors = new List<UserError>();
            var tags = await db.Set<ExpertiseTag>().Include(t => t.Successor)
                .ToDictionaryAsync(t => t.Code, cancellation);
            var fundamentals = await db.Set<MediationFundamental>().ToDictionaryAsync(f => f.Code, cancellation);
            var sources = await db.Set<Source>().ToDictionaryAsync(s => s.Code, cancellation);

            var asked = Find(tags, input.Tags, "tag", ["tags"], errors);
            errors.AddRange(input.Tags.Index().Where(t => tags.GetValueOrDefault(t.Item)?.DeprecatedSince is not null)
                .Select(t => Deprecated(tags[t.Item], t.Index)));
            var about = Find(fundamentals, input.Fundamentals, "fundamental", ["fundamentals"], errors);
            foreach (var (index, clause) in input.Clauses.Index())
                Find(sources, clause.Sources, "source", ["clauses", Number(index), "sources"], errors);
            return new Named(asked, about, sources, errors);
        }

        static List<T> Find<T>(
            Dictionary<string, T> known,
            IReadOnlyList<string> codes,
            string what,
            string[] path,
            List<UserError> errors)
        {
            errors.AddRange(codes.Index().Where(code => !known.ContainsKey(code.Item)).Select(code => new NotFound(
                $"There is no such {what}.{DidYouMean.Suffix(code.Item, known.Keys)}", [.. path, Number(code.Index)])));
            return [.. codes.Distinct(StringComparer.Ordinal).Where(known.ContainsKey).Select(code => known[code])];
        }

        static InvalidInput Deprecated(ExpertiseTag tag, int index) => new(
            $"{tag.Code} is no longer in use." + (tag.Successor is { } next ? $" Use `{next.Code}`." : ""),
            "tags", Number(index));

        static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);
    }
}

sealed record DraftGuidelineInput(
    string Code,
    GuidelineKind Kind,
    string Title,
    string Summary,
    IReadOnlyList<GuidelineClauseInput> Clauses,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Fundamentals,
    bool IsGeneral,
    string? Case,
    IReadOnlyList<string> Countries,
    int? ExpectedVersion);

sealed record GuidelineClauseInput(
    string Heading, string Text, IReadOnlyList<string> Sources, SourceGrade Grade, Certainty? Certainty);

sealed record DraftGuidelinePayload(long? GuidelineId, IReadOnlyList<UserError> Errors) : IPayload;

/// <summary>What can be said of the form by itself.</summary>
sealed partial class DraftGuidelineValidator : AbstractValidator<DraftGuidelineInput>
{
    const int MostClauses = 100;
    const int MostNamed = 50;
    const int LongestClause = 4000;

    public DraftGuidelineValidator()
    {
        RuleFor(i => i.Code).Must(code => code.Length <= 40 && Code().IsMatch(code))
            .WithMessage("A code is made of capital letters, digits and single hyphens, such as GL-CONSENT.");
        RuleFor(i => i.Title).Must(Text.IsThere).WithMessage("A document needs a title.")
            .OneLine();
        RuleFor(i => i.Summary).Must(Text.IsThere).WithMessage("Say what it is for, and when to read it.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(i => i.Clauses).Must(clauses => clauses.Count is >= 1 and <= MostClauses)
            .WithMessage($"A document has at least one clause and at most {MostClauses}.");
        RuleFor(i => i.Tags).Must(tags => tags.Count <= MostNamed).WithMessage($"At most {MostNamed} tags.");
        RuleFor(i => i.Fundamentals).Must(f => f.Count <= MostNamed).WithMessage($"At most {MostNamed} fundamentals.");
        RuleForEach(i => i.Clauses).ChildRules(clause =>
        {
            clause.RuleFor(c => c.Heading).Must(Text.IsThere).WithMessage("A clause needs a heading.")
                .OneLine();
            clause.RuleFor(c => c.Text).Must(Text.IsThere).WithMessage("A clause needs a text.")
                .MaximumLength(LongestClause).WithMessage($"At most {LongestClause} characters.");
            clause.RuleFor(c => c.Certainty).Null().When(c => c.Grade is SourceGrade.Own).WithMessage(
                "Advice of the register's own tells no facts: leave `certainty` out, or grade the facts by their " +
                "sources in a clause of their own.");
            clause.RuleFor(c => c.Sources).Must(s => s.Count <= MostNamed).WithMessage($"At most {MostNamed} sources.");
        }).When(i => i.Clauses.Count <= MostClauses);

        When(i => i.Kind is GuidelineKind.Lesson, () =>
        {
            RuleFor(i => i.Case).Must(Text.IsThere).WithMessage("A lesson is learned in a case; name it, neutrally.")
                .OneLine();
            RuleFor(i => i.Clauses).Must(clauses => clauses.Any(c => c.Certainty is not null))
                .WithMessage("A lesson tells facts in one clause at least; give its `certainty`.");
        }).Otherwise(() =>
        {
            RuleFor(i => i.Case).Null().WithMessage("Only a lesson has a case.");
            RuleFor(i => i.Countries).Empty().WithMessage("Only a lesson has countries.");
        });
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
