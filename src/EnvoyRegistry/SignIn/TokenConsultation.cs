using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.SignIn;

/// <summary>On which consultation it rests that a token reads people by name (R15).</summary>
sealed class TokenConsultation
{
    public required long TokenId { get; init; }
    public required long ConsultationId { get; init; }
}

sealed class TokenConsultationMapping : IEntityTypeConfiguration<TokenConsultation>
{
    public void Configure(EntityTypeBuilder<TokenConsultation> rests)
    {
        rests.HasKey(r => r.TokenId);
        rests.HasOne<AccessToken>().WithOne().HasForeignKey<TokenConsultation>(r => r.TokenId)
            .OnDelete(DeleteBehavior.Cascade);
        rests.HasOne<Consultation>().WithMany().HasForeignKey(r => r.ConsultationId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
