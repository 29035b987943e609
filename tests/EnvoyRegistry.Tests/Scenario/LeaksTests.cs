using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Tests.Access;
using EnvoyRegistry.Tests.Appointments;
using EnvoyRegistry.Tests.Groupings;
using EnvoyRegistry.Tests.Situations;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Tests.Scenario;

/// <summary>
/// After each step of a case, whoever has no part in it is answered as by a register in which it never began: whatever
/// she, he or it can ask, by every id that the case has given out.
/// </summary>
public sealed partial class LeaksTests : IDisposable
{
    readonly CaseDesk _played = new();
    readonly List<string> _ids = [];
    CaseDesk _other = null!; // The first act of the test.
    List<(string Who, string? Token, bool IsConsulted, List<string> Questions)> _outsiders = [];
    int _told;

    public void Dispose()
    {
        _played.Dispose();
        _other?.Dispose();
    }

    [Fact]
    public async Task Whoever_has_no_part_in_a_case_finds_no_trace_of_it_after_any_of_its_steps()
    {
        var (cases, groupings) = (new CaseCalls(_played), new GroupingCalls(_played));
        var one = await _played.AddEnvoyAsync("Able First", nationalities: "SG");
        var two = await _played.AddEnvoyAsync("Able Second", nationalities: "JP");
        var stranger = await _played.AddEnvoyAsync("Able Stranger", nationalities: "AU");
        _outsiders =
        [
            Outsider("nobody who signed in", null),
            Outsider("an integrator", new(CallerRole.Integrator)),
            Outsider("an integrator for people", new(CallerRole.Integrator, Scopes: TokenScope.People)),
            Outsider("another member", new(CallerRole.Member, PersonId: NodeId.KeyOf("per", stranger)!.Value)),
            Outsider("an office out of term", new(CallerRole.Chair, KnownParticipants.IdOf("MY"))),
            Outsider("a focal point", new(CallerRole.FocalPoint, KnownParticipants.IdOf("SG"))),
            Outsider("the focal point of a party", new(CallerRole.FocalPoint, KnownParticipants.IdOf("TH"))),
        ];
        _other = _played.Copy();
        await SameAsync("nothing");

        var (situation, _) = await _played.OpenAsync();
        await SameAsync("openSituation", situation);
        foreach (var person in (string[])[one, two])
            CaseDesk.Errors(await cases.HoldAsync(situation, person)).ShouldBeEmpty();
        await SameAsync("holdEnvoy");
        var (team, _) = GroupingCalls.Changed(await groupings.ProposeTeamAsync(situation, (one, null)));
        await SameAsync("proposeGrouping", team);
        var (appointment, version) = CaseCalls.Changed(await cases.RequestAsync(situation));
        await SameAsync("requestAppointment", appointment);
        CaseCalls.Changed(await cases.TermsAsync(appointment, version));
        await SameAsync("setTermsOfReference");

        // Who is consulted has a part in it from here on.
        _outsiders.RemoveAll(o => o.IsConsulted);
        var asked = await cases.ConsultAsync(appointment);
        CaseDesk.Errors(asked).ShouldBeEmpty();
        await SameAsync("openConsultation", asked.GetProperty("consultation").GetProperty("id").GetString()!);
        foreach (var code in (string[])["TH", "KH"])
            CaseDesk.Errors(await cases.ConsentAsync(_played.FocalPoint(code), appointment, 1)).ShouldBeEmpty();
        await SameAsync("recordConsent");
        Move(TimeSpan.FromHours(24));
        CaseDesk.Errors(await cases.OfferAsync(appointment, one, two)).ShouldBeEmpty();
        var offers = (await cases.ReadAsync(appointment)).GetProperty("offers").EnumerateArray()
            .Select(o => o.GetProperty("id").GetString()!).ToArray();
        await SameAsync("offerAppointment", offers);
        CaseDesk.Errors(await cases.AnswerAsync(_played.Self(one), offers[0], "NO")).ShouldBeEmpty();
        CaseDesk.Errors(await cases.AnswerAsync(_played.Self(two), offers[1], "YES", 1)).ShouldBeEmpty();
        await SameAsync("answerOffer");
        await cases.AgreeAndAppointAsync(appointment);
        await SameAsync("appointEnvoy");
        Move(TimeSpan.FromDays(4));
        var filed = await _played.DoAsync(_played.Self(two), "fileReport", "report { id }",
            new { appointment, kind = "NOTE", text = "Both sides were seen." });
        CaseDesk.Errors(filed).ShouldBeEmpty();
        await SameAsync("fileReport", filed.GetProperty("report").GetProperty("id").GetString()!);

        // Of the one who said no, whoever holds it, the party and the other offices read nothing.
        foreach (var token in (string[])
            [_played.Self(two), _played.FocalPoint("TH"), _played.Unit, _played.SecretaryGeneral])
            (await _played.AskAsync(token, """
                query($a: ID!, $ids: [ID!]!) {
                  appointment(id: $a) { offers { id person { fullName } } consents { party { name } } }
                  nodes(ids: $ids) { id }
                }
                """, new { a = appointment, ids = offers[..1] })).GetRawText().ShouldNotContain("Able First");
        _told.ShouldBeGreaterThan(100, "Most answers must tell something, or little is compared.");
    }

