using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Availability;

/// <summary>
/// Where a person answers the letter of <see cref="AvailabilityLetters"/> in one tap, without an account and without
/// JavaScript. Looking changes nothing; an answer uses the links up.
/// </summary>
sealed class AnswerPages(
    IDbContextFactory<RegistryDb> contexts,
    RegisterChange register,
    CalendarDesk desk,
    Mailbox mail,
    IOptions<MailSettings> settings,
    Throttles throttles,
    TimeProvider time)
{
    static readonly Page s_unknown = new("This link cannot be used", Markup.From($"""
    <p>It was used before, has expired, or was replaced by a later one. Nothing was changed. You can say when you are
    free at any time, signed in.</p>
    """), StatusCodes.Status404NotFound);

    public static string PathOf(string secret, AvailabilityAnswer answer) => $"/availability/{secret}/{Word(answer)}";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        const string Path = "/availability/{secret}/{word}";
        endpoints.MapGet(Path, (AnswerPages pages, HttpContext http, string secret, string word) =>
            pages.ShowAsync(http, secret, word, http.RequestAborted));
        // The secret in the address is what shows that the form was meant: no other site knows it.
        endpoints.MapPost(Path, (AnswerPages pages, HttpContext http, string secret, string word) =>
            pages.AnswerAsync(http, secret, word, http.RequestAborted)).DisableAntiforgery();
    }

    async Task<IResult> ShowAsync(HttpContext http, string secret, string word, CancellationToken cancellation) =>
        Answer(word) is { } answer && await AskedAsync(secret, cancellation) is { } question
            ? Form(secret, question, answer)
            : Unknown(http);

    async Task<IResult> AnswerAsync(HttpContext http, string secret, string word, CancellationToken cancellation)
    {
        if (Answer(word) is not { } answer || await AskedAsync(secret, cancellation) is not { } asked)
            return Unknown(http);
        var person = new Caller(CallerRole.Member, "link in a letter", PersonId: asked.PersonId);
        var payload = await register.RunAsync("answerAvailability", async (db, _) =>
        {
            var link = await Links.TryUseAsync(db, LinkPurpose.Availability, secret, Now, cancellation);
            if (link is null || await OpenAsync(db, link, cancellation) is not { } question)
                return new Answered([new NotFound("The link cannot be used.")]);
            await TakeAsync(db, question, answer, cancellation);
            return new Answered([]);
        }, cancellation, by: person);
        return payload.Errors.Count > 0 ? Unknown(http) : Thanks(answer);
    }

    async Task TakeAsync(
        RegistryDb db, AvailabilityQuestion question, AvailabilityAnswer answer, CancellationToken cancellation)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == question.PersonId, cancellation);
        var calendar = await desk.OpenAsync(db, person, cancellation);
        (question.Answer, question.AnsweredAt) = (answer, calendar.Now);
        switch (answer)
        {
            case AvailabilityAnswer.Yes:
                calendar.Days.Confirm(w => w.Until >= calendar.Today, calendar.Now);
                await calendar.SaveAsync(cancellation);
                break;
            case AvailabilityAnswer.No:
                calendar.Days.TakeBackFree(calendar.Today);
                await calendar.SaveAsync(cancellation);
                break;
            case AvailabilityAnswer.CallMe when settings.Value.Office is { } office:
                mail.Post(db, office, "Somebody asks to be called about availability", $"""
                    {person.FullName} was asked whether it still holds that there are free days until
                    {question.FreeUntil:d MMMM yyyy}, and asks to be called about it. Nothing was changed.

                    Who else asked to be called, the query `callsAskedFor` lists.
                    """, about: person.Id);
                break;
        }
        await db.SaveChangesAsync(cancellation);
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    async Task<AvailabilityQuestion?> AskedAsync(string secret, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        return await Links.FindAsync(db, LinkPurpose.Availability, secret, Now, cancellation) is { } link
            ? await OpenAsync(db, link, cancellation)
            : null;
    }

    /// <summary>What the link asks, for as long as it is the person's latest question and has no answer.</summary>
    static Task<AvailabilityQuestion?> OpenAsync(RegistryDb db, OneTimeLink link, CancellationToken cancellation) =>
        db.Set<AvailabilityQuestion>().FirstOrDefaultAsync(
            q => q.PersonId == link.PersonId && q.Round == link.SubjectId && q.Answer == null
                && (q.Person.Kind == PersonKind.Eep || q.Person.Kind == PersonKind.Candidate), cancellation);

    Page Unknown(HttpContext http) => throttles.Unknown(http, s_unknown);

    static Page Form(string secret, AvailabilityQuestion question, AvailabilityAnswer first)
    {
        AvailabilityAnswer[] answers = [AvailabilityAnswer.Yes, AvailabilityAnswer.No, AvailabilityAnswer.CallMe];
        return new Page("Is it still right?", Markup.From($"""
        <p>You said that you are free, with or without conditions, on days until
        <strong>{question.FreeUntil:d MMMM yyyy}</strong>.</p>
        {Markup.From(answers.OrderBy(a => a != first).Select(Button))}
        <p class="quiet">“No” takes back what you said of the days from today on: nobody will count on them, and you can
        say something new at any time. Days you are not free stay as they are.</p>
        """));

        Markup Button(AvailabilityAnswer answer) => Markup.From($"""
            <form method="post" action="{PathOf(secret, answer)}"><button{(
                answer == first ? Markup.From($" class=\"first\"") : Markup.None)}>{Label(answer)}</button></form>

            """);
    }

    static string Label(AvailabilityAnswer answer) => answer switch
    {
        AvailabilityAnswer.Yes => "Yes, it still holds",
        AvailabilityAnswer.No => "No, take it back",
        _ => "Call me about it",
    };

    static Page Thanks(AvailabilityAnswer answer) => answer switch
    {
        AvailabilityAnswer.Yes => new Page("Thank you: it still holds", Markup.From($"""
            <p>What you said of your days is confirmed as of today.</p>
            """)),
        AvailabilityAnswer.No => new Page("Thank you: it is taken back", Markup.From($"""
            <p>From today on, nothing says that you are free. Sign in to say when you are, whenever you know.</p>
            """)),
        _ => new Page("Thank you: you will be called", Markup.From($"""
        <p>What you said stays as it is. The office of the ARF Chair and the ARF Unit see that you ask to be called.</p>
        """)),
    };

    static string Word(AvailabilityAnswer answer) => answer switch
    {
        AvailabilityAnswer.Yes => "yes",
        AvailabilityAnswer.No => "no",
        _ => "call-me",
    };

    static AvailabilityAnswer? Answer(string word) => word switch
    {
        "yes" => AvailabilityAnswer.Yes,
        "no" => AvailabilityAnswer.No,
        "call-me" => AvailabilityAnswer.CallMe,
        _ => null,
    };

    sealed record Answered(IReadOnlyList<UserError> Errors) : IPayload;
}
