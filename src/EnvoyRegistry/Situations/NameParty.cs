using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Situations;

/// <summary>
/// R16: the Chair decides, with a reason, who is a party and whose consent is needed. Naming a party again changes what
/// was decided of it; each decision stays on record.
/// </summary>
sealed class NameParty(
    SituationPost post, CaseTexts texts, IEnumerable<ISituationWatcher> watchers, TimeProvider time)
    : IMutation<NamePartyInput, NamePartyPayload>
{
    static readonly NamePartyValidator s_validator = new();

    public async Task<NamePartyPayload> RunAsync(
        RegistryDb db, Caller caller, NamePartyInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var (situation, error) = await db.FindSituationAsync(
            input.Situation.Key, input.ExpectedVersion, cancellation);
        if (situation is null)
            return new NamePartyPayload(null, null, [error!, .. errors]);
        var (identity, unknown) = await IdentifyAsync(db, input.Who, cancellation);
        if (unknown is not null)
            errors.Add(unknown);
        if (identity is { IsState: false } && input.IsHost)
            errors.Add(new InvalidInput("Only a state is the one within which a matter lies.", "isHost"));
        if (errors.Count > 0)
            return new NamePartyPayload(null, null, errors);

        var now = time.GetUtcNow().UtcDateTime;
        var known = situation.Parties.Find(p => !p.IsRemoved && identity!.Is(p));
        var party = known ?? new SituationParty
        {
            Id = EntityId.New(),
            SituationId = situation.Id,
            ParticipantId = identity!.Participant?.Id,
            Country = identity.Country,
            Name = identity.Name,
            NamedAt = now,
        };
        if (known is null)
            situation.Parties.Add(party);
        (party.IsDirectlyInvolved, party.IsHost) = (input.IsDirectlyInvolved, input.IsHost);
        if (input.Counterpart is { } counterpart)
            party.Counterpart = texts.Seal<SituationParty>(
                db, party.Id, nameof(SituationParty.Counterpart), counterpart.InOneText);
        situation.Decide(
            party, known is null ? PartyDecisionKind.Named : PartyDecisionKind.Changed, input.Reason.Trim(), now);
        if (party.AskTakingUp(situation.Scope, now))
            post.AskTakingUp(db, situation, party, identity!.Participant);
        foreach (var watcher in watchers)
            await watcher.ChangedAsync(db, situation, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new NamePartyPayload(situation.Id, party.Id, []);
    }

    static async Task<(Identity?, UserError?)> IdentifyAsync(
        RegistryDb db, PartyIdentityInput who, CancellationToken cancellation)
    {
        if (who.Participant is { } code)
        {
            var (participant, error) = await db.FindParticipantAsync(code, ["who", "participant"], cancellation);
            return participant is null ? (null, error)
                : (new Identity(participant, participant.Alpha2, participant.Name), null);
        }
        if (who.Country is { } country)
        {
            var participant = await db.Set<Participant>().FirstOrDefaultAsync(p => p.Alpha2 == country, cancellation);
            var names = await CountryNames.ReadAsync(db, cancellation);
            return (new Identity(participant, country, participant?.Name ?? names.Write(country)), null);
        }
        return (new Identity(null, null, who.Name!.Trim()), null);
    }

    sealed record Identity(Participant? Participant, string? Country, string Name)
    {
        public bool IsState => Participant is not null || Country is not null;

        public bool Is(SituationParty party) => IsState
            ? party.ParticipantId == Participant?.Id && party.Country == Country
            : !party.IsState && string.Equals(party.Name, Name, StringComparison.OrdinalIgnoreCase);
    }
}

sealed record NamePartyInput(
    Id<Situation> Situation,
    int ExpectedVersion,
    PartyIdentityInput Who,
    string Reason,
    bool IsDirectlyInvolved = true,
    bool IsHost = false,
    CounterpartInput? Counterpart = null);

/// <summary>One of the three.</summary>
/// <param name="Participant">A code, such as <c>TH</c>.</param>
/// <param name="Country">A state, participant or not.</param>
/// <param name="Name">Of a party that is no state.</param>
sealed record PartyIdentityInput(string? Participant = null, string? Country = null, string? Name = null);

/// <summary>Who speaks for a party.</summary>
sealed record CounterpartInput(string Name, string Reach)
{
    public string InOneText => $"{Name.Trim()}: {Reach.Trim()}";
}

sealed record NamePartyPayload(long? SituationId, long? PartyId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class NamePartyValidator : AbstractValidator<NamePartyInput>
{
    public NamePartyValidator()
    {
        RuleFor(i => i.Reason).Must(Text.IsThere).WithErrorCode("R16")
            .WithMessage("Who counts as a party is decided for a reason, which stays on record; give it.");
        RuleFor(i => i.Reason).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(i => i.Who.Name).Must(Text.IsThere).When(i => i.Who is { Participant: null, Country: null })
            .WithMessage("Name the party.").OneLine();
        RuleFor(i => i.Counterpart!.Name).Must(Text.IsThere).WithMessage("Say who it is.").OneLine()
            .When(i => i.Counterpart is not null);
        RuleFor(i => i.Counterpart!.Reach).Must(Text.IsThere).WithMessage("Say how she or he is reached.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.")
            .When(i => i.Counterpart is not null);
    }
}
