using System.Globalization;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Nominations;

/// <summary><c>input NomineeInput</c>: the entry as the nominator states it.</summary>
sealed record NomineeInput(
    string? FullName = null,
    string? Title = null,
    string? NativeName = null,
    IReadOnlyList<string>? Nationalities = null,
    PersonCategory? Category = null,
    string? Biography = null,
    string? TimeZone = null,
    IReadOnlyList<NomineeExpertiseInput>? Expertise = null,
    IReadOnlyList<NomineeLanguageInput>? Languages = null,
    NomineeContact? Contact = null);

/// <param name="Tag">A code, such as <c>MED-PROCESS</c>.</param>
sealed record NomineeExpertiseInput(
    string Tag, ExpertiseLevel Level, int? Years = null, int? LastUsedYear = null, string? Evidence = null);

sealed record NomineeLanguageInput(string Tag, LanguageLevel Level);

/// <summary>What can be said of the form by itself.</summary>
sealed class NomineeValidator : AbstractValidator<NomineeInput>
{
    public const int Most = 50;

    public NomineeValidator(int thisYear)
    {
        RuleFor(i => i.FullName).Must(Text.IsThere!).When(i => i.FullName is not null)
            .WithMessage("A name is not empty.");
        RuleFor(i => i.FullName).Must(Text.IsLine).WithMessage("In one line.")
            .MaximumLength(Text.Line).WithMessage($"At most {Text.Line} characters.");
        RuleFor(i => i.Title).Must(Text.IsLine).WithMessage("In one line.")
            .MaximumLength(Text.Line).WithMessage($"At most {Text.Line} characters.");
        RuleFor(i => i.NativeName).Must(Text.IsLine).WithMessage("In one line.")
            .MaximumLength(Text.Line).WithMessage($"At most {Text.Line} characters.");
        RuleFor(i => i.Biography).MaximumLength(Text.Pages).WithMessage($"At most {Text.Pages} characters.");
        RuleFor(i => i.TimeZone).Must(zone => zone is null || LocalClock.IsZone(zone))
            .WithMessage("No such time zone; give an IANA name such as `Asia/Yangon`.");
        RuleFor(i => i.Nationalities).Must(n => n!.Distinct().Count() == n!.Count && n.Count <= Most)
            .When(i => i.Nationalities is not null).WithMessage($"Each nationality once, at most {Most}.");

        RuleFor(i => i.Expertise).Must(e => e!.Count <= Most).When(i => i.Expertise is not null)
            .WithMessage($"At most {Most} fields.");
        RuleForEach(i => i.Expertise).SetValidator(new NomineeExpertiseValidator(thisYear));
        RuleFor(i => i.Languages)
            .Must(l => l!.Count <= Most && l.DistinctBy(x => x.Tag.ToUpperInvariant()).Count() == l.Count)
            .When(i => i.Languages is not null).WithMessage($"Each language once, at most {Most}.");

        RuleFor(i => i.Contact!.Phone).MaximumLength(Text.Line).When(i => i.Contact is not null)
            .WithMessage($"At most {Text.Line} characters.");
        RuleFor(i => i.Contact!.Address).MaximumLength(Text.Paragraph).When(i => i.Contact is not null)
            .WithMessage($"At most {Text.Paragraph} characters.");
    }
}

sealed class NomineeExpertiseValidator : AbstractValidator<NomineeExpertiseInput>
{
    public NomineeExpertiseValidator(int thisYear)
    {
        RuleFor(e => e.Years).InclusiveBetween(0, 80).WithMessage("Between 0 and 80 years.");
        RuleFor(e => e.LastUsedYear).InclusiveBetween(1920, thisYear)
            .WithMessage($"A year between 1920 and {thisYear}.");
        RuleFor(e => e.Evidence).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}

/// <summary>Puts what the form states into a nomination: what it leaves out stays.</summary>
sealed class NominationForm(NomineeContacts contacts, TimeProvider time)
{
    static readonly string[] s_path = ["nominee"];

