using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Changes what an entry says of a person and how to reach her or him; what is left out stays.</summary>
sealed class UpdateProfile(
    PersonContacts contacts, SignInAddresses addresses, AddressChanges changes, TimeProvider time)
    : IMutation<UpdateProfileInput, UpdateProfilePayload>
{
    static readonly UpdateProfileValidator s_validator = new();

    public Task<UpdateProfilePayload> RunAsync(
        RegistryDb db, Caller caller, UpdateProfileInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<UpdateProfilePayload>(db, caller, input, Keeper.PersonOrNominator, async person =>
        {
            var errors = s_validator.Errors(input);
            errors.AddRange(Violations(input, person, caller));
            if (errors.Count > 0)
                return errors;
            Write(input, person);
            return input.Contact.IsGiven
                && await StateContactAsync(db, person, caller, input.Contact.Value, cancellation) is { } refusal
                ? [refusal] : [];
        }, cancellation);

    static IEnumerable<UserError> Violations(UpdateProfileInput input, Person person, Caller caller)
    {
        var given = input.Entry.Given;
        if (given.ContainsKey("willingToServe") && !person.IsOf(caller))
            yield return new RuleViolation("R3",
                "Whether a person would serve as an envoy is her or his own word.", "willingToServe");
        if (given.TryGetValue("biography", out var biography) && !Text.IsThere((string?)biography)
            && person is { Kind: PersonKind.Eep, Biography: not null })
            yield return new RuleViolation("R6",
                "The entry of an EEP holds a curriculum vitae: give another, rather than none.", "biography");
    }

    static void Write(UpdateProfileInput input, Person person)
    {
        foreach (var (field, value) in input.Stated)
            field.Set(person, field.Kind!.Kept(value));
        if (input.FormerOffices.IsGiven)
            Replace(person.FormerOffices, person.Id, input.FormerOffices.Value ?? []);
    }

    /// <summary>Place by place, so that the record of the change tells what became of each.</summary>
    static void Replace(List<FormerOffice> offices, long person, IReadOnlyList<FormerOfficeInput> stated)
    {
        offices.Sort((a, b) => a.Position.CompareTo(b.Position));
        foreach (var (index, office) in stated.Index())
        {
            if (index < offices.Count)
                (offices[index].Kind, offices[index].Title) = (office.Kind, office.Title.Trim());
            else
                offices.Add(new FormerOffice
                {
                    PersonId = person,
                    Position = index == 0 ? 0 : offices[index - 1].Position + 1,
                    Kind = office.Kind,
                    Title = office.Title.Trim(),
                });
        }
        if (offices.Count > stated.Count)
            offices.RemoveRange(stated.Count, offices.Count - stated.Count);
    }

    async Task<UserError?> StateContactAsync(
        RegistryDb db, Person person, Caller caller, ContactInput? stated, CancellationToken cancellation)
    {
        var known = await contacts.FindAsync(db, person.Id, cancellation) ?? new ContactDetails();
        var details = stated?.ChangeOf(known) ?? new ContactDetails();
        // Otherwise a focal point could sign in as the person, consent for her and read what she keeps from it.
        if (details.Email != known.Email && !person.IsOf(caller))
            return new RuleViolation("R3",
                "The e-mail address is the one that the person is asked at and signs in by; she or he alone states it.",
                "contact", "email");
        if (details.Email != known.Email
            && await ChangeAddressAsync(db, person, known.Email, details.Email, cancellation) is { } refusal)
            return refusal;
        // A new address is where letters go once the one to it was answered.
        var counts = details.Email is null || known.Email is null ? details.Email : known.Email;
        await contacts.StateAsync(db, person.Id, details with { Email = counts }, cancellation);
        return null;
    }

    async Task<UserError?> ChangeAddressAsync(
        RegistryDb db, Person person, string? former, string? address, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (address is not null && await addresses.IsOfAnotherAsync(db, address, person.Id, cancellation))
            return new Conflict("Somebody else signs in by this address; give one of your own.", "contact", "email");
        if (address is not null && former is not null)
        {
            await changes.AskAsync(db, person, address, former, now, cancellation);
            return null;
        }
        await AddressChanges.ForgetAsync(db, person.Id, now, cancellation);
        await addresses.SetAsync(db, person.Id, address is null ? [] : [address], cancellation);
        if (former is not null)
            changes.TellFormer(db, person, former);
        return null;
    }
}

/// <param name="Entry">Whatever else is given: fields of the entry that need no code of their own.</param>
sealed record UpdateProfileInput(
    Id<Person> Person,
    int ExpectedVersion,
    Changes<Person> Entry,
    Optional<IReadOnlyList<FormerOfficeInput>?> FormerOffices = default,
    Optional<ContactInput?> Contact = default) : EntryInput(Person, ExpectedVersion)
{
    public IEnumerable<(DescribedField Field, object? Value)> Stated =>
        EntryFields.Stated.Where(f => Entry.Given.ContainsKey(f.Name)).Select(f => (f, Entry.Given[f.Name]));
}

sealed record UpdateProfilePayload : EntryPayload;

sealed record FormerOfficeInput(OfficeKind Kind, string Title);

/// <summary>What can be said of the form by itself.</summary>
sealed class UpdateProfileValidator : AbstractValidator<UpdateProfileInput>
{
    const int Most = 50;

    public UpdateProfileValidator()
    {
        RuleFor(i => i.Stated).Custom((stated, form) =>
        {
            foreach (var (field, value) in stated)
            {
                foreach (var fault in field.Faults(value))
                    form.AddFailure(field.Name, fault);
            }
        });
        this.RuleForGiven(i => i.FormerOffices).Must(offices => offices is null || offices.Count <= Most)
            .WithMessage($"At most {Most} offices.");
        RuleForEach(i => i.FormerOffices.Value)
            .ChildRules(office => office.RuleFor(o => o.Title).Must(Text.IsThere).WithMessage("An office has a name.")
                .OneLine())
            .OverridePropertyName(nameof(UpdateProfileInput.FormerOffices));
        this.RuleForGiven(i => i.Contact).SetValidator(new ContactInputValidator()!);
    }
}
