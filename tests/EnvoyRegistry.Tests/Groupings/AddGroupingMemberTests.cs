using EnvoyRegistry.Access;
using EnvoyRegistry.News;
using EnvoyRegistry.People;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Groupings;

public sealed class AddGroupingMemberTests : GroupingMutationTests
{
    [Fact]
    public async Task A_member_joins_and_the_version_grows()
    {
        var grouping = await ProposedAsync(Seat("CHAIR", "PH"));

        var payload = await AddAsync(new { grouping, expectedVersion = 1, member = Seat("NON_ASEAN", "NZ") });

        Errors(payload).ShouldBeEmpty();
        payload.GetProperty("grouping").GetProperty("version").GetInt32().ShouldBe(2);
        payload.GetProperty("grouping").GetProperty("members").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("CHAIR", "PH", "R20: member.holder.participant")] // sits already
    [InlineData("CHAIR", "SG", "R20: member.seat")]
    [InlineData("INCOMING_CHAIR", "JP", "R20: member.holder.participant")]
    [InlineData("NON_ASEAN", "ID", "R20: member.holder.participant")]
    [InlineData("NON_ASEAN", "QQ", "NotFound: member.holder.participant")]
    public async Task A_member_without_a_right_to_the_seat_is_refused(string seat, string participant, string error)
    {
        var grouping = await ProposedAsync(Seat("CHAIR", "PH"));

        Errors(await AddAsync(new { grouping, expectedVersion = 1, member = Seat(seat, participant) }))
            .ShouldBe([error]);
    }

    [Fact]
    public async Task A_note_is_a_paragraph_at_most()
    {
        var grouping = await ProposedAsync();

        Errors(await AddAsync(new
        {
            grouping,
            expectedVersion = 1,
            member = new { seat = "CHAIR", holder = new { participant = "PH" }, note = new string('x', 2001) },
        })).ShouldBe(["InvalidInput: member.note"]);
    }

    [Fact]
    public async Task Somebody_who_was_slower_is_told_the_version()
    {
        var grouping = await ProposedAsync();
        await AddAsync(new { grouping, expectedVersion = 1, member = Seat("CHAIR", "PH") });

        var payload = await AddAsync(new { grouping, expectedVersion = 1, member = Seat("NON_ASEAN", "NZ") });

        Errors(payload).ShouldBe(["StaleVersion: expectedVersion"]);
        payload.GetProperty("errors")[0].GetProperty("currentVersion").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Of_many_at_once_for_one_version_one_gets_the_seat()
    {
        var grouping = await ProposedAsync();

        var payloads = await Task.WhenAll(((string[])["JP", "NZ", "CA", "AU", "IN", "US"]).Select(participant =>
            AddAsync(new { grouping, expectedVersion = 1, member = Seat("NON_ASEAN", participant) })));

        payloads.Select(Errors).Count(errors => errors.Count == 0).ShouldBe(1);
        payloads.SelectMany(Errors).Distinct().ShouldBe(["StaleVersion: expectedVersion"]);
    }

    [Fact]
    public async Task Whoever_is_seated_is_told_and_what_to_look_at_is_told_of_her()
    {
        var reached = AddPerson("Reached");
        var unreached = AddPerson("Unreached");
        using (var db = Registry.Register.Open())
        {
            await Registry.Services.GetRequiredService<PersonContacts>().StateAsync(
                db, NodeId.KeyOf("per", reached) ?? 0, new ContactDetails { Email = "reached@example.org" }, default);
            await db.SaveChangesAsync();
        }

        var data = await Registry.DataAsync("""
            mutation($input: ProposeGroupingInput!) {
              proposeGrouping(input: $input) { concerns { person { id } kind } errors { message } }
            }
            """, new
        {
            input = new
            {
                kind = "EXPERT_TEAM",
                name = "Observers",
                task = "Watch the border.",
                about = new[] { "KH" },
                members = new[] { reached, unreached }.Select(person => new
                {
                    seat = "EXPERT",
                    holder = new { person },
                }),
            },
        }, CallerRole.Chair);

        data.GetProperty("proposeGrouping").GetProperty("concerns").EnumerateArray()
            .Select(c => (c.GetProperty("person").GetProperty("id").GetString(), c.GetProperty("kind").GetString()))
            .ShouldBe([(reached, "NO_DECLARATION"), (unreached, "NO_DECLARATION"), (unreached, "NO_CONTACT")]);
        using var read = Registry.Register.Open();
        var letter = read.Set<OutgoingMail>().ShouldHaveSingleItem();
        letter.PersonId.ShouldBe(NodeId.KeyOf("per", reached));
    }

    [Fact]
    public async Task Nobody_joins_what_has_ended_or_never_was()
    {
        var grouping = await ProposedAsync();
        await DissolveAsync(new { grouping, expectedVersion = 1, reason = "Given up." });

        Errors(await AddAsync(new { grouping, expectedVersion = 2, member = Seat("CHAIR", "PH") }))
            .ShouldBe(["Conflict: grouping"]);
        Errors(
            await AddAsync(new { grouping = "grp_0000000000001", expectedVersion = 1, member = Seat("CHAIR", "PH") }))
            .ShouldBe(["NotFound: grouping"]);
    }
}
