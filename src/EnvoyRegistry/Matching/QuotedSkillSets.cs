using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>A skill set that an integrator quoted, and to whom it was given.</summary>
sealed record QuotedSkillSet(SkillSetReference Reference, string? GivenTo);

/// <summary>Tells whom a skill set is of, and puts on record that it was told.</summary>
sealed class QuotedSkillSets(
    IDbContextFactory<RegistryDb> contexts, MatchKeys keys, CurrentCaller caller, IDisclosures disclosures,
    SecretariatClock clock)
{
    public async ValueTask<QuotedSkillSet?> FindAsync(string reference, OperationContext operation)
    {
        if (SkillSetReferences.Read(keys.References, reference.Trim(), clock.Today) is not { } read)
            return null;
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        var label = await db.Set<AccessToken>().Where(t => t.Id == read.TokenId).Select(t => t.Label)
            .SingleOrDefaultAsync(operation.Cancellation);
        await disclosures.RecordAsync(
            caller.Value, operation.Name, new HashSet<(string, long)> { ("Query.quotedSkillSet", read.PersonId) });
        return new QuotedSkillSet(read, label);
    }
}
