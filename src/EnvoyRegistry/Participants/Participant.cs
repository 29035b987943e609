using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Participants;

/// <summary>One of those who take part in the ARF: 26 states and the European Union.</summary>
sealed class Participant
{
    public required long Id { get; init; }

    /// <summary>The register's own code: ISO 3166-1 alpha-2 for a state, EU for the Union.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }
    public string? Alpha2 { get; init; }
    public string? Alpha3 { get; init; }
    public string? NumericCode { get; init; }
    public required int ArfSince { get; set; }
    public required SubRegion SubRegion { get; set; }
    public int Version { get; set; } = 1;

    public List<AseanMembership> AseanMemberships { get; init; } = [];
    public List<NominatingNationality> NominatingNationalities { get; init; } = [];
    public List<ChairTerm> ChairTerms { get; init; } = [];

    public bool IsInAsean(DateOnly day) => AseanMemberships.Any(m => m.From <= day && !(m.Until < day));

    /// <summary>R4: the nationalities of those it may nominate on a day.</summary>
    public IEnumerable<string> NationalitiesOn(DateOnly day) => NominatingNationalities
        .Where(n => !(n.From > day) && !(n.Until < day))
        .Select(n => n.Country);
}

/// <summary>Where balance and coverage count a participant; follows the UN's M49 regions.</summary>
enum SubRegion
{
    SouthEastAsia = 1,
    NorthEastAsia = 2,
    SouthAsia = 3,
    Pacific = 4,
    NorthAmerica = 5,
    Europe = 6,
}

sealed class ParticipantMapping : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.IsOfNobody().HasIndex(p => p.Code).IsUnique();
        participant.HasMany(p => p.ChairTerms).WithOne(t => t.Participant).OnDelete(DeleteBehavior.Restrict);
    }
}
