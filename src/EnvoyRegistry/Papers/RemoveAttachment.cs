using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Papers;

/// <summary>Takes a paper out of the register, with its bytes.</summary>
sealed class RemoveAttachment(AttachmentFolder folder) : IMutation<RemoveAttachmentInput, RemoveAttachmentPayload>
{
    public async Task<RemoveAttachmentPayload> RunAsync(
        RegistryDb db, Caller caller, RemoveAttachmentInput input, CancellationToken cancellation)
    {
        var attachment = await db.Set<Attachment>().SingleOrDefaultAsync(
            a => a.Id == input.Attachment.Key, cancellation);
        if (attachment is null)
            return new RemoveAttachmentPayload(null, [new NotFound("There is no such attachment.", "attachment")]);
        if (await db.StandingAsync(caller, attachment.PersonId, cancellation) is not PaperStanding.Theirs)
            return new RemoveAttachmentPayload(null, [new RuleViolation("R1",
                "Papers are removed by the person and by the focal point of the participant that registered her or "
                + "him.", "attachment")])
            {
                About = [attachment.PersonId],
            };
        db.Remove(attachment);
        return new RemoveAttachmentPayload(attachment.PersonId, []);
    }

    public Task FollowAsync(RemoveAttachmentInput input)
    {
        folder.Delete([input.Attachment.Key]);
        return Task.CompletedTask;
    }
}

sealed record RemoveAttachmentInput(Id<Attachment> Attachment);

sealed record RemoveAttachmentPayload(long? PersonId, IReadOnlyList<UserError> Errors) : IPayload
{
    public IEnumerable<long> About { get; init; } = [];
}
