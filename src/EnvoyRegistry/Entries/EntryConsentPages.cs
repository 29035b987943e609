using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Entries;

/// <summary>
/// Where a person whose entry waits for consent (R3) reads what it says and what she or he would agree to, and answers:
/// by the link of a letter, without an account, without JavaScript. Looking changes nothing; the answer uses the link
/// up.
/// </summary>
sealed class EntryConsentPages(
    IDbContextFactory<RegistryDb> contexts,
    RegisterChange register,
    PersonContacts contacts,
    SignInAddresses addresses,
    EntryRemoval removal,
    Erasure erasure,
    SecretariatClock clock,
    TimeProvider time)
{
    static readonly Page s_unknown = new(
        "This link cannot be used", Markup.From($"""
    <p>It was used before, has expired, or was replaced by a later one. If you have not answered yet, ask the ARF Unit,
    or the focal point who put you on the register, for a new one.</p>
    """), StatusCodes.Status404NotFound);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapLink<EntryConsentPages>(
        $"{EntryConsentLetter.Path}/{{secret}}", s_unknown,
        (pages, http, secret) => pages.ShowAsync(secret, http.RequestAborted),
        (pages, http, secret, form) => pages.AnswerAsync(secret, form, http.RequestAborted));

    async Task<IResult> ShowAsync(string secret, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Data.Viewing.Viewer.Register;
        var link = await Links.FindAsync(db, LinkPurpose.EntryConsent, secret, Now, cancellation);
        if (link is null || await WaitingAsync(db, link, cancellation) is not { } person)
            return s_unknown;
        return Form(
            person,
            await db.NominatorOfAsync(person, cancellation),
            await contacts.FindAsync(db, person.Id, cancellation),
            await db.ConsentTextInForceAsync(cancellation),
            await CountryNames.ReadAsync(db, cancellation));
    }

    async Task<IResult> AnswerAsync(string secret, IFormCollection form, CancellationToken cancellation)
    {
        var answer = form["answer"].ToString();
        if (answer is not ("yes" or "no") || await HolderAsync(secret, cancellation) is not { } holder)
            return await ShowAsync(secret, cancellation);
        var edition = int.TryParse(form["edition"], out var read) ? read : 0;
        var answered = await register.RunAsync("answerEntryConsent", (db, caller) => AnswerAsync(
            db, caller, secret, answer is "yes" ? edition : null, form["willing"] == "yes", cancellation), cancellation,
            by: holder);
        if (answered.Errors.Count > 0)
            return answered.Errors[0] is NotFound ? s_unknown : new Page("Your answer was not taken", Markup.From($"""
                <p>{answered.Errors[0].Message}</p>
                """), StatusCodes.Status409Conflict);
        if (answer is "yes")
            return Thanks(answered);
        // Whoever breaks off has left all the same.
        await erasure.RunAsync(CancellationToken.None);
        return new Page("Your entry is taken away", Markup.From($"""
            <p>Thank you for your answer. What was put down about you has been erased, and you are not on the
            register.</p>
            """));
    }

    /// <param name="edition">Of the text that was agreed to; null for a no.</param>
    async Task<Answered> AnswerAsync(
        RegistryDb db, Caller caller, string secret, int? edition, bool isWilling, CancellationToken cancellation)
    {
        var link = await Links.TryUseAsync(db, LinkPurpose.EntryConsent, secret, Now, cancellation);
        if (link is null || await WaitingAsync(db, link, cancellation) is not { } person)
            return new Answered(false, false, [new NotFound("The link cannot be used.")]);
        if (edition is null)
        {
            await removal.TakeAwayAsync(db, person, caller, ConsentChannel.Link, cancellation);
            return new Answered(false, false, []);
        }
        var inForce = (await db.ConsentTextInForceAsync(cancellation)).Edition;
        if (edition != inForce)
            return new Answered(false, false, [new Conflict(
                "The text was replaced while you read it. Please open the link again, and read the new one.")]);

        var consent = await db.ConsentOfAsync(person.Id, cancellation);
        consent.Give(person, ConsentChannel.Link, inForce, Now, clock.Today);
        person.WillingToServe = isWilling;
        person.Version++;
        // The letter came to this address, so it is hers; unless somebody else signs in by it already.
        var address = (await contacts.FindAsync(db, person.Id, cancellation))?.Email;
        var canSignIn = address is not null && await addresses.SetAsync(db, person.Id, [address], cancellation);
        await db.SaveChangesAsync(cancellation);
        return new Answered(consent.Holds, canSignIn, []);
    }

    static Page Thanks(Answered answered) => new("Thank you: you have agreed", Markup.From($"""
        {(answered.Holds
            ? Markup.From($"<p>Your entry is on the register from now on.</p>")
            : Markup.From($"<p>Your mail address is confirmed. The ARF Unit now checks who you are, and then your " +
                $"entry is on the register; you will have a letter.</p>"))}
        {(answered.CanSignIn
            ? Markup.From($"<p>You can <a href=\"{SignInDesk.Path}\">sign in</a> by the address of the letter, to " +
                $"change your entry, to say when you are free, or to leave the register: at any time, without giving " +
                $"a reason.</p>")
            : Markup.From($"<p>Somebody else on the register signs in by this address. Tell the ARF Unit another " +
                $"one, to be able to sign in to your entry.</p>"))}
        """));

    /// <summary>As whom the holder of the link acts.</summary>
    async Task<Caller?> HolderAsync(string secret, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Links.FindAsync(db, LinkPurpose.EntryConsent, secret, Now, cancellation) is { } link
            ? new Caller(CallerRole.Member, "by the link to consent to an entry", PersonId: link.PersonId)
            : null;
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Whom the link asks, for as long as the entry waits for just this answer.</summary>
    static async Task<Person?> WaitingAsync(RegistryDb db, OneTimeLink link, CancellationToken cancellation) =>
        await db.Set<Person>().Include(p => p.Expertise).ThenInclude(e => e.Tag).Include(p => p.Languages)
            .Include(p => p.Registrations).Include(p => p.FormerOffices).AsSplitQuery().FirstOrDefaultAsync(
                p => p.Id == link.PersonId && p.Status == PersonStatus.ConsentPending
                    && !db.Set<EntryConsent>().Any(c => c.PersonId == p.Id && c.State != ConsentState.Pending),
                cancellation);

    static Page Form(
        Person person, Participant? by, ContactDetails? contact, ConsentText text, CountryNames countries) => new(
        "Do you agree to be on the register?", Markup.From($"""
        <p>{Why(person, by)} You decide, and nobody can for you.</p>
        <h2>What would be on the register about you</h2>
        <table>
        {ConsentPages.Row("Name", $"{person.Title} {person.FullName}".Trim())}
        {ConsentPages.Row("In your script", person.NativeName)}
        {ConsentPages.Row("Nationality", countries.Write(person.Nationalities))}
        {ConsentPages.Row("Curriculum vitae", person.Biography)}
        {ConsentPages.Row("Offices you held", string.Join("; ",
            person.FormerOffices.OrderBy(o => o.Position).Select(o => o.Title)))}
        {ConsentPages.Row("Fields of expertise", string.Join("; ", person.Expertise.Select(
            e => ConsentPages.Field(e.Tag.Name, e.Level, e.Years, e.LastUsedYear, e.Evidence))))}
        {ConsentPages.Row("Languages", string.Join(", ", person.Languages.Select(
            l => $"{LanguageNames.Find(l.Tag)} ({l.Level})")))}
        {ConsentPages.Row("Countries you know", countries.Write(person.CountriesKnown))}
        {ConsentPages.Row("Known as", ConsentPages.Known(person.Category))}
        {ConsentPages.Row("Time zone", person.TimeZone)}
        {ConsentPages.Row("E-mail", contact?.Email)}
        {ConsentPages.Row("Telephone", string.Join(", ", contact?.Phones ?? []))}
        {ConsentPages.Row("Address", contact?.PostalAddress)}
        {ConsentPages.Row("Assistant",
            contact?.Assistant is { } assistant ? ConsentPages.Describe(assistant) : null)}
        </table>
        <h2>What you would agree to</h2>
        {ConsentMarkup.Write(text.Text)}
        <p class="quiet">Edition {text.Edition} of this text.</p>
        <form method="post">
        {FormMarkup.Hidden("edition", text.Edition)}
        {FormMarkup.Check("willing", "I would serve as an envoy, if I am asked.", isChecked: person.WillingToServe)}
        <button class="first" name="answer" value="yes">I agree</button>
        <button name="answer" value="no">I do not agree</button>
        </form>
        """));

    static string Why(Person person, Participant? by) => (person.Kind, by) switch
    {
        (PersonKind.Eep, { } nominator) => $"{nominator.Name} has put you on the register of the ASEAN Regional " +
            "Forum, as one of its Expert and Eminent Persons.",
        (_, { } proposer) => $"{proposer.Name} proposes you for the register of the ASEAN Regional Forum, as a " +
            "candidate for envoy.",
        _ => "There is an entry about you for the register of the ASEAN Regional Forum, as a candidate for envoy.",
    };

    /// <param name="Holds">Whether the entry counts from now on.</param>
    sealed record Answered(bool Holds, bool CanSignIn, IReadOnlyList<UserError> Errors) : IPayload;
}