    /// <returns>What is wrong with it; empty when it was written.</returns>
    public async Task<List<UserError>> WriteAsync(
        RegistryDb db, Nomination nomination, NomineeInput form, CancellationToken cancellation)
    {
        var errors = new NomineeValidator(time.GetUtcNow().Year).Errors(form).ConvertAll(Under);
        if (nomination.Person is { } person)
            errors.AddRange(Overlaps(person, form));
        var tags = await TagsAsync(
            db, form.Expertise ?? [], nomination.Expertise.ConvertAll(e => e.TagId), [.. s_path, "expertise"], errors,
            cancellation);
        if (errors.Count > 0)
            return errors;

        nomination.FullName = form.FullName?.Trim() ?? nomination.FullName;
        nomination.Title = form.Title is null ? nomination.Title : Text.OrNull(form.Title);
        nomination.NativeName = form.NativeName is null ? nomination.NativeName : Text.OrNull(form.NativeName);
        nomination.Biography = form.Biography is null ? nomination.Biography : Text.OrNull(form.Biography);
        nomination.Category = form.Category ?? nomination.Category;
        nomination.TimeZone = form.TimeZone ?? nomination.TimeZone;
        if (form.Nationalities is { } nationalities)
            nomination.Nationalities = [.. nationalities];
        if (form.Expertise is { } expertise)
            Replace(nomination.Expertise, expertise.Select(e => new NominatedExpertise
            {
                TagId = tags[e.Tag],
                Level = e.Level,
                Years = e.Years,
                LastUsedYear = e.LastUsedYear,
                Evidence = Text.OrNull(e.Evidence),
            }));
        if (form.Languages is { } languages)
            Replace(
                nomination.Languages, languages.Select(l => new NominatedLanguage { Tag = l.Tag, Level = l.Level }));
        if (form.Contact is { } contact)
            nomination.Contact = contacts.Seal(db, nomination, contact);
        return [];
    }

    /// <summary>Whether the form states anything that the person is asked to agree to.</summary>
    public static bool TouchesConsent(NomineeInput form) => form with { Contact = null } != new NomineeInput();

    /// <summary>An entry is its person's: a nominator can only add what it does not state.</summary>
    static IEnumerable<UserError> Overlaps(Person person, NomineeInput form)
    {
        var stated = new (string Field, bool IsGiven, bool IsThere)[]
        {
            ("fullName", form.FullName is not null, true),
            ("title", form.Title is not null, person.Title is not null),
            ("nativeName", form.NativeName is not null, person.NativeName is not null),
            ("nationalities", form.Nationalities is not null, person.Nationalities.Count > 0),
            ("category", form.Category is not null, person.Category is not null),
            ("biography", form.Biography is not null, person.Biography is not null),
            ("timeZone", form.TimeZone is not null, person.TimeZone is not null),
            ("expertise", form.Expertise is not null, person.Expertise.Count > 0),
            ("languages", form.Languages is not null, person.Languages.Count > 0),
        };
        return stated.Where(s => s is { IsGiven: true, IsThere: true }).Select(s => new InvalidInput(
            "The person's own entry states this; only the person changes it. Leave it out.", [.. s_path, s.Field]));
    }

    /// <summary>The tags in use, by code; what is asked for besides, or twice, is an error.</summary>
    /// <param name="held">Stated already: a tag that is deprecated stays with whoever has it.</param>
    public static async Task<Dictionary<string, long>> TagsAsync(
        RegistryDb db, IReadOnlyList<NomineeExpertiseInput> asked, List<long> held, IReadOnlyList<string> at,
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

    static void Replace<T>(List<T> rows, IEnumerable<T> by)
    {
        rows.Clear();
        rows.AddRange(by);
    }

    static UserError Under(UserError error) => error with { Path = [.. s_path, .. error.Path] };
}
