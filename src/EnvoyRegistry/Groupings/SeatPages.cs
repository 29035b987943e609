using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Pages;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// Where a person who was asked to join a team reads what it is for and answers: without an account, without
/// JavaScript. Looking changes nothing; what was answered cannot be answered again by the same link.
/// </summary>
sealed class SeatPages(IDbContextFactory<RegistryDb> contexts, RegisterChange register, AnswerSeat answers)
{
    static readonly Page s_unknown = new("This link cannot be used", Markup.From($"""
        <p>The question was answered, or is asked no more. Nothing was changed.</p>
        """), StatusCodes.Status404NotFound);

    public static string PathOf(string secret) => $"/seat/{secret}";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapLink<SeatPages>(
        "/seat/{secret}", s_unknown,
        (pages, http, secret) => pages.ShowAsync(secret, null, http.RequestAborted),
        (pages, http, secret, form) => pages.AnswerAsync(secret, form, http.RequestAborted));

    async Task<IResult> ShowAsync(string secret, string? fault, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(db, secret, cancellation) is { } member ? Form(member.Grouping, fault) : s_unknown;
    }

    async Task<IResult> AnswerAsync(string secret, IFormCollection form, CancellationToken cancellation)
    {
        var answer = form["answer"].ToString();
        if (answer is not ("yes" or "no"))
            return await ShowAsync(secret, "Choose yes or no.", cancellation);
        await using var looked = await contexts.CreateDbContextAsync(cancellation);
        if (await FindAsync(looked, secret, cancellation) is not { PersonId: { } person } asked)
            return s_unknown;
        var caller = new Caller(CallerRole.Member, "by the link to a seat", PersonId: person);
        var grouping = new Id<Grouping>(asked.GroupingId);
        var payload = await register.RunAsync(Mutations.NameOf(typeof(AnswerSeat)), async (db, actor) =>
        {
            if (await FindAsync(db, secret, cancellation) is null)
                return new AnswerSeatPayload(null, [new NotFound("The link cannot be used.")]);
            return await answers.RunAsync(db, actor, new AnswerSeatInput(
                grouping, answer is "yes" ? SeatAnswer.Yes : SeatAnswer.No), cancellation);
        }, cancellation, by: caller, input: grouping);
        return payload switch
        {
            { Errors: [NotFound, ..] } => s_unknown,
            { Errors: [var error, ..] } => await ShowAsync(secret, error.Message, cancellation),
            _ when answer is "yes" => new Page("Thank you: you have said yes", Markup.From($"""
                <p>The Chair's office has your answer. Should you change your mind, say so signed in.</p>
                """)),
            _ => new Page("Thank you for your answer", Markup.From($"""
                <p>You owe no reason, and nobody but the Chair's office learns of it.</p>
                """)),
        };
    }

    /// <summary>The seat that a link is for, for as long as it waits for an answer.</summary>
    static async Task<GroupingMember?> FindAsync(RegistryDb db, string secret, CancellationToken cancellation)
    {
        if (!Secret.Looks(Secret.OfLink, secret))
            return null;
        db.Viewer = Viewer.Register;
        var hash = Secret.Hash(secret);
        return await db.Set<GroupingMember>().Include(m => m.Grouping).FirstOrDefaultAsync(m => m.LinkHash == hash
            && m.Answer == null && m.EndedAt == null && m.Grouping.Status < GroupingStatus.Dissolved, cancellation);
    }

    static Page Form(Grouping grouping, string? fault) => new(
        grouping.IsExercise ? "An exercise: will you join?" : "Will you join?", Markup.From($"""
            {(fault is null ? Markup.None : Markup.From($"<p role=\"alert\"><strong>{fault}</strong></p>"))}
            <p>The Chair of the ASEAN Regional Forum asks you to join a team of experts. If you say no, you owe no
            reason, and nobody but the Chair's office learns of it.</p>
            <h2>{grouping.Name}</h2>
            <p>{grouping.Task}</p>
            <p>Have you a tie with anybody whom this concerns? Declare it in your entry before you say yes; or declare
            there that you have none.</p>
            <form method="post">
            <button class="first" name="answer" value="yes">Yes, I join</button>
            <button name="answer" value="no">No</button>
            </form>
            """));
}
