using System.Globalization;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Nominations;

/// <summary><c>input NomineeInput</c>: the entry as the nominator states it.</summary>
sealed record NomineeInput(
    Optional<string?> FullName = default,
    Optional<string?> Title = default,
    Optional<string?> NativeName = default,
    Optional<IReadOnlyList<string>?> Nationalities = default,
    Optional<PersonCategory?> Category = default,
    Optional<string?> Biography = default,
    Optional<string?> TimeZone = default,
    Optional<IReadOnlyList<NomineeExpertiseInput>?> Expertise = default,
    Optional<IReadOnlyList<NomineeLanguageInput>?> Languages = default,
    Optional<NomineeContact?> Contact = default);

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
        this.RuleForGiven(i => i.FullName).Must(Text.IsThere).When(i => i.FullName.Value is not null)
            .WithMessage("A name is not empty.");
        this.RuleForGiven(i => i.FullName).Must(Text.IsLine).WithMessage("In one line.")
            .MaximumLength(Text.Line).WithMessage($"At most {Text.Line} characters.");
        this.RuleForGiven(i => i.Title).Must(Text.IsLine).WithMessage("In one line.")
            .MaximumLength(Text.Line).WithMessage($"At most {Text.Line} characters.");
        this.RuleForGiven(i => i.NativeName).Must(Text.IsLine).WithMessage("In one line.")
            .MaximumLength(Text.Line).WithMessage($"At most {Text.Line} characters.");
        this.RuleForGiven(i => i.Biography).MaximumLength(Text.Pages).WithMessage($"At most {Text.Pages} characters.");
        this.RuleForGiven(i => i.TimeZone)
            .Must(zone => Text.OrNull(zone) is not { } stated || LocalClock.IsZone(stated))
            .WithMessage("No such time zone; give an IANA name such as `Asia/Yangon`.");
        this.RuleForGiven(i => i.Nationalities)
            .Must(n => n is null || (n.Distinct().Count() == n.Count && n.Count <= Most))
            .WithMessage($"Each nationality once, at most {Most}.");

        this.RuleForGiven(i => i.Expertise).Must(e => e is null || e.Count <= Most)
            .WithMessage($"At most {Most} fields.");
        RuleForEach(i => i.Expertise.Value).SetValidator(new NomineeExpertiseValidator(thisYear))
            .OverridePropertyName(nameof(NomineeInput.Expertise));
        this.RuleForGiven(i => i.Languages)
            .Must(l => l is null
                || (l.Count <= Most && l.DistinctBy(x => x.Tag.ToUpperInvariant()).Count() == l.Count))
            .WithMessage($"Each language once, at most {Most}.");
        this.RuleForGiven(i => i.Contact).SetValidator(new NomineeContactValidator()!);
    }
}

sealed class NomineeContactValidator : AbstractValidator<NomineeContact>
{
    public NomineeContactValidator()
    {
        RuleFor(c => c.Phone).MaximumLength(Text.Line).WithMessage($"At most {Text.Line} characters.");
        RuleFor(c => c.Address).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}

sealed class NomineeExpertiseValidator : AbstractValidator<NomineeExpertiseInput>
{
    public NomineeExpertiseValidator(int thisYear)
    {
        RuleFor(e => e.Years).InclusiveBetween(0, Person.LongestCareer)
            .WithMessage($"Between 0 and {Person.LongestCareer} years.");
        RuleFor(e => e.LastUsedYear).InclusiveBetween(1920, thisYear)
            .WithMessage($"A year between 1920 and {thisYear}.");
        RuleFor(e => e.Evidence).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}

/// <summary>Puts what the form states into a nomination: what it leaves out stays, and null clears.</summary>
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
        else if (form.FullName is { IsGiven: true, Value: null })
            errors.Add(new InvalidInput(
                "A nominee has a name; it can be changed, not cleared.", [.. s_path, "fullName"]));
        var tags = await TagsAsync(
            db, form.Expertise.Value ?? [], nomination.Expertise.ConvertAll(e => e.TagId), [.. s_path, "expertise"],
            errors, cancellation);
        if (errors.Count > 0)
            return errors;

        nomination.FullName = Text.OrNull(form.FullName.Or(nomination.FullName));
        nomination.Title = Text.OrNull(form.Title.Or(nomination.Title));
        nomination.NativeName = Text.OrNull(form.NativeName.Or(nomination.NativeName));
        nomination.Biography = Text.OrNull(form.Biography.Or(nomination.Biography));
        nomination.Category = form.Category.Or(nomination.Category);
        nomination.TimeZone = Text.OrNull(form.TimeZone.Or(nomination.TimeZone));
        if (form.Nationalities is { IsGiven: true, Value: var nationalities })
            nomination.Nationalities = [.. nationalities ?? []];
        if (form.Expertise is { IsGiven: true, Value: var expertise })
            Replace(nomination.Expertise, (expertise ?? []).Select(e => new NominatedExpertise
            {
                TagId = tags[e.Tag],
                Level = e.Level,
                Years = e.Years,
                LastUsedYear = e.LastUsedYear,
                Evidence = Text.OrNull(e.Evidence),
            }));
        if (form.Languages is { IsGiven: true, Value: var languages })
            Replace(
                nomination.Languages,
                (languages ?? []).Select(l => new NominatedLanguage { Tag = l.Tag, Level = l.Level }));
        if (form.Contact is { IsGiven: true, Value: var contact })
            nomination.Contact = contact is null ? null : contacts.Seal(db, nomination, contact);
        return [];
    }

    /// <summary>Whether the form states anything that the person is asked to agree to.</summary>
    public static bool TouchesConsent(NomineeInput form) => form with { Contact = default } != new NomineeInput();

    /// <summary>An entry is its person's: a nominator can only add what it does not state.</summary>
    static IEnumerable<UserError> Overlaps(Person person, NomineeInput form)
    {
        var stated = new (string Field, bool IsGiven, bool IsThere)[]
        {
            ("fullName", form.FullName.Value is not null, true),
            ("title", form.Title.Value is not null, person.Title is not null),
            ("nativeName", form.NativeName.Value is not null, person.NativeName is not null),
            ("nationalities", form.Nationalities.Value is not null, person.Nationalities.Count > 0),
            ("category", form.Category.Value is not null, person.Category is not null),
            ("biography", form.Biography.Value is not null, person.Biography is not null),
            ("timeZone", form.TimeZone.Value is not null, person.TimeZone is not null),
            ("expertise", form.Expertise.Value is not null, person.Expertise.Count > 0),
            ("languages", form.Languages.Value is not null, person.Languages.Count > 0),
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
