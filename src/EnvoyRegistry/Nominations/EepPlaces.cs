using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Nominations;

/// <summary>How many of its five places (R2) a participant has given.</summary>
sealed class EepPlaces
{
    public long ParticipantId { get; init; }
    public int Used { get; init; }
    public int Most { get; init; }
}

/// <summary>How many a participant has nominated counts also those who closed their entry to others.</summary>
sealed class ParticipantEntry : IOwnedRows<Participant>
{
    public Expression<Func<Participant, long>> Person => _ => long.MinValue; // Nobody's.

    public Expression<Func<Participant, long?>> Participant => p => p.Id;

    public Expression<Func<Participant, bool>>? Opened(string field) => null;
}

sealed class EepPlacesMapping : IEntityTypeConfiguration<EepPlaces>
{
    public void Configure(EntityTypeBuilder<EepPlaces> places)
    {
        places.IsOfNobody().HasKey(p => p.ParticipantId);
        places.ToSqlQuery(
            $"""
        SELECT p."Id" AS "ParticipantId", {Registration.MostInForce} AS "Most",
            (SELECT COUNT(*) FROM "Registration" AS r WHERE r."ParticipantId" = p."Id" AND r."Until" IS NULL) AS "Used"
        FROM "Participant" AS p
        """);
    }
}
