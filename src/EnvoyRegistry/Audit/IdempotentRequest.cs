using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.GraphQL.Execution;

namespace EnvoyRegistry.Audit;

/// <summary>
/// A request that came with an <c>Idempotency-Key</c> and acted. The key itself is not kept: what is kept of it finds
/// the request again, and what was answered is sealed under another hash of it that only the caller can bring.
/// </summary>
sealed class IdempotentRequest
{
    /// <summary>Of the caller and the key.</summary>
    public required string Id { get; init; }

    /// <summary>Of the caller, who may have only so many.</summary>
    public required string Caller { get; init; }

    /// <summary>Of the document, the operation's name and the variables.</summary>
    public required string Fingerprint { get; init; }

    public DateTime At { get; init; }

    /// <summary>
    /// Null until the whole answer is there, and for ever where it was long, or an error was part of it.
    /// </summary>
    public byte[]? Answer { get; set; }

    public ResponseStatus Status { get; set; }

    /// <summary>Of a member's: what was answered goes when she or he leaves.</summary>
    public long? PersonId { get; init; }

    public List<IdempotentStep> Steps { get; init; } = [];
}

/// <summary>What one mutation field of it gave, written with the change itself.</summary>
sealed class IdempotentStep
{
    public required string RequestId { get; init; }

    /// <summary>From 1, in the order of the document.</summary>
    public int Number { get; init; }

    public required string Mutation { get; init; }

    /// <summary>Null once the secret in it was revoked.</summary>
    public byte[]? Payload { get; init; }

    /// <summary>The thing whose secret it tells: <see cref="IPayload.TellsSecretOf"/>.</summary>
    public long? SecretOf { get; init; }
}

sealed class IdempotentRequestMapping : IEntityTypeConfiguration<IdempotentRequest>
{
    public void Configure(EntityTypeBuilder<IdempotentRequest> request)
    {
        request.LeavesWith(r => r.PersonId, SeenBy.Person).Shows(SeenBy.Nobody, r => r.Answer);
        request.IsNotAudited().HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.RequestId);
        request.HasIndex(r => r.At);
        request.HasIndex(r => r.Caller);
    }
}

sealed class IdempotentStepMapping : IEntityTypeConfiguration<IdempotentStep>
{
    public void Configure(EntityTypeBuilder<IdempotentStep> step)
    {
        step.LeavesWith(s => s.RequestId, SeenBy.Nobody).IsNotAudited().HasKey(s => new { s.RequestId, s.Number });
        step.HasIndex(s => s.SecretOf).HasFilter("\"SecretOf\" IS NOT NULL");
    }
}
