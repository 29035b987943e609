using System.Text.Json;
using EnvoyRegistry.Access;

namespace EnvoyRegistry.Tests.Groupings;

public sealed class ProposeGroupingTests : GroupingMutationTests
{
    [Fact]
    public async Task Friends_of_the_Chair_are_put_on_record_with_the_seats_of_their_first_day()
    {
        var payload = await ProposeAsync(Friends(
            Seat("NON_ASEAN", "JP"), Seat("CHAIR", "PH"), Seat("INCOMING_CHAIR", "SG"), Seat("PAST_CHAIR", "MY")));

        Errors(payload).ShouldBeEmpty();
        var grouping = payload.GetProperty("grouping");
        (grouping.GetProperty("status").GetString(), grouping.GetProperty("from").GetString(),
            grouping.GetProperty("version").GetInt32())
            .ShouldBe(("PROPOSED", "2026-10-01", 1));
        grouping.GetProperty("members").EnumerateArray()
            .Select(m => $"{m.GetProperty("seat")} {m.GetProperty("participant").GetProperty("code")} " +
                m.GetProperty("seatedOn"))
            .ShouldBe(["CHAIR PH 2026-10-01", "INCOMING_CHAIR SG 2026-10-01", "PAST_CHAIR MY 2026-10-01",
                "NON_ASEAN JP 2026-10-01"]);
    }

    [Fact]
    public async Task The_seats_are_those_of_the_first_day_also_when_it_is_to_come()
    {
        var input = Friends(Seat("CHAIR", "SG"), Seat("PAST_CHAIR", "PH"));
        input["from"] = "2027-02-01";

        var payload = await ProposeAsync(input);

        Errors(payload).ShouldBeEmpty();
        payload.GetProperty("grouping").GetProperty("members")[0].GetProperty("seatedOn").GetString()
            .ShouldBe("2027-02-01");
    }

    [Fact]
    public async Task All_faults_are_told_at_once_and_nothing_is_kept()
    {
        var before = Count();
        var input = Friends(
            Seat("CHAIR", "SG"), Seat("NON_ASEAN", "TH"), Seat("NON_ASEAN", "JP"), Seat("NON_ASEAN", "NZ"),
            Seat("EXPERT", "US"),
            Seat("PAST_CHAIR", "MM"), Seat("PAST_CHAIR", "XX"));
        input["name"] = "  ";
        input["task"] = "";
        input["balanceNote"] = null;

        Errors(await ProposeAsync(input)).ShouldBe(
        [
            "InvalidInput: name", "R21: task", "R22: balanceNote",
            "R20: members.0.holder.participant", "R20: members.1.holder.participant", "R20: members.3.seat",
            "R20: members.4.seat",
            "R22: members.5.note", "NotFound: members.6.holder.participant",
        ]);
        Count().ShouldBe(before);
    }

    [Theory]
    [InlineData("FRIENDS_OF_THE_CHAIR", "R21")]
    [InlineData("ASEAN_TROIKA", "R28")]
    [InlineData("EXPERT_TEAM", "R26")]
    public async Task No_kind_goes_without_a_task(string kind, string rule)
    {
        var input = Friends();
        input["kind"] = kind;
        input["task"] = " \n";

        Errors(await ProposeAsync(input)).ShouldBe([$"{rule}: task"]);
    }

    [Fact]
    public async Task A_team_is_made_of_people_who_are_willing()
    {
        var (willing, unwilling) = (AddPerson("Able Willing"), AddPerson("Able Only", willing: false));
        var input = Friends(new { seat = "EXPERT", holder = new { person = willing } });
        input["kind"] = "EXPERT_TEAM";
        input.Remove("balanceNote");

        var payload = await ProposeAsync(input);
        Errors(payload).ShouldBeEmpty();
        payload.GetProperty("grouping").GetProperty("members")[0].GetProperty("person").GetProperty("fullName")
            .GetString()
            .ShouldBe("Able Willing");

        input["members"] = (object[])
        [
            new { seat = "EXPERT", holder = new { person = unwilling } },
            new { seat = "EXPERT", holder = new { participant = "JP" } },
            new { seat = "EXPERT", holder = new { person = "per_0000000000001" } },
        ];
        Errors(await ProposeAsync(input))
            .ShouldBe([
                "R24: members.0.holder.person", "R26: members.1.holder.participant",
                "NotFound: members.2.holder.person",
            ]);
    }

    [Fact]
    public async Task The_id_of_something_else_is_an_error_of_the_request()
    {
        var input = Friends(new { seat = "EXPERT", holder = new { person = "tag_0000000000001" } });

        var response = await Registry.AskAsync(
            "mutation($input: ProposeGroupingInput!) { proposeGrouping(input: $input) { errors { code } } }",
            new { input }, CallerRole.Chair);

        var error = response.GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("inputPath").ToString()
            .ShouldBe("""["input","members",0,"holder","person"]""");
    }

    [Fact]
    public async Task A_code_that_nobody_has_is_answered_with_one_that_may_be_meant()
    {
        var payload = await ProposeAsync(Friends(Seat("NON_ASEAN", "jp")));

        payload.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("Did you mean `JP`?");
    }

    [Fact]
    public async Task A_violation_shows_its_rule_with_text_and_sources()
    {
        var data = await Registry.DataAsync("""
            mutation($input: ProposeGroupingInput!) {
              proposeGrouping(input: $input) {
                grouping { id } errors { code ... on RuleViolation { rule { text sources { code } } } }
              }
            }
            """, new { input = Friends(Seat("NON_ASEAN", "TL")) }, CallerRole.Chair);

        var error = data.GetProperty("proposeGrouping").GetProperty("errors")[0];
        error.GetProperty("code").GetString().ShouldBe("RULE_VIOLATION");
        error.GetProperty("rule").GetProperty("sources").ToString()
            .ShouldBe("""[{"code":"A5"},{"code":"A6"},{"code":"A7"}]""");
    }

    [Fact]
    public async Task Several_proposals_in_one_request_are_done_in_order_each_by_itself()
    {
        var (good, bad) = (Friends(Seat("CHAIR", "PH")), Friends(Seat("CHAIR", "TH")));
        var before = Count();

        var data = await Registry.DataAsync("""
            mutation($good: ProposeGroupingInput!, $bad: ProposeGroupingInput!) {
              a: proposeGrouping(input: $good) { grouping { id } errors { code } }
              b: proposeGrouping(input: $bad) { grouping { id } errors { code } }
              c: proposeGrouping(input: $good) { grouping { id } errors { code } }
            }
            """, new { good, bad }, CallerRole.Chair);

        data.EnumerateObject().Select(p => p.Value.GetProperty("grouping").ValueKind)
            .ShouldBe([JsonValueKind.Object, JsonValueKind.Null, JsonValueKind.Object]);
        Count().ShouldBe(before + 2);
    }
}
