using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Guidance;

/// <summary>One of the eight things that mediation rests on, by the United Nations' Guidance of 2012.</summary>
sealed class MediationFundamental
{
    public required long Id { get; init; }

    /// <summary>As in F2-CONSENT.</summary>
    public required string Code { get; init; }

    public required int Position { get; init; }
    public required string Name { get; init; }
    public required string Meaning { get; init; }
    public long SourceId { get; init; }
    public Source Source { get; init; } = null!; // set by EF or with the row
    public List<Guideline> Guidelines { get; init; } = [];
}

sealed class MediationFundamentalMapping : IEntityTypeConfiguration<MediationFundamental>
{
    public void Configure(EntityTypeBuilder<MediationFundamental> fundamental)
    {
        fundamental.IsOfNobody().HasIndex(f => f.Code).IsUnique();
        fundamental.HasIndex(f => f.Position).IsUnique();
        fundamental.HasOne(f => f.Source).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

static class KnownFundamentals
{
    public static IEnumerable<MediationFundamental> All(IReadOnlyDictionary<string, Source> sources)
    {
        var position = 0;
        MediationFundamental Fundamental(string code, string name, string meaning) => new()
        {
            Id = EntityId.From($"mediation-fundamental:{code}"),
            Code = code,
            Position = ++position,
            Name = name,
            Meaning = meaning,
            Source = sources["G1"],
        };

        yield return Fundamental("F1-PREPAREDNESS", "Preparedness",
            "A mediator who was chosen for the task, with a team, an analysis of the conflict, an induction, and the " +
            "means to start soon and to stay.");
        yield return Fundamental("F2-CONSENT", "Consent",
            "The parties want the mediation. Whose consent is needed, for what, and whether there is enough of it, " +
            "is asked at the outset and again whenever it may have changed.");
        yield return Fundamental("F3-IMPARTIALITY", "Impartiality",
            "A balanced process that treats all parties alike, run by somebody with nothing to gain from its " +
            "outcome. It is not neutrality towards law and principle.");
        yield return Fundamental("F4-INCLUSIVITY", "Inclusivity",
            "Those whom the conflict touches are heard, women and minorities among them, by some way that suits, " +
            "though not all at the table.");
        yield return Fundamental("F5-OWNERSHIP", "National ownership",
            "The parties and the society make the process and its outcome their own; a mediator brings skills and " +
            "ideas, not a settlement.");
        yield return Fundamental("F6-LAW-NORMS", "International law and norms",
            "The process and what comes of it keep to international law and to the norms that bind the mediator, and " +
            "the parties know these limits from the start.");
        yield return Fundamental("F7-COHERENCE", "Coherence, coordination and complementarity",
            "Those who help know of each other, agree on who leads, and say the same to the parties.");
        yield return Fundamental("F8-AGREEMENTS", "Quality peace agreements",
            "What is signed can be carried out: precise, complete enough, with who does what by when, how it is " +
            "watched, and how disputes over it are settled.");
    }
}
