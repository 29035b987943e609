using System.Globalization;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.People;

/// <summary><c>input ExpertiseInput</c>: a field of expertise as somebody states it.</summary>
/// <param name="Tag">A code, such as <c>MED-PROCESS</c>.</param>
sealed record ExpertiseInput(
    string Tag, ExpertiseLevel Level, int? Years = null, int? LastUsedYear = null, string? Evidence = null)
{
    /// <summary>How many fields one entry names.</summary>
    public const int Most = 50;

    /// <summary>The tags in use, by code; what is asked for besides, or twice, is an error.</summary>
    /// <param name="held">Stated already: a tag that is deprecated stays with whoever has it.</param>
    /// <param name="at">Where in the input the list stands.</param>
    public static async Task<Dictionary<string, long>> TagsAsync(
        RegistryDb db, IReadOnlyList<ExpertiseInput> asked, List<long> held, IReadOnlyList<string> at,
        List<UserError> errors, CancellationToken cancellation)
    {
        if (asked.Count == 0)
            return [];
        var tags = await db.Set<ExpertiseTag>().Where(t => t.DeprecatedSince == null || held.Contains(t.Id))
            .ToDictionaryAsync(t => t.Code, t => t.Id, cancellation);
        var seen = new HashSet<string>();
        foreach (var (index, field) in asked.Index())
        {
            string[] path = [.. at, index.ToString(CultureInfo.InvariantCulture), "tag"];
            if (!tags.ContainsKey(field.Tag))
                errors.Add(new NotFound(
                    $"There is no such tag in use.{DidYouMean.Suffix(field.Tag, tags.Keys)}", path));
            else if (!seen.Add(field.Tag))
                errors.Add(new InvalidInput("Each tag once.", path));
        }
        return tags;
    }
}

sealed class ExpertiseInputValidator : AbstractValidator<ExpertiseInput>
{
    public ExpertiseInputValidator(int thisYear)
    {
        RuleFor(e => e.Years).InclusiveBetween(0, Person.LongestCareer)
            .WithMessage($"Between 0 and {Person.LongestCareer} years.");
        RuleFor(e => e.LastUsedYear).InclusiveBetween(1920, thisYear)
            .WithMessage($"A year between 1920 and {thisYear}.");
        RuleFor(e => e.Evidence).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
