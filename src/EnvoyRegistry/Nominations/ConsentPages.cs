using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// Where a person who was sent a link reads what she or he is asked to agree to, and answers: without an account,
/// without JavaScript. Looking changes nothing; the answer uses the link up.
/// </summary>
sealed class ConsentPages(
    IDbContextFactory<RegistryDb> contexts,
    RegisterChange register,
    ConsentToNomination consent,
    NomineeContacts contacts,
    TimeProvider time)
{
    static readonly Page s_unknown = new(
        "This link cannot be used", Markup.From($"""
    <p>It was used before, has expired, or was replaced by a later one. If you have not answered yet, the focal point
    who asked you can send you a new one.</p>
    """), StatusCodes.Status404NotFound);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapLink<ConsentPages>(
        "/consent/{secret}", s_unknown,
        (pages, http, secret) => pages.ShowAsync(secret, http.RequestAborted),
        (pages, http, secret, form) => pages.AnswerAsync(secret, form, http.RequestAborted));

    async Task<IResult> ShowAsync(string secret, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var link = await Links.FindAsync(db, LinkPurpose.Consent, secret, Now, cancellation);
        return link is not null && await WaitingAsync(db, link, cancellation) is { } nomination
            ? Form(nomination, contacts.Open(db, nomination), await CountryNames.ReadAsync(db, cancellation))
            : s_unknown;
    }

    async Task<IResult> AnswerAsync(string secret, IFormCollection form, CancellationToken cancellation)
    {
        var answer = form["answer"].ToString();
        if (answer is not ("yes" or "no"))
            return await ShowAsync(secret, cancellation);
        if (await NomineeAsync(secret, cancellation) is not { } nominee)
            return s_unknown;
        var payload = await register.RunAsync("consentToNomination", async (db, _) =>
        {
            var link = await Links.TryUseAsync(db, LinkPurpose.Consent, secret, Now, cancellation);
            if (link is null || await WaitingAsync(db, link, cancellation) is not { } nomination)
                return new Answered(null, [new NotFound("The link cannot be used.")]);
            var error = consent.Answer(
                db, nomination, answer is "yes", nomination.Consent!.Text.Edition,
                answer is "yes" ? form["willing"] == "yes" : null, ConsentChannel.Link);
            if (error is not null)
                return new Answered(null, [error]);
            await db.SaveChangesAsync(cancellation);
            return new Answered(nomination, []);
        }, cancellation, by: nominee);
        return payload switch
        {
            { Nomination: null, Errors: [NotFound, ..] } => s_unknown,
            { Nomination: null } => new Page("Your answer was not taken", Markup.From($"""
                <p>{payload.Errors[0].Message}</p>
                """), StatusCodes.Status409Conflict),
            _ when answer is "yes" => new Page("Thank you: you have agreed", Markup.From($"""
            <p>{payload.Nomination.Participant.Name} can now nominate you. You can take your consent back at any time,
            without giving a reason: until you are on the register by word to its focal point, from then on yourself, by
            signing in with the address at which you were asked.</p>
            """)),
            _ => new Page("You will not be nominated", Markup.From($"""
                <p>Thank you for your answer. What {payload.Nomination.Participant.Name} had put down about you for this
                nomination has been erased.</p>
                """)),
        };
    }

    /// <summary>As whom the holder of the link acts.</summary>
    async Task<Caller?> NomineeAsync(string secret, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Links.FindAsync(db, LinkPurpose.Consent, secret, Now, cancellation) is { } link
            ? new Caller(CallerRole.Member, "by the link to consent", PersonId: link.PersonId)
            : null;
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The nomination the link asks about, for as long as it waits for just this answer.</summary>
    static async Task<Nomination?> WaitingAsync(RegistryDb db, OneTimeLink link, CancellationToken cancellation) =>
        await db.Nominations().FirstOrDefaultAsync(
            n => n.ConsentId == link.SubjectId && n.NomineeId == link.PersonId
                && n.State == NominationState.ConsentAsked && n.Consent!.State == ConsentState.Pending, cancellation);

    static Page Form(Nomination nomination, ContactDetails? contact, CountryNames countries)
    {
        var person = nomination.Person;
        return new Page("Do you agree to be nominated?", Markup.From($"""
            <p>{nomination.Participant.Name} would like to nominate you as an Expert and Eminent Person of the ASEAN
            Regional Forum. You decide, and nobody can for you.</p>
            <h2>What would be registered about you</h2>
            <table>
            {Row("Name", $"{person?.Title ?? nomination.Title} {person?.FullName ?? nomination.FullName}".Trim())}
            {Row("In your script", person?.NativeName ?? nomination.NativeName)}
            {Row("Nationality", countries.Write(nomination.NationalitiesOfNominee()))}
            {Row("Curriculum vitae", person?.Biography ?? nomination.Biography)}
            {Row("Fields of expertise", string.Join("; ", Fields(nomination)))}
            {Row("Languages", string.Join(", ", Languages(nomination)))}
            {Row("Known as", Known(person?.Category ?? nomination.Category))}
            {Row("Time zone", person?.TimeZone ?? nomination.TimeZone)}
            {Row("E-mail", contact?.Email)}
            {Row("Telephone", string.Join(", ", contact?.Phones ?? []))}
            {Row("Address", contact?.PostalAddress)}
            {Row("Assistant", contact?.Assistant is { } assistant ? Describe(assistant) : null)}
            </table>
            <h2>What you would agree to</h2>
            {ConsentMarkup.Write(nomination.Consent!.Text.Text)}
            <p class="quiet">Edition {nomination.Consent.Text.Edition} of this text.</p>
            <form method="post">
            <p><label><input type="checkbox" name="willing" value="yes"> I would also serve as an envoy, if I am asked.
            </label></p>
            <button class="first" name="answer" value="yes">I agree</button>
            <button name="answer" value="no">I do not agree</button>
            </form>
            """));
    }

    internal static string Describe(AssistantDetails assistant) =>
        string.Join(", ", new[] { assistant.Name, assistant.Email, assistant.Phone }.Where(Text.IsThere));

    internal static string? Known(PersonCategory? category) => category switch
    {
        PersonCategory.Eminent => "Eminent person",
        PersonCategory.Expert => "Expert",
        _ => null,
    };

    static IEnumerable<string> Fields(Nomination nomination) => nomination.Person is { Expertise.Count: > 0 } person
        ? person.Expertise.Select(e => Field(e.Tag.Name, e.Level, e.Years, e.LastUsedYear, e.Evidence))
        : nomination.Expertise.Select(e => Field(e.Tag.Name, e.Level, e.Years, e.LastUsedYear, e.Evidence));

    internal static string Field(string name, ExpertiseLevel level, int? years, int? lastUsedYear, string? evidence)
    {
        string?[] facts =
        [
            level switch
            {
                ExpertiseLevel.Led => "led it",
                ExpertiseLevel.TookPart => "took part",
                _ => "studied it",
            },
            years is { } count ? $"{count} {(count == 1 ? "year" : "years")}" : null,
            lastUsedYear is { } year ? $"last in {year}" : null,
            evidence,
        ];
        return $"{name} ({string.Join(", ", facts.OfType<string>())})";
    }

    static IEnumerable<string> Languages(Nomination nomination) => nomination.Person is { Languages.Count: > 0 } person
        ? person.Languages.Select(l => $"{LanguageNames.Find(l.Tag)} ({l.Level})")
        : nomination.Languages.Select(l => $"{LanguageNames.Find(l.Tag)} ({l.Level})");

    internal static Markup Row(string name, string? value) => Text.IsThere(value)
        ? Markup.From($"<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>\n")
        : Markup.None;

    sealed record Answered(Nomination? Nomination, IReadOnlyList<UserError> Errors) : IPayload;
}
