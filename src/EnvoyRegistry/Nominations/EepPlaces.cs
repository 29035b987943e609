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

sealed class EepPlacesMapping : IEntityTypeConfiguration<EepPlaces>
{
    public void Configure(EntityTypeBuilder<EepPlaces> places) => places.HasNoKey().ToSqlQuery(
        $"""
        SELECT p."Id" AS "ParticipantId", {Registration.MostInForce} AS "Most",
            (SELECT COUNT(*) FROM "Registration" AS r WHERE r."ParticipantId" = p."Id" AND r."Until" IS NULL) AS "Used"
        FROM "Participant" AS p
        """);
}
