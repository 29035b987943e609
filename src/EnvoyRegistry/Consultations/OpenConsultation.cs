using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Consultations;

/// <summary>Puts a matter to all participants, with a line for each, and writes to their offices (R14).</summary>
sealed class OpenConsultation(
    ConsultedMatters matters, ConsultationLetters letters, SecretariatClock clock, TimeProvider time)
    : IMutation<OpenConsultationInput, OpenConsultationPayload>
{
    static readonly OpenConsultationValidator s_validator = new();

    public async Task<OpenConsultationPayload> RunAsync(
        RegistryDb db, Caller caller, OpenConsultationInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var now = UtcSeconds.Truncated(time.GetUtcNow().UtcDateTime);
        if (UtcSeconds.Truncated(input.Deadline) <= now)
            errors.Add(new InvalidInput(
                $"The deadline must be to come; it is {now:yyyy-MM-dd'T'HH:mm:ss'Z'} now.", "deadline"));
        else if (input.Deadline - now > OpenConsultationValidator.Longest)
            errors.Add(new InvalidInput(
                $"At most {OpenConsultationValidator.Longest.TotalDays:0} days from now.", "deadline"));
        var (matter, asked) = ((NodeId?)null, (MatterAsked?)null);
        if (input.About.Matter is { } id)
        {
            (matter, asked, var error) = await MatterAsync(db, caller, id, now, cancellation);
            if (error is not null)
                errors.Add(error);
        }
        if (errors.Count > 0)
            return new OpenConsultationPayload(null, errors);

        var body = input.About.OutsideBody;
        var consultation = new Consultation
        {
            Id = EntityId.New(),
            MatterId = matter?.Key,
            MatterPrefix = matter?.Prefix,
            Title = asked?.Title ?? $"Sharing with {body!.Name.Trim()}",
            OutsideBody = body?.Name.Trim(),
            Shared = body?.Shared.Trim(),
            Circular = input.Circular.Trim(),
            IsExercise = asked?.Exercise is not null,
            ExerciseAddresses = [.. asked?.Exercise ?? []],
            OpenedAt = now,
            Deadline = input.Deadline,
            ClosesAt = input.Deadline,
        };
        await PutAsync(db, consultation, cancellation);
        return new OpenConsultationPayload(consultation.Id, []);
    }

    /// <summary>Puts it to all participants, and saves it.</summary>
    public async Task PutAsync(RegistryDb db, Consultation consultation, CancellationToken cancellation)
    {
        // R14: all of them, the Chair's own among them.
        var year = clock.Today.Year;
        var participants = await db.Set<Participant>().Where(p => p.ArfSince <= year)
            .OrderBy(p => p.Code).ToListAsync(cancellation);
        foreach (var participant in participants)
            consultation.Replies.Add(new ConsultationReply
            {
                Id = EntityId.New(),
                ParticipantId = participant.Id,
                Participant = participant,
            });
        db.Add(consultation);
        letters.Ask(db, consultation);
        await matters.SaveAndTellAsync(db, consultation, ConsultationMove.Opened, cancellation);
    }

    async Task<(NodeId? Id, MatterAsked? Asked, UserError? Error)> MatterAsync(
        RegistryDb db, Caller caller, string id, DateTime now, CancellationToken cancellation)
    {
        string[] path = ["about", "matter"];
        if (!NodeId.TryParse(id, out var node) || matters.Find(node.Value.Prefix) is not { } matter)
            return (null, null, new NotFound("There is nothing of this id that participants are consulted on.", path));
        var (key, matterId) = (node.Value.Key, node.Value);
        var (asked, error) = await matter.OpenAsync(db, caller, key, cancellation);
        if (error is not null)
            return (null, null, error with { Path = path });
        var open = await db.Set<Consultation>().Where(c => c.MatterId == key && c.ClosesAt > now)
            .Select(c => (DateTime?)c.ClosesAt).FirstOrDefaultAsync(cancellation);
        return open is { } until
            ? (null, null, new Conflict(
                $"Participants are being consulted on it already, until {until:yyyy-MM-dd'T'HH:mm:ss'Z'}.", path))
            : (matterId, asked, null);
    }
}

sealed record OpenConsultationInput(ConsultationAbout About, string Circular, DateTime Deadline);

/// <summary>One of the two.</summary>
sealed record ConsultationAbout(string? Matter = null, OutsideBodyInput? OutsideBody = null);

/// <summary>R15.</summary>
sealed record OutsideBodyInput(string Name, string Shared);

sealed record OpenConsultationPayload(long? ConsultationId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class OpenConsultationValidator : AbstractValidator<OpenConsultationInput>
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public OpenConsultationValidator()
    {
        RuleFor(i => i.Circular).Must(Text.IsThere).WithMessage("Say what participants are asked.")
            .MaximumLength(Text.Pages).WithMessage($"At most {Text.Pages} characters.");
        When(i => i.About.OutsideBody is not null, () =>
        {
            RuleFor(i => i.About.OutsideBody!.Name).Must(Text.IsThere).WithMessage("Say who it is.")
                .WithErrorCode("R15");
            RuleFor(i => i.About.OutsideBody!.Name).Must(Text.IsLine).WithMessage("In one line.")
                .MaximumLength(LongestBody).WithMessage($"At most {LongestBody} characters.");
            RuleFor(i => i.About.OutsideBody!.Shared).Must(Text.IsThere).WithMessage("Say what is to be shared.")
                .WithErrorCode("R15");
            RuleFor(i => i.About.OutsideBody!.Shared).MaximumLength(Text.Paragraph)
                .WithMessage($"At most {Text.Paragraph} characters.");
        });
    }

    /// <summary>It stands in a heading of one line, after some words.</summary>
    const int LongestBody = 150;
}
