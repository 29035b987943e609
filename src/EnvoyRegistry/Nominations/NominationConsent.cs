using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// R3: that a person was asked for consent to one nomination, to which text, and what the answer was.
/// </summary>
sealed class NominationConsent
{
    public required long Id { get; init; }
    public required long NominationId { get; init; }
    public required long TextId { get; init; }
    public ConsentText Text { get; init; } = null!; // set by EF

    /// <summary>The version of the nomination's entry that the person was shown.</summary>
    public required int EntryVersion { get; init; }

    public ConsentState State { get; private set; } = ConsentState.Pending;
    public required DateTime AskedAt { get; init; }
    public DateTime? AnsweredAt { get; private set; }
    public ConsentChannel? Channel { get; private set; }

    /// <summary>The person's word on serving as an envoy, where it was given with the answer.</summary>
    public bool? WillingToServe { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public void Answer(bool isGranted, ConsentChannel channel, bool? willing, DateTime at)
    {
        State = isGranted ? ConsentState.Granted : ConsentState.Withheld;
        (Channel, WillingToServe, AnsweredAt) = (channel, willing, at);
    }

    /// <summary>The person takes it back; where it was not given yet, that is an answer.</summary>
    public void Withdraw(DateTime at)
    {
        if (State is ConsentState.Pending)
            Answer(isGranted: false, ConsentChannel.SignedIn, willing: null, at);
        else if (State is ConsentState.Granted)
            (State, WithdrawnAt) = (ConsentState.Withdrawn, at);
    }
}

/// <summary>How a person answered. Stored: the numbers stay.</summary>
enum ConsentChannel
{
    /// <summary>By the one-time link that was sent to the person.</summary>
    Link = 1,

    /// <summary>Signed in as the person.</summary>
    SignedIn = 2,

    /// <summary>Before the entry was here, as whoever brought it in shows.</summary>
    Elsewhere = 3,
}

sealed class NominationConsentMapping : IEntityTypeConfiguration<NominationConsent>
{
    public void Configure(EntityTypeBuilder<NominationConsent> consent)
    {
        consent.StaysBehind(c => c.NominationId)
            .Keeps(SeenBy.Keepers, c => c.Id, c => c.NominationId, c => c.TextId, c => c.EntryVersion, c => c.State,
                c => c.AskedAt, c => c.AnsweredAt, c => c.Channel, c => c.WithdrawnAt)
            .Clears(SeenBy.Person, c => c.WillingToServe);
        consent.HasOne<Nomination>().WithMany().HasForeignKey(c => c.NominationId);
        consent.HasOne(c => c.Text).WithMany().OnDelete(DeleteBehavior.Restrict);
        consent.ToTable(table => table.HasCheckConstraint("CK_NominationConsent_Answer",
            $"(\"State\" = {(int)ConsentState.Pending}) = (\"AnsweredAt\" IS NULL) " +
            "AND (\"AnsweredAt\" IS NULL) = (\"Channel\" IS NULL)"));
    }
}
