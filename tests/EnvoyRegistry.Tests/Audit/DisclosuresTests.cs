using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Tests.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Audit;

public sealed class DisclosuresTests : IDisposable
{
    static readonly Caller s_chair = new(CallerRole.Chair, "Chair's office");

    readonly AuditedRegistry _registry = new();

    IDisclosures Disclosures => _registry.Services.GetRequiredService<IDisclosures>();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task One_operation_is_one_entry_however_much_it_looked_at()
    {
        await Disclosures.RecordAsync(s_chair, "Contacts", new HashSet<(string, long)>
        {
            ("Person.contact", 8), ("Person.contact", 7), ("Person.cv", 7),
        });

        var entry = Entries().ShouldHaveSingleItem();
        (entry.Kind, entry.Operation, entry.ActorRole).ShouldBe((AuditKind.Reading, "Contacts", CallerRole.Chair));
        entry.Subjects.OrderBy(s => s.PersonId).Select(s => (s.PersonId, string.Join(' ', s.Coordinates)))
            .ShouldBe([(7, "Person.contact Person.cv"), (8, "Person.contact")]);
    }

    [Fact]
    public async Task Nothing_looked_at_is_nothing_recorded()
    {
        await Disclosures.RecordAsync(s_chair, "Names", new HashSet<(string, long)>());
        Entries().ShouldBeEmpty();
    }

    [Fact]
    public async Task Hundreds_at_once_are_all_recorded_in_one_chain_with_mutations_between()
    {
        var person = _registry.AddPerson("Somchai").Id;

        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(async () =>
        {
            if (i % 20 == 0)
                await _registry.SetBiographyAsync(person, $"Text {i}");
            else
                await Disclosures.RecordAsync(
                    s_chair, $"q{i}", new HashSet<(string, long)> { ("Person.contact", person) });
        })));

        var entries = Entries();
        entries.Count.ShouldBe(400);
        entries.Select(e => e.Operation).Where(o => o != "setBiography").Distinct().Count().ShouldBe(380);
        TestVault.Verify(_registry.Register.Path).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_recorded_fails_and_the_next_is_recorded_again()
    {
        var seen = new HashSet<(string, long)> { ("Person.contact", 7) };
        _ = Entries();
        _registry.Register.Run(
            "CREATE TRIGGER Full BEFORE INSERT ON AuditEntry BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END");
        await Should.ThrowAsync<DbUpdateException>(
            async () => await Disclosures.RecordAsync(s_chair, "q", seen));

        _registry.Register.Run("DROP TRIGGER Full");
        await Disclosures.RecordAsync(s_chair, "q", seen);

        Entries().ShouldHaveSingleItem().Sequence.ShouldBe(1);
    }

    List<AuditEntry> Entries()
    {
        _ = _registry.Services;
        using var db = _registry.Register.Open();
        return [.. db.Set<AuditEntry>().Include(e => e.Subjects).OrderBy(e => e.Sequence)];
    }
}
