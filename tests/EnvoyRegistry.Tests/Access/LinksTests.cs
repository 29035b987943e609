using EnvoyRegistry.Access;
using EnvoyRegistry.Tests.Data;

namespace EnvoyRegistry.Tests.Access;

public sealed class LinksTests : IDisposable
{
    static readonly DateTime s_now = new(2026, 10, 1, 5, 0, 0, DateTimeKind.Utc);

    readonly TemporaryRegister _register = new();

    public void Dispose() => _register.Dispose();

    [Fact]
    public async Task A_link_is_found_as_often_as_wanted_and_used_once()
    {
        var secret = Create(LinkPurpose.Consent);

        (await FindAsync(LinkPurpose.Consent, secret)).ShouldNotBeNull();
        (await FindAsync(LinkPurpose.Consent, secret)).ShouldNotBeNull();
        var used = await UseAsync(LinkPurpose.Consent, secret);
        used.ShouldNotBeNull();
        used.PersonId.ShouldBe(7);
        used.SubjectId.ShouldBe(8);

        (await UseAsync(LinkPurpose.Consent, secret)).ShouldBeNull();
        (await FindAsync(LinkPurpose.Consent, secret)).ShouldBeNull();
    }

    [Fact]
    public async Task A_link_is_good_for_its_purpose_alone_and_for_its_time()
    {
        var secret = Create(LinkPurpose.Consent);

        (await UseAsync(LinkPurpose.SignIn, secret)).ShouldBeNull();
        (await UseAsync(LinkPurpose.Consent, secret, s_now.AddHours(1))).ShouldBeNull();
        (await UseAsync(LinkPurpose.Consent, secret + "0")).ShouldBeNull();
        (await UseAsync(LinkPurpose.Consent, Secret.New(Secret.OfLink))).ShouldBeNull();
        (await UseAsync(LinkPurpose.Consent, secret, s_now.AddMinutes(59))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_many_who_use_it_at_once_one_does()
    {
        var secret = Create(LinkPurpose.Availability);

        var used = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => Task.Run(() => UseAsync(LinkPurpose.Availability, secret))));

        used.Count(link => link is not null).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_taken_back_leaves_the_link_good()
    {
        var secret = Create(LinkPurpose.Consent);
        using (var db = _register.Open())
        {
            using var transaction = await db.Database.BeginTransactionAsync();
            (await Links.TryUseAsync(db, LinkPurpose.Consent, secret, s_now, default)).ShouldNotBeNull();
            await transaction.RollbackAsync();
        }

        (await UseAsync(LinkPurpose.Consent, secret)).ShouldNotBeNull();
    }

    string Create(LinkPurpose purpose)
    {
        using var db = _register.Open();
        var secret = Links.Create(db, purpose, person: 7, subject: 8, s_now, TimeSpan.FromHours(1));
        db.SaveChanges();
        return secret;
    }

    async Task<OneTimeLink?> FindAsync(LinkPurpose purpose, string secret)
    {
        await using var db = _register.Open();
        return await Links.FindAsync(db, purpose, secret, s_now, default);
    }

    async Task<OneTimeLink?> UseAsync(LinkPurpose purpose, string secret, DateTime? now = null)
    {
        await using var db = _register.Open();
        return await Links.TryUseAsync(db, purpose, secret, now ?? s_now, default);
    }
}
