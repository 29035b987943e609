using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Consultations;

/// <summary>
/// By what a focal point office answers from a letter: for its own line of one consultation, and as often as it may
/// answer. The secret is in the mail; only its hash is here.
/// </summary>
sealed class ConsultationLink
{
    public required long Id { get; init; }
    public required byte[] Hash { get; init; }
    public required long ReplyId { get; init; }

    /// <summary>Adds a link to what <paramref name="db"/> saves next.</summary>
    /// <returns>The secret, for the address in the mail and nowhere else.</returns>
    public static string Create(RegistryDb db, long reply)
    {
        var secret = Secret.New(Secret.OfLink);
        db.Add(new ConsultationLink { Id = EntityId.New(), Hash = Secret.Hash(secret), ReplyId = reply });
        return secret;
    }

    /// <summary>The line that a link is for, with its consultation and participant; null when it is none.</summary>
    public static async Task<ConsultationReply?> FindAsync(
        RegistryDb db, string secret, CancellationToken cancellation)
    {
        if (!Secret.Looks(Secret.OfLink, secret))
            return null;
        var hash = Secret.Hash(secret);
        return await db.Set<ConsultationReply>().Include(r => r.Consultation).Include(r => r.Participant)
            .FirstOrDefaultAsync(
                r => db.Set<ConsultationLink>().Any(l => l.Hash == hash && l.ReplyId == r.Id), cancellation);
    }
}

sealed class ConsultationLinkMapping : IEntityTypeConfiguration<ConsultationLink>
{
    public void Configure(EntityTypeBuilder<ConsultationLink> link)
    {
        link.IsOfNobody().IsNotAudited().HasIndex(l => l.Hash).IsUnique();
        link.HasOne<ConsultationReply>().WithMany().HasForeignKey(l => l.ReplyId).OnDelete(DeleteBehavior.Cascade);
        link.ToTable(table =>
            table.HasCheckConstraint("CK_ConsultationLink_Hash", $"length(\"Hash\") = {Secret.HashLength}"));
    }
}
