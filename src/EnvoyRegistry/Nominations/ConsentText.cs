using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// What a person agrees to. An edition never changes once it is in the register, so that it can be told for good what
/// somebody agreed to; a new one takes the place of the last.
/// </summary>
sealed class ConsentText
{
    public required long Id { get; init; }

    /// <summary>From 1.</summary>
    public required int Edition { get; init; }

    public required string Text { get; init; }

    /// <summary>Null of the one in force.</summary>
    public DateTime? SupersededAt { get; set; }
}

sealed class ConsentTextMapping : IEntityTypeConfiguration<ConsentText>
{
    public void Configure(EntityTypeBuilder<ConsentText> text) => text.IsOfNobody().HasIndex(t => t.Edition).IsUnique();
}

/// <inheritdoc/>
sealed class ConsentInForce : IConsentInForce
{
    public Task<DateTime?> SinceAsync(RegistryDb db, CancellationToken cancellation) =>
        db.Set<ConsentText>().MaxAsync(t => t.SupersededAt, cancellation);
}

static class ConsentTexts
{
    public static Task<ConsentText> ConsentTextInForceAsync(this RegistryDb db, CancellationToken cancellation) =>
        db.Set<ConsentText>().SingleAsync(t => t.SupersededAt == null, cancellation);
}

static class KnownConsentTexts
{
    // An edition that was ever shipped stays as it is; what is to change becomes the next.
    static readonly string[] s_editions =
    [
        """
        I agree to be nominated as an Expert and Eminent Person (EEP) of the ASEAN Regional Forum (ARF), and to being
        on its register.

        **What it means.** EEPs are advisers to the ARF: they may be asked for views that bind nobody, or to serve as a
        resource person. I may decline any request and owe no reason. The participant that nominates me may have up to
        five EEPs at a time; no other participant can block my nomination.

        **What is kept, and who sees it.** My name, nationality, curriculum vitae, fields of expertise and languages
        are shown to the participants of the ARF; I can open or close single details. My addresses, telephone numbers
        and e-mail are kept encrypted, for myself, the focal point of the participant that nominates me, the office of
        the ARF Chair and the ARF Unit. Conflicts of interest that I declare are for the Chair's office alone.

        **How long.** I am asked once a year whether my entry is right. If nobody answers, it is marked as stale; it is
        not deleted for that.

        **Leaving.** I can withdraw this consent at any time, without giving a reason, and so can the participant
        withdraw its nomination. When I leave the register, my contacts, my curriculum vitae and the confidential part
        of the record of changes are destroyed for good. What stays is the minimal record of official acts: my name,
        who registered me and from when to when, that I agreed and to which text, and any appointment I held.
        """,
        """
        I agree to be on the register of the ASEAN Regional Forum (ARF): as an Expert and Eminent Person (EEP) whom a
        participant of the ARF nominates, or as a candidate for envoy whom nobody nominates.

        **What it means.** EEPs are advisers to the ARF: they may be asked for views that bind nobody, or to serve as a
        resource person. A candidate for envoy may be asked to serve as an envoy, and so may an EEP who says so. I may
        decline any request and owe no reason. A participant may have up to five EEPs at a time; no other participant
        can block its nomination.

        **What is kept, and who sees it.** My name, nationality, curriculum vitae, fields of expertise and languages
        are shown to the participants of the ARF; I can open or close single details. My addresses, telephone numbers
        and e-mail are kept encrypted, for myself, the focal point of the participant that nominates me, the office of
        the ARF Chair and the ARF Unit. Conflicts of interest that I declare are for the Chair's office alone.

        **What programs are told.** Programs of organisations that work with the ARF can ask which skills the register
        has. They are told what I can do, such as fields, languages and countries I know, as a set of skills without my
        name. My nationality is not told with it: it stays in my entry, for those who see that.

        **How long.** I am asked once a year whether my entry is right. If nobody answers, it is marked as stale; it is
        not deleted for that.

        **Leaving.** I can withdraw this consent at any time, without giving a reason, and so can a participant
        withdraw its nomination. When I leave the register, my contacts, my curriculum vitae and the confidential part
        of the record of changes are destroyed for good. What stays is the minimal record of official acts: my name,
        who registered me and from when to when, that I agreed and to which text, and any appointment I held.
        """,
    ];

    /// <summary>The edition in force.</summary>
    public static int InForce => s_editions.Length;

    /// <summary>Puts the editions into the register that are not in it; the last one is in force.</summary>
    public static void Load(RegistryDb db, DateTime now)
    {
        var texts = db.Set<ConsentText>().OrderBy(t => t.Edition).ToList();
        foreach (var text in s_editions.Skip(texts.Count))
        {
            texts.LastOrDefault()?.SupersededAt = now;
            texts.Add(new ConsentText
            {
                Id = EntityId.From($"consent-text:{texts.Count + 1}"),
                Edition = texts.Count + 1,
                Text = text,
            });
            db.Add(texts[^1]);
        }
    }
}
