using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Entries;
using EnvoyRegistry.Tests.News;
using EnvoyRegistry.Tests.Vault;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class StandingLettersTests : EntryTests
{
    [Fact]
    public async Task Whom_somebody_else_registers_confirms_and_withdraws_is_told_by_whom()
    {
        await AskedAsync();
        await PostAsync(Link(), ("answer", "yes"));
        var nomination = (await Registry.DataAsync(FocalPoint("TH"), "{ nominations { nodes { id version } } }"))
            .GetProperty("nominations").GetProperty("nodes")[0];
        var registered = await DoAsync(FocalPoint("TH"), "submitNomination", new
        {
            nomination = nomination.GetProperty("id").GetString(),
            expectedVersion = nomination.GetProperty("version").GetInt32(),
        });
        registered.Errors.ShouldBeEmpty();
        Told("You are on the register").ShouldContain("registered by the focal point of Thailand");

        var person = registered.Nomination.GetProperty("person").GetProperty("id").GetString()!;
        await DoAsync(FocalPoint("TH"), "confirmPerson", new { person, expectedVersion = VersionOf(person) });
        Told("was confirmed").ShouldContain("by the focal point of Thailand");
        await DoAsync(Member(person), "confirmPerson", new { person, expectedVersion = VersionOf(person) });

        await DoAsync(FocalPoint("TH"), "withdrawNomination", registered.End);
        Told("has ended").ShouldContain("withdrawn\nby the focal point of Thailand");
    }

    [Fact]
    public async Task Who_is_replaced_is_told_by_whom()
    {
        using (var db = Registry.Register.Open())
        {
            await TestVault.Contacts(Registry.Register.Path).StateAsync(
                db, Key(Eep), new ContactDetails { Email = "ampai@example.org" }, default);
            await db.SaveChangesAsync();
        }
        var consented = await ConsentedAsync("TH", AddCandidate(), replaces: Eep);
        (await DoAsync(FocalPoint("TH"), "submitNomination", consented.Next)).Errors.ShouldBeEmpty();

        Told("has ended").ShouldContain("Somebody else was put in your\nplace by the focal point of Thailand");
    }

    /// <summary>The text of the one letter with such a subject, which names nobody.</summary>
    string Told(string subject)
    {
        var letter = Read(db => db.Opened())
            .Single(m => m.Subject.Contains(subject, StringComparison.Ordinal));
        letter.To.ShouldBe("ampai@example.org");
        letter.Subject.ShouldNotContain("Ampai");
        letter.Text.ShouldContain("/my-entry");
        letter.Text.ShouldContain("If you have a question, ask");
        return letter.Text;
    }
}