    void Move(TimeSpan time)
    {
        _played.MoveBy(time);
        _other.MoveBy(time);
    }

    /// <summary>With a token of before the register was copied, so that it is good at both desks.</summary>
    (string, string?, bool, List<string>) Outsider(string who, Grant? grant)
    {
        var caller = grant is null ? Caller.Anonymous : new Caller(
            grant.RoleUnder(KnownParticipants.IdOf("PH")), "a test", grant.ParticipantId, grant.PersonId, grant.Scopes);
        var select = new EveryField(_played.Services, caller);
        return (who, grant is null ? null : _played.Token(grant), grant?.Role is CallerRole.FocalPoint,
            [.. select.Roots().Select(root => Question(root, select)).OfType<string>()]);
    }

    /// <summary>All of a field that needs no more than an id; null where it needs something else.</summary>
    static string? Question(FieldDefinition root, EveryField select)
    {
        var needed = root.Arguments.Where(a => a.IsRequired).Select(a => a.Name).ToList();
        if (root.Name is "node")
            return "node(id: ID) { id __typename }";
        if (root.Type.Named is InterfaceType or UnionType)
            return null;
        var isList = root.Type.Named.Name.EndsWith("Connection", StringComparison.Ordinal);
        var selection = root.Type.Named is not ObjectType type ? ""
            : isList ? $$"""{ totalCount nodes { {{select.Write(type.Name[..^"Connection".Length], 2)}} } }"""
            : $$"""{ {{select.Write(type.Name, 2)}} }""";
        return needed switch
        {
            [] => $"{root.Name}{(isList ? "(first: 3)" : "")} {selection}",
            ["id"] => $"{root.Name}(id: ID) {selection}",
            _ => null,
        };
    }

    /// <param name="step">After which it is asked.</param>
    /// <param name="ids">That it has given out.</param>
    async Task SameAsync(string step, params string[] ids)
    {
        _ids.AddRange(ids);
        foreach (var (who, token, _, questions) in _outsiders)
        {
            var fields = questions.SelectMany(question => question.Contains("(id: ID)", StringComparison.Ordinal)
                ? _ids.Select(id => question.Replace("(id: ID)", $"(id: \"{id}\")", StringComparison.Ordinal))
                : [question]).ToList();
            foreach (var some in fields.Chunk(8))
            {
                var document = $"{{ {string.Join(' ', some.Select((field, i) => $"f{i}: {field}"))} }}";
                var (expected, actual) = (await AskAsync(_other), await AskAsync(_played));
                if (actual != expected)
                    Assert.Fail($"As {who}, after {step}, without the case: {Around(expected, actual)}\n"
                        + $"with it: {Around(actual, expected)}\n{document}");
                _told += expected.StartsWith("{\"data\":{", StringComparison.Ordinal) ? 1 : 0;

                async Task<string> AskAsync(CaseDesk desk) => Numbering().Replace((await desk.AskAsync(
                    token, document)).GetRawText(), "");
            }
        }
    }

    static string Around(string text, string other)
    {
        var at = text.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 200)];
    }

    /// <summary>
    /// By which the log has a request; and the number and the hash of an entry of the audit trail, which follow from
    /// how many there are before it: that something was written, and nothing of what.
    /// </summary>
    [GeneratedRegex(
        """\\?"(requestId|sequence|hash)\\?": ?(\\?"[^"\\]*\\?"|[0-9]+)""", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbering();
}
