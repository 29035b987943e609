using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Contract;

/// <summary>How much text goes where, and whether there is any.</summary>
static class Text
{
    /// <summary>A heading or a name.</summary>
    public const int Line = 200;

    public const int Paragraph = 2000;

    /// <summary>Some pages.</summary>
    public const int Pages = 10_000;

    /// <summary>
    /// Whether there is anything to see: not blanks alone, nor marks without a letter, nor what shows nothing.
    /// </summary>
    public static bool IsThere([NotNullWhen(true)] string? text) =>
        text is not null && text.EnumerateRunes().Any(Shows);

    /// <summary>
    /// Whether it is written in one line. A name stands in the subjects and first lines of letters, where another line
    /// would be a letter of its own.
    /// </summary>
    public static bool IsLine(string? text) => text is null || !text.Trim().Any(Disturbs);

    /// <summary>For a screen of one line a row, whatever was once stored.</summary>
    public static string InOneLine(string text) => new([.. text.Select(c => Disturbs(c) ? '\ufffd' : c)]);

    /// <summary>Begins another line, steers a terminal, or turns the direction of all that follows.</summary>
    static bool Disturbs(char c) =>
        char.IsControl(c)
        || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    /// <summary>Letters by their category, which are blank: the fillers of Hangul, and Braille without a dot.</summary>
    const string Fillers = "\u115f\u1160\u2800\u3164\uffa0";

    static bool Shows(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark)
        && !(rune.IsBmp && Fillers.Contains((char)rune.Value));

    /// <summary>Without blanks around it; null where nothing is left.</summary>
    public static string? OrNull(string? text) => IsThere(text) ? text!.Trim() : null;
}

static class FormValidation
{
    /// <summary>
    /// All faults of a form at once. A fault whose error code is that of a rule (<c>R21</c>) is a violation of it.
    /// </summary>
    public static List<UserError> Errors<TInput>(this IValidator<TInput> validator, TInput input) =>
        [.. validator.Validate(input).Errors.Select(Error)];

    /// <summary>A rule for what was given; what was left out is null, and so is what is to be cleared.</summary>
    public static IRuleBuilderInitial<TInput, T> RuleForGiven<TInput, T>(
        this AbstractValidator<TInput> form, Expression<Func<TInput, Optional<T>>> field)
    {
        var value = Expression.Property(field.Body, nameof(Optional<T>.Value));
        return form.RuleFor(Expression.Lambda<Func<TInput, T>>(value, field.Parameters))
            .Configure(rule => rule.PropertyName = ((MemberExpression)field.Body).Member.Name);
    }

    /// <summary>A heading or a name: in one line, and not longer than one.</summary>
    public static IRuleBuilderOptions<TInput, string?> OneLine<TInput>(this IRuleBuilder<TInput, string?> text) =>
        text.Must(Text.IsLine).WithMessage("In one line.")
            .MaximumLength(Text.Line).WithMessage($"At most {Text.Line} characters.");

    static UserError Error(ValidationFailure failure) => IsRule(failure.ErrorCode)
        ? new RuleViolation(failure.ErrorCode, failure.ErrorMessage, Path(failure.PropertyName))
        : new InvalidInput(failure.ErrorMessage, Path(failure.PropertyName));

    static bool IsRule(string code) => code is ['R', >= '1' and <= '9', ..] && code.Skip(1).All(char.IsAsciiDigit);

    /// <summary><c>Clauses[0].Heading</c> is <c>clauses, 0, heading</c>.</summary>
    static string[] Path(string property) =>
    [
        .. property.Split('.', '[', ']').Where(part => part.Length > 0).Select(JsonNamingPolicy.CamelCase.ConvertName),
    ];
}
