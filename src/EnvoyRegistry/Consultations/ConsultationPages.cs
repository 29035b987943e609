using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Consultations;

/// <summary>
/// Where a focal point office that was sent a letter reads what is asked and answers for its participant: without a
/// token, without JavaScript. Looking changes nothing. The link serves for as long as there is something to do by it:
/// to answer until the consultation closes, and to withdraw an objection that stands.
/// </summary>
sealed class ConsultationPages(
    IDbContextFactory<RegistryDb> contexts,
    RegisterChange register,
    AnswerConsultation answers,
    WithdrawObjection withdrawals,
    CaseTexts texts,
    IDisclosures disclosures,
    TimeProvider time)
{
    const string Withdraw = "withdraw";

    static readonly Page s_unknown = new("This link cannot be used", Markup.From($"""
        <p>It is not one that the register sent. Nothing was changed.</p>
        """), StatusCodes.Status404NotFound);

    public static string PathOf(string secret) => $"/consultation/{secret}";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapLink<ConsultationPages>(
        "/consultation/{secret}", s_unknown,
        (pages, http, secret) => pages.ShowAsync(http, secret, null, http.RequestAborted),
        (pages, http, secret, form) => pages.AnswerAsync(http, secret, form, http.RequestAborted));

    async Task<IResult> AnswerAsync(
        HttpContext http, string secret, IFormCollection form, CancellationToken cancellation)
    {
        var said = form["answer"].ToString();
        var answer = Answer(said);
        if ((answer is null && said != Withdraw)
            || !int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || await OfficeAsync(secret, cancellation) is not { Caller: var office, Consultation: var consultation })
            return await ShowAsync(http, secret, null, cancellation);
        var payload = await register.RunAsync(
            answer is null ? Mutations.NameOf(typeof(WithdrawObjection)) : Mutations.NameOf(typeof(AnswerConsultation)),
            async (db, _) => Answered.With(
                await ConsultationLink.FindAsync(db, secret, cancellation) is not { } reply
                    ? new NotFound("The link cannot be used.")
                : reply.Version != version ? new StaleVersion(reply.Version, version)
                : answer is { } given
                    ? await answers.AnswerAsync(db, reply, given, form["text"].ToString(), cancellation)
                : await withdrawals.WithdrawAsync(db, reply, cancellation)),
            cancellation, by: office, input: consultation);
        return await ShowAsync(http, secret, payload, cancellation, form["text"].ToString());
    }

    /// <param name="done">What came of answering; null where nobody answered.</param>
    /// <param name="typed">What was written and not taken, so that it is not lost.</param>
    async Task<IResult> ShowAsync(
        HttpContext http, string secret, Answered? done, CancellationToken cancellation, string? typed = null)
    {
        if (await OfficeAsync(secret, cancellation) is not { Caller: var office })
            return s_unknown;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = office.Viewer;
        if (await ConsultationLink.FindAsync(db, secret, cancellation) is not { } reply)
            return s_unknown;
        var error = done is { Errors: [var first, ..] } ? first : null;
        if (reply.ChairAnswer is not null)
            await disclosures.RecordAsync(office, "consultationPage", new HashSet<(string, long)>
            {
                ("ConsultationReply.chairAnswer", reply.ConsultationId),
            });
        return new Page(
            done is null ? $"{reply.Participant.Name} is consulted"
                : error is null ? "Thank you: it is recorded" : "Your answer was not taken",
            Markup.From($"""
            {Fault(error)}
            {Exercise(reply.Consultation)}
            <h2>{reply.Consultation.Title}</h2>
            {Shared(reply.Consultation)}
            {Paragraphs(reply.Consultation.Circular)}
            {Standing(reply, Open(nameof(reply.Text), reply.Text))}
            {ChairAnswer(Open(nameof(reply.ChairAnswer), reply.ChairAnswer))}
            {Form(reply, error is null ? null : typed)}
            """),
            error switch
            {
                null => StatusCodes.Status200OK,
                InvalidInput => StatusCodes.Status400BadRequest,
                _ => StatusCodes.Status409Conflict,
            });

        string? Open(string column, string? sealedText) =>
            texts.Open<ConsultationReply>(db, reply.Id, column, sealedText);
    }

    /// <summary>As whom the holder of the link acts.</summary>
    async Task<(Caller Caller, Id<Consultation> Consultation)?> OfficeAsync(
        string secret, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Viewer = Viewer.Register;
        return await ConsultationLink.FindAsync(db, secret, cancellation) is { } reply
            ? (new Caller(CallerRole.FocalPoint, "link in a letter", reply.ParticipantId),
                new Id<Consultation>(reply.ConsultationId))
            : null;
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    static Markup Fault(UserError? error) => error switch
    {
        null => Markup.None,
        StaleVersion => Markup.From($"""
            <p><strong>It was answered meanwhile, by a colleague or by another letter. See below what stands now, and
            answer again if that is not right.</strong></p>
            """),
        _ => Markup.From($"<p><strong>{error.Message}</strong></p>"),
    };

    static Markup Exercise(Consultation consultation) => consultation.IsExercise
        ? Markup.From($"<p><strong>This is an EXERCISE. Nothing in it is real.</strong></p>") : Markup.None;

    static Markup Shared(Consultation consultation) => consultation.Shared is { } shared
        ? Markup.From($"<p>To be shared with {consultation.OutsideBody} (R15): {shared}</p>") : Markup.None;

    static Markup Paragraphs(string text) => Markup.From(
        text.ReplaceLineEndings("\n").Split("\n\n").Select(part => Markup.From($"<p>{part}</p>\n")));

    Markup Standing(ConsultationReply reply, string? text)
    {
        var (consultation, isClosed) = (reply.Consultation, reply.Consultation.IsClosed(Now));
        var outcome = !isClosed ? Markup.None
            : Markup.From($"<p>It ended {(consultation.ObjectionStands ? "with" : "without")} objection.</p>");
        return Markup.From($"""
            <h2>What {reply.Participant.Name} answered</h2>
            <p>{Words(ConsultationsNow.State(reply.Answer, isClosed))}{(reply.WithdrawnAt is { } at
                ? $", withdrawn on {ConsultationLetters.At(at)}" : "")}.</p>
            {(text is null ? Markup.None : Markup.From($"<blockquote>{Paragraphs(text)}</blockquote>"))}
            <p class="quiet">{(isClosed ? "The consultation closed on" : "The consultation closes on")}
            {ConsultationLetters.At(consultation.ClosesAt)}{(isClosed ? "" :
                ", or earlier when all participants have answered")}.</p>
            {outcome}
            """);
    }

    static Markup ChairAnswer(string? text) => text is null ? Markup.None : Markup.From($"""
        <h2>What the Chair's office answers to the objection</h2>
        <blockquote>{Paragraphs(text)}</blockquote>
        """);

    Markup Form(ConsultationReply reply, string? typed)
    {
        var answer = reply.Consultation.IsClosed(Now) ? Markup.None : Markup.From($"""
            <form method="post">
            {FormMarkup.Hidden("version", reply.Version)}
            {FormMarkup.Area("text", "Your objection or comment, for the Chair's office alone", typed)}
            <button class="first" name="answer" value="no-objection">No objection</button>
            <button name="answer" value="objection">We object</button>
            <button name="answer" value="comment">We comment, and do not object</button>
            </form>
            """);
        return !reply.IsStandingObjection ? answer : Markup.From($"""
            {answer}
            <form method="post">
            {FormMarkup.Hidden("version", reply.Version)}
            <button name="answer" value="{Withdraw}">Withdraw the objection</button>
            </form>
            """);
    }

    static string Words(ConsultationReplyState state) => state switch
    {
        ConsultationReplyState.NoObjection => "No objection",
        ConsultationReplyState.Objection => "An objection",
        ConsultationReplyState.Comment => "A comment, and no objection",
        ConsultationReplyState.Silent => "Nothing: silent",
        _ => "Nothing yet",
    };

    static ConsultationAnswer? Answer(string word) => word switch
    {
        "no-objection" => ConsultationAnswer.NoObjection,
        "objection" => ConsultationAnswer.Objection,
        "comment" => ConsultationAnswer.Comment,
        _ => null,
    };

    sealed record Answered(IReadOnlyList<UserError> Errors) : IPayload
    {
        public static Answered With(UserError? error) => new(error is null ? [] : [error]);
    }
}
