using EnvoyRegistry.Availability;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Availability;

public sealed class AvailabilityWindowTests
{
    [Fact]
    public void The_database_refuses_what_two_writers_placed_at_once()
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();
        db.Add(new Person
        {
            Id = 1,
            ExternalReference = "A",
            FullName = "Kartinah",
            Kind = PersonKind.Candidate,
            Status = PersonStatus.Listed,
        });
        db.SaveChanges();
        var (one, other) = (new Calendar(1, []), new Calendar(1, []));
        Place(one, 1, "2026-03-10", "2026-03-20");
        Place(other, 2, "2026-03-20", "2026-03-25");
        db.AddRange(one.Windows);
        db.SaveChanges();

        db.AddRange(other.Windows);
        var refused = Should.Throw<DbUpdateException>(() => db.SaveChanges());

        refused.InnerException.ShouldBeOfType<SqliteException>().Message.ShouldContain("may not overlap");
    }

    [Fact]
    public void A_window_reads_back_as_it_was_placed()
    {
        using var register = new TemporaryRegister();
        using (var db = register.Open())
        {
            db.Add(new Person
            {
                Id = 1,
                ExternalReference = "A",
                FullName = "Kartinah",
                Kind = PersonKind.Candidate,
                Status = PersonStatus.Listed,
            });
            var calendar = new Calendar(1, []);
            Place(calendar, 7, "2026-03-10", "2026-03-20");
            db.AddRange(calendar.Windows);
            db.SaveChanges();
        }

        using var again = register.Open();
        var read = again.Set<AvailabilityWindow>().Single();
        (read.Id, read.PersonId).ShouldBe((7, 1));
        (read.From, read.Until).ShouldBe((new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 20)));
        (read.Status, read.Mode, read.NoticeHours).ShouldBe((AvailabilityStatus.Limited, AvailabilityMode.Remote, 72));
        read.ConfirmedAt.ShouldBe(new DateTime(2026, 2, 1, 8, 30, 0, DateTimeKind.Utc));
    }

    static void Place(Calendar calendar, long id, string from, string until) =>
        calendar.Place(id, new WindowTerms(
            DateOnly.Parse(from), DateOnly.Parse(until), AvailabilityStatus.Limited, AvailabilityMode.Remote, 72,
            new DateTime(2026, 2, 1, 8, 30, 0, DateTimeKind.Utc))).ShouldBeNull();
}
