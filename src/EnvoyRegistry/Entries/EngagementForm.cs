using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Entries;

/// <summary><c>input EngagementInput</c>: what a person did, as she or the ARF Unit states it.</summary>
/// <param name="Participant">A code.</param>
/// <param name="From">As exact as it is known: <c>2023</c>, <c>2012-07</c>, <c>2021-08-04</c>.</param>
/// <param name="Sources">Codes.</param>
sealed record EngagementInput(
    EngagementRole Role,
    string Title,
    string Summary,
    Certainty Certainty,
    string? Situation = null,
    IReadOnlyList<string>? Countries = null,
    string? From = null,
    string? Until = null,
    string? Participant = null,
    SourceGrade? Grade = null,
    IReadOnlyList<string>? Sources = null,
    string? Citation = null);

/// <summary>What can be said of the form by itself.</summary>
sealed class EngagementValidator : AbstractValidator<EngagementInput>
{
    const int Most = 20;

    public EngagementValidator(DateOnly today)
    {
        RuleFor(i => i.Title).Must(Text.IsThere).WithMessage("Say in words what the role was.").OneLine();
        RuleFor(i => i.Summary).Must(Text.IsThere).WithMessage("Say what happened, in a sentence or two.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(i => i.Certainty).NotEqual(Certainty.Expected)
            .WithMessage("It is about the past, and nothing of that is `EXPECTED`.");
        RuleFor(i => i.Situation).OneLine();
        RuleFor(i => i.Citation).OneLine();
        RuleFor(i => i.Countries).Must(c => c is null || (c.Count <= Most && c.Distinct().Count() == c.Count))
            .WithMessage($"Each country once, at most {Most}.");
        RuleFor(i => i.Sources).Must(s => s is null || (s.Count <= Most && s.Distinct().Count() == s.Count))
            .WithMessage($"Each source once, at most {Most}.");
        RuleFor(i => i.From).Must(from => PartialDates.Fault(from, today) is null)
            .WithMessage(i => PartialDates.Fault(i.From, today));
        RuleFor(i => i.Until).Must(until => PartialDates.Fault(until, today) is null)
            .WithMessage(i => PartialDates.Fault(i.Until, today));
        RuleFor(i => i.Until).Must((i, until) => !PartialDates.IsBefore(until, i.From))
            .WithMessage("It ends before it begins.");
    }
}

/// <summary>Puts what the form states into an engagement.</summary>
sealed class EngagementForm(SecretariatClock clock)
{
    /// <returns>What is wrong with it; empty when it was written.</returns>
    public async Task<List<UserError>> WriteAsync(
        RegistryDb db, Engagement engagement, EngagementInput form, Caller caller, CancellationToken cancellation)
    {
        var errors = new EngagementValidator(clock.Today).Errors(form);
        var codes = form.Sources ?? [];
        var sources = await db.Set<Source>().Where(s => codes.Contains(s.Code)).ToListAsync(cancellation);
        errors.AddRange(codes.Index().Where(code => sources.TrueForAll(s => s.Code != code.Item)).Select(
            code => new NotFound(
                "There is no such source; name it in words with `citation`.", "sources",
                code.Index.ToString(CultureInfo.InvariantCulture))));
        var participant = form.Participant is null ? null
            : await db.Set<Participant>().FirstOrDefaultAsync(p => p.Code == form.Participant, cancellation);
        if (form.Participant is not null && participant is null)
            errors.Add(new NotFound("There is no participant of this code.", "participant"));
        // What the person says of herself is her own word; how a source knows it, whoever read that says.
        if (caller.Role is CallerRole.Member && form.Grade is not null)
            errors.Add(new InvalidInput(
                "How the sources know it is for the ARF Unit to say. Leave it out: it is your own word.", "grade"));
        if (caller.Role is not CallerRole.Member && (form.Grade is null
            || (codes.Count == 0 && !Text.IsThere(form.Citation))))
            errors.Add(new InvalidInput(
                "Say where it is known from, with `sources` or `citation`, and with `grade` how that knows it.",
                form.Grade is null ? "grade" : "citation"));
        if (errors.Count > 0)
            return errors.ConvertAll(error => error with { Path = ["engagement", .. error.Path] });

        (engagement.Role, engagement.Title, engagement.Summary) = (form.Role, form.Title.Trim(), form.Summary.Trim());
        (engagement.Certainty, engagement.Grade) = (form.Certainty, form.Grade);
        (engagement.Situation, engagement.Citation) = (Text.OrNull(form.Situation), Text.OrNull(form.Citation));
        engagement.Countries = [.. form.Countries ?? []];
        (engagement.From, engagement.Until) = (form.From, form.Until);
        engagement.ParticipantId = participant?.Id;
        engagement.Sources.Clear();
        engagement.Sources.AddRange(sources);
        return [];
    }
}

/// <summary>Dates as exact as their source: a year, a month or a day.</summary>
static class PartialDates
{
    const int FirstYear = 1900;

    public static string? Fault(string? date, DateOnly today) => date switch
    {
        null => null,
        _ when !Scalars.TryPartialDate(date, out _) || First(date) is not { } first || first.Year < FirstYear =>
            "It is not a year, a month or a day since 1900, written like `2023`, `2012-07` or `2021-08-04`.",
        _ when First(date) > today => $"It is still to come; today is {today:yyyy-MM-dd}.",
        _ => null,
    };

    /// <summary>Whether one surely lies before the other: 2023 does not lie before 2023-07.</summary>
    public static bool IsBefore(string? date, string? other)
    {
        if (date is null || other is null)
            return false;
        var length = Math.Min(date.Length, other.Length);
        return string.CompareOrdinal(date[..length], other[..length]) < 0;
    }

    static DateOnly? First(string date) => DateOnly.TryParseExact(
        date.Length switch { 4 => $"{date}-01-01", 7 => $"{date}-01", _ => date }, "yyyy-MM-dd",
        CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null;
}
