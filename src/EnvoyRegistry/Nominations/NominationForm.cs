using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using FluentValidation;
using Parley.GraphQL.Binding;

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
    Optional<IReadOnlyList<ExpertiseInput>?> Expertise = default,
    Optional<IReadOnlyList<LanguageInput>?> Languages = default,
    Optional<ContactInput?> Contact = default);

/// <summary>What can be said of the form by itself.</summary>
sealed class NomineeValidator : AbstractValidator<NomineeInput>
{
    const int MostNationalities = 50;

    public NomineeValidator(int thisYear)
    {
        this.RuleForGiven(i => i.FullName).Must(Text.IsThere).When(i => i.FullName.Value is not null)
            .WithMessage("A name is not empty.");
        this.RuleForGiven(i => i.FullName).OneLine();
        this.RuleForGiven(i => i.Title).OneLine();
        this.RuleForGiven(i => i.NativeName).OneLine();
        this.RuleForGiven(i => i.Biography).MaximumLength(Text.Pages).WithMessage($"At most {Text.Pages} characters.");
        this.RuleForGiven(i => i.TimeZone)
            .Must(zone => Text.OrNull(zone) is not { } stated || LocalClock.IsZone(stated))
            .WithMessage("No such time zone; give an IANA name such as `Asia/Yangon`.");
        this.RuleForGiven(i => i.Nationalities)
            .Must(n => n is null || (n.Distinct().Count() == n.Count && n.Count <= MostNationalities))
            .WithMessage($"Each nationality once, at most {MostNationalities}.");

        this.RuleForGiven(i => i.Expertise).Must(e => e is null || e.Count <= ExpertiseInput.Most)
            .WithMessage($"At most {ExpertiseInput.Most} fields.");
        RuleForEach(i => i.Expertise.Value).SetValidator(new ExpertiseInputValidator(thisYear))
            .OverridePropertyName(nameof(NomineeInput.Expertise));
        this.RuleForGiven(i => i.Contact).SetValidator(new ContactInputValidator()!);
    }
}

/// <summary>Puts what the form states into a nomination: what it leaves out stays, and null clears.</summary>
sealed class NominationForm(NomineeContacts contacts, SecretariatClock clock)
{
    static readonly string[] s_path = ["nominee"];

    /// <returns>What is wrong with it; empty when it was written.</returns>
    public async Task<List<UserError>> WriteAsync(
        RegistryDb db, Nomination nomination, NomineeInput form, CancellationToken cancellation)
    {
        var errors = new NomineeValidator(clock.Today.Year).Errors(form).ConvertAll(Under);
        if (nomination.Person is { } person)
            errors.AddRange(Overlaps(person, form));
        else if (form.FullName is { IsGiven: true, Value: null })
            errors.Add(new InvalidInput(
                "A nominee has a name; it can be changed, not cleared.", [.. s_path, "fullName"]));
        errors.AddRange(LanguageInput.Faults(form.Languages.Value ?? [], [.. s_path, "languages"]));
        var tags = await ExpertiseInput.TagsAsync(
            db, form.Expertise.Value ?? [], nomination.Expertise.ConvertAll(e => e.TagId), [.. s_path, "expertise"],
            errors, cancellation);
        var details = form.Contact.Value?.ChangeOf(contacts.Open(db, nomination) ?? new ContactDetails());
        if (details is { Email: null })
            errors.Add(new InvalidInput(
                "Give the mail address of the person: the link to consent goes there.",
                [.. s_path, "contact", "email"]));
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
                (languages ?? []).Select(l => new NominatedLanguage { Tag = l.Stored, Level = l.Level }));
        if (form.Contact.IsGiven)
            nomination.Contact = details is null ? null : contacts.Seal(db, nomination, details);
        return [];
    }

    /// <summary>Whether the form states anything that the person is asked to agree to.</summary>
    public static bool TouchesConsent(NomineeInput form) => form with { Contact = default } != new NomineeInput();

    /// <summary>
    /// An entry is its person's: a nominator can only add what it does not state. Of what is closed to participants
    /// nothing is told; the person's own word stays all the same.
    /// </summary>
    static IEnumerable<UserError> Overlaps(Person person, NomineeInput form)
    {
        var stated = new (string Field, bool IsGiven, bool IsThere, PersonFields Part)[]
        {
            ("fullName", form.FullName.Value is not null, true, PersonFields.Listing),
            ("title", form.Title.Value is not null, person.Title is not null, PersonFields.Listing),
            ("nativeName", form.NativeName.Value is not null, person.NativeName is not null, PersonFields.Listing),
            ("nationalities", form.Nationalities.Value is not null, person.Nationalities.Count > 0,
                PersonFields.Listing),
            ("category", form.Category.Value is not null, person.Category is not null, PersonFields.Listing),
            ("biography", form.Biography.Value is not null, person.Biography is not null, PersonFields.Biography),
            ("timeZone", form.TimeZone.Value is not null, person.TimeZone is not null, PersonFields.Availability),
            ("expertise", form.Expertise.Value is not null, person.Expertise.Count > 0, PersonFields.Expertise),
            ("languages", form.Languages.Value is not null, person.Languages.Count > 0, PersonFields.Languages),
        };
        return stated.Where(s => s is { IsGiven: true, IsThere: true }
            && (s.Part is PersonFields.Listing || person.OpenToParticipants.HasFlag(s.Part)))
            .Select(s => new InvalidInput(
            "The person's own entry states this; only the person changes it. Leave it out.", [.. s_path, s.Field]));
    }

    static void Replace<T>(List<T> rows, IEnumerable<T> by)
    {
        rows.Clear();
        rows.AddRange(by);
    }

    static UserError Under(UserError error) => error with { Path = [.. s_path, .. error.Path] };
}
