using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Groupings;

/// <summary>Where a person who was asked to join a team says yes or no, signed in.</summary>
static class MySeats
{
    static readonly ReadOnlyMemory<byte> s_question = """
        query MySeat($id: ID!) {
          grouping(id: $id) { id name task isExercise members { person { id } answer end } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_answer = Form.Mutation("answerSeat");

    public static void Map(IEndpointRouteBuilder app) => app.MapForm(
        $"{MemberPages.Home}/seats/{{id}}", "Thank you for your answer. The Chair's office has it.", async visit =>
            visit.Is(CallerRole.Member)
            && await visit.ReadAsync<Read>(s_question, new { id = visit.Route("id") }) is { Grouping: { } grouping }
            && grouping.Members.Any(m => m.End is null
                && m.Person?.Id == PersonId.Write(visit.Caller.PersonId!.Value)) ? Answer(grouping) : null);

    static Form Answer(Asked grouping) => new(
        grouping.IsExercise ? "An exercise: will you join?" : "Will you join?", s_answer,
        [
            new("answer", "Will you join?", InputKind.Buttons)
            {
                Options = [new("YES", "Yes, I join"), new("NO", "No")],
            },
        ])
    {
        Lead = "The Chair of the ASEAN Regional Forum asks you to join a team of experts. If you say no, you owe no "
            + "reason, and nobody but the Chair's office learns of it. Have you a tie with anybody whom this concerns? "
            + "Declare it in your entry before you say yes; or declare there that you have none.",
        Above = SeatTask.Of<SeatTask>(new SeatTask.Shown(grouping.Name, grouping.Task)),
        Given = [("grouping", grouping.Id)],
        Back = MemberPages.Home,
        Trail = MemberPages.BelowHome,
    };

    sealed record Read(Asked? Grouping);

    sealed record Asked(string Id, string Name, string Task, bool IsExercise, IReadOnlyList<Seat> Members);

    sealed record Seat(Ref? Person, string? Answer, string? End);

    sealed record Ref(string Id);
}
