using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.People;

/// <summary>An office the person held, in the order of the curriculum vitae.</summary>
sealed class FormerOffice
{
    public long PersonId { get; init; }
    public int Position { get; init; }
    public OfficeKind Kind { get; set; }

    /// <summary>As written: <c>Ambassador to Mongolia, 2009–2013</c>.</summary>
    public required string Title { get; set; }
}

/// <summary>Told apart as far as R24 needs it: envoys, ambassadors and foreign ministers count as mediators.</summary>
enum OfficeKind
{
    HeadOfState = 1,
    HeadOfGovernment = 2,
    ForeignMinister = 3,
    Minister = 4,
    Ambassador = 5,
    Envoy = 6,
    SeniorOfficial = 7,
    Legislator = 8,
    Judge = 9,
    MilitaryOfficer = 10,
    InternationalOfficial = 11,
    Academic = 12,
    CivilSociety = 13,
    Other = 99,
}

sealed class FormerOfficeMapping : IEntityTypeConfiguration<FormerOffice>
{
    public void Configure(EntityTypeBuilder<FormerOffice> office)
    {
        office.LeavesWith(o => o.PersonId, SeenBy.Opened).HasKey(o => new { o.PersonId, o.Position });
        office.HasOne<Person>().WithMany(p => p.FormerOffices).HasForeignKey(o => o.PersonId);
    }
}
