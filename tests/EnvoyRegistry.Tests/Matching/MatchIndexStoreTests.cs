using EnvoyRegistry.Matching;
using EnvoyRegistry.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Matching;

public sealed class MatchIndexStoreTests : IDisposable
{
    readonly TemporaryRegister _register = new();
    readonly MatchIndexStore _store = new();

    public MatchIndexStoreTests()
    {
        using var db = _register.Open();
        var random = new RandomRegister(1);
        StoredRegister.Store(db, random.Committed(random.People(30)));
    }

    public void Dispose() => _register.Dispose();

    [Fact]
    public void The_index_is_kept_while_nothing_changes() => Read(_store.Latest).ShouldBeSameAs(Read(_store.Latest));

    [Theory]
    [InlineData("UPDATE Person SET WillingToServe = 0")]
    [InlineData("DELETE FROM PersonLanguage")]
    [InlineData("UPDATE PersonExpertise SET Level = 1")]
    [InlineData("DELETE FROM AvailabilityWindow")]
    [InlineData("UPDATE Commitment SET EndedAt = '2026-10-01 05:00:00'")]
    [InlineData("DELETE FROM Commitment")]
    [InlineData("UPDATE ExpertiseTag SET Name = 'Another name' WHERE Code = 'SEC-DDR'")]
    [InlineData("UPDATE Participant SET Name = 'Another name' WHERE Code = 'TH'")]
    public void A_change_by_anybody_is_in_the_next_answer(string change)
    {
        var before = Read(_store.Latest);
        Write(change);
        Read(_store.Latest).ShouldNotBeSameAs(before);
    }

    [Fact]
    public void A_transaction_that_began_before_a_change_goes_on_with_its_own_state()
    {
        using var early = _register.Read();
        WillingIn(_store.Latest(early)).ShouldBeGreaterThan(0);

        Write("UPDATE Person SET WillingToServe = 0");
        var latest = Read(_store.Latest);
        WillingIn(latest).ShouldBe(0);
        WillingIn(_store.Latest(early)).ShouldBeGreaterThan(0);

        Read(_store.Latest).ShouldBeSameAs(latest, "an earlier state does not push out a later one");
    }

    [Fact]
    public void Whoever_asks_while_the_index_is_read_gets_what_is_read()
    {
        var all = new MatchIndex[8];
        Parallel.For(0, all.Length, i => all[i] = Read(_store.Latest));
        all.Distinct().Count().ShouldBe(1);
    }

    MatchIndex Read(Func<Session, MatchIndex> read)
    {
        using var session = _register.Read();
        return read(session);
    }

    void Write(string sql)
    {
        using var db = _register.Open();
        db.Database.ExecuteSqlRaw(sql).ShouldBeGreaterThan(0);
    }

    static int WillingIn(MatchIndex index) => Enumerable.Range(0, index.Count).Count(index.Willing.Has);
}
