using EnvoyRegistry.Data;
using EnvoyRegistry.Host;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.Host;

/// <summary>A machine whose clock is wrong makes nobody stale for good.</summary>
public sealed class RegisterClockTests : IDisposable
{
    static readonly DateTime s_today = DateTime.UtcNow;

    readonly TemporaryRegister _register = new();

    public RegisterClockTests()
    {
        using var db = _register.Open();
        db.Add(new Person
        {
            Id = EntityId.New(),
            ExternalReference = "mya",
            FullName = "Mya",
            Kind = PersonKind.Candidate,
            Status = PersonStatus.Listed,
            ConfirmationDueOn = DateOnly.FromDateTime(s_today).AddDays(100),
        });
        db.SaveChanges();
    }

    public void Dispose() => _register.Dispose();

    [Theory]
    [InlineData(-30, "behind the newest record")]
    [InlineData(400, "more than a year ahead of the newest record")]
    public async Task A_clock_that_cannot_be_right_is_told_and_ages_nothing(int days, string told)
    {
        using var registry = new Registry(_register, s_today.AddDays(days));

        var readiness = await registry.CreateClient().GetAsync("/readyz");

        readiness.IsSuccessStatusCode.ShouldBeTrue();
        (await readiness.Content.ReadAsStringAsync()).ShouldContain(told);
        await registry.Services.GetRequiredService<Upkeep>().EnsureAsync();
        Status().ShouldBe(PersonStatus.Listed);
    }

    [Fact]
    public async Task Who_turned_stale_by_a_clock_that_was_ahead_is_so_no_longer_when_it_is_right()
    {
        using (var ahead = new Registry(_register, s_today.AddDays(200)))
            await ahead.Services.GetRequiredService<Upkeep>().EnsureAsync();
        Status().ShouldBe(PersonStatus.Stale);

        // The newest record is of then: the clock is right, and looks as if it was behind.
        using var right = new Registry(_register, s_today.AddHours(1));
        await right.Services.GetRequiredService<Upkeep>().EnsureAsync();

        Status().ShouldBe(PersonStatus.Listed);
        (await right.CreateClient().GetStringAsync("/readyz")).ShouldContain("clock: ready");
    }

    [Fact]
    public async Task A_clock_that_is_said_to_be_right_is_believed()
    {
        using var registry = new Registry(_register, s_today.AddDays(400)) { Trusts = true };

        await registry.Services.GetRequiredService<Upkeep>().EnsureAsync();

        Status().ShouldBe(PersonStatus.Stale);
    }

    PersonStatus Status()
    {
        using var db = _register.Open();
        return db.Set<Person>().AsNoTracking().Single(p => p.FullName == "Mya").Status;
    }

    sealed class Registry : RunningRegistry
    {
        public Registry(TemporaryRegister register, DateTime now) : base(register) =>
            (KeepsRegister, Clock) = (true, new FakeTimeProvider(new DateTimeOffset(now, TimeSpan.Zero)));

        public bool Trusts { get; init; }

        protected override TimeProvider Clock { get; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Registry:TrustClock", Trusts ? "true" : "false");
        }
    }
}
