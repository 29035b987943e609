using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.SignIn;

/// <summary>Makes a token, no broader and no longer-lived than the rights of whoever makes it.</summary>
sealed class CreateAccessToken(TimeProvider time) : IMutation<CreateAccessTokenInput, CreateAccessTokenPayload>
{
    static readonly CreateAccessTokenValidator s_validator = new();

    public async Task<CreateAccessTokenPayload> RunAsync(
        RegistryDb db, Caller caller, CreateAccessTokenInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new CreateAccessTokenPayload(null, null, errors);

        long? participant = input.Participant is null ? null : await db.Set<Participant>()
            .Where(p => p.Code == input.Participant).Select(p => (long?)p.Id).SingleOrDefaultAsync(cancellation);
        if (input.Participant is not null && participant is null)
            return Refused(new NotFound($"`{input.Participant}` is no participant.", "participant"));

        var grant = new Grant(
            input.Role,
            participant,
            input.Person?.Key,
            input.Scopes.Aggregate(TokenScope.None, (all, scope) => all | scope));
        if (!TokenDesk.MayGive(caller, grant))
            return Refused(new InvalidInput(
                "You can make a token of what you are yourself: the same role, for the same participant or person.",
                "role"));
        if (grant.PersonId is { } person
            && !await db.Set<Person>().AnyAsync(p => p.Id == person && p.Kind != PersonKind.Historical, cancellation))
            return Refused(new NotFound("There is no such person.", "person"));
        if (grant.PersonId is { } left && !PersonVault.CanSeal(db, left))
            return Refused(new Conflict("The person has left the register.", "person"));

        var now = time.GetUtcNow().UtcDateTime;
        if (grant.Scopes.HasFlag(TokenScope.People)
            && await SharingFaultAsync(db, input.Consultation, now, cancellation) is { } fault)
            return Refused(fault);
        var token = AccessToken.Issue(
            grant, input.Label.Trim(), caller.Name, now, Lifetime(caller, input, now), out var secret);
        db.Add(token);
        if (input.Consultation is { Key: var consultation })
            db.Add(new TokenConsultation { TokenId = token.Id, ConsultationId = consultation });
        await db.SaveChangesAsync(cancellation);
        return new CreateAccessTokenPayload(token, secret, []);
    }

    static async Task<UserError?> SharingFaultAsync(
        RegistryDb db, Id<Consultation>? id, DateTime now, CancellationToken cancellation)
    {
        if (id is not { Key: var key })
            return new RuleViolation(SharingAgreed.Rule, SharingAgreed.Missing, "consultation");
        if (await db.Set<Consultation>().FirstOrDefaultAsync(c => c.Id == key, cancellation) is not { } consultation)
            return new NotFound("There is no such consultation.", "consultation");
        return SharingAgreed.Fault(consultation, now) is { } fault
            ? new RuleViolation(SharingAgreed.Rule, fault, "consultation")
            : null;
    }

    // Whoever has somebody's token for a day must not make one for a year with it.
    static TimeSpan Lifetime(Caller caller, CreateAccessTokenInput input, DateTime now)
    {
        var asked = TimeSpan.FromDays(input.ExpiresInDays);
        return caller.Role is not CallerRole.Unit && caller.ExpiresAt is { } end && end - now < asked ? end - now
            : asked;
    }

    static CreateAccessTokenPayload Refused(UserError error) => new(null, null, [error]);
}

sealed record CreateAccessTokenInput(
    CallerRole Role,
    string Label,
    string? Participant,
    Id<Person>? Person,
    IReadOnlyList<TokenScope> Scopes,
    Id<Consultation>? Consultation,
    int ExpiresInDays);

sealed record CreateAccessTokenPayload(AccessToken? AccessToken, string? Secret, IReadOnlyList<UserError> Errors)
    : IPayload
{
    long? IPayload.TellsSecretOf => AccessToken?.Id;
}

sealed class CreateAccessTokenValidator : AbstractValidator<CreateAccessTokenInput>
{
    public CreateAccessTokenValidator()
    {
        RuleFor(i => i.Label).Must(Text.IsThere).WithMessage("Say what the token is for.")
            .OneLine();
        RuleFor(i => i.Participant).NotNull().When(i => Grant.IsOfParticipant(i.Role))
            .WithMessage("Say of which participant.");
        RuleFor(i => i.Participant).Null().When(i => !Grant.IsOfParticipant(i.Role))
            .WithMessage("Only CHAIR and FOCAL_POINT are a participant's.");
        RuleFor(i => i.Person).NotNull().When(i => i.Role is CallerRole.Member).WithMessage("Say for whom.");
        RuleFor(i => i.Person).Null().When(i => i.Role is not CallerRole.Member)
            .WithMessage("Only MEMBER is a person's.");
        RuleFor(i => i.Scopes).Empty().When(i => i.Role is not CallerRole.Integrator)
            .WithMessage("Only INTEGRATOR has scopes.");
        RuleFor(i => i.Consultation).Null().When(i => !i.Scopes.Contains(TokenScope.People))
            .WithMessage("Only the scope PEOPLE rests on a consultation.");
        RuleFor(i => i.ExpiresInDays).InclusiveBetween(1, (int)TokenLifetime.Longest.TotalDays)
            .WithMessage($"From 1 to {TokenLifetime.Longest.TotalDays:0} days.");
    }
}
