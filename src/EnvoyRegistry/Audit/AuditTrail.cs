using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Audit;

/// <summary>Writes the entries of the audit, each in the transaction of what it tells of.</summary>
sealed class AuditTrail(PersonVault vault, Keyring keys, TimeProvider time)
{
    /// <summary>What a start does: puts the audit under the register's key, if that was never done.</summary>
    public void Prepare(RegistryDb db)
    {
        if (db.Set<AuditHead>().AsNoTracking().Any(h => h.Seal != null))
            return;
        keys.Master(db);
        using var transaction = db.Database.BeginTransaction();
        AuditChain.Begin(db, keys);
        db.SaveChanges();
        transaction.Commit();
    }

    /// <summary>A mutation that was done, with what it changed.</summary>
    /// <param name="cases">The ids of cases that it names besides those that it changed.</param>
    public void Done(
        RegistryDb db, Caller actor, string mutation, ChangeRecord record, IEnumerable<string>? cases = null)
    {
        var changes = record.Changes.ToList();
        Append(
            db, actor, AuditKind.Mutation, mutation, [], changes.Select(c => c.PersonId).OfType<long>(), changes,
            cases: cases);
    }

    /// <summary>A mutation that was refused; what it had written is taken back already.</summary>
    /// <param name="about">The people it would have concerned, as far as is known.</param>
    /// <param name="cases">The ids of the cases it would have concerned.</param>
    public void Refused(
        RegistryDb db, Caller actor, string mutation, IReadOnlyList<UserError> errors, IEnumerable<long> about,
        IEnumerable<string> cases) =>
        Append(db, actor, AuditKind.Mutation, mutation, errors, about, [], cases: cases);

    /// <summary>A command of whoever has the register's file, or the register's own upkeep.</summary>
    /// <param name="note">What it did, in a sentence without personal values.</param>
    /// <param name="about">The people it concerned besides those whose fields are recorded.</param>
    public void Command(
        RegistryDb db, string command, ChangeRecord? record, string? note = null, IEnumerable<long>? about = null)
    {
        var changes = record?.Changes.ToList() ?? [];
        Append(db, Caller.Register, AuditKind.Command, command, [],
            changes.Select(c => c.PersonId).OfType<long>().Concat(about ?? []), changes, note);
    }

    /// <summary>That somebody looked at confidential fields of people, or at texts of cases.</summary>
    public void Reading(
        RegistryDb db, Caller actor, string operation, IEnumerable<(string Coordinate, long Owner)> looked)
    {
        var (people, cases) = (new List<AuditSubject>(), new List<AuditCase>());
        foreach (var owned in looked.GroupBy(l => (Case: CaseOf(db, l), l.Owner), l => l.Coordinate)
            .OrderBy(owned => owned.Key.Owner))
        {
            List<string> coordinates = [.. owned.Order(StringComparer.Ordinal)];
            if (owned.Key.Case is { } id)
                cases.Add(new AuditCase { CaseId = id, Coordinates = coordinates });
            else
                people.Add(new AuditSubject { PersonId = owned.Key.Owner, Coordinates = coordinates });
        }
        AuditChain.Append(db, keys, (sequence, previous) =>
            Entry(sequence, previous, actor, AuditKind.Reading, operation, [], null, people, cases, []));
    }

    /// <summary>The id of the case that a field was of; null where it was a person's.</summary>
    static string? CaseOf(RegistryDb db, (string Coordinate, long Owner) looked)
    {
        var type = looked.Coordinate[..looked.Coordinate.IndexOf('.')];
        return db.Model.GetEntityTypes().FirstOrDefault(entity => entity.ShortName() == type)?.WriteCase(looked.Owner);
    }

    void Append(
        RegistryDb db, Caller actor, AuditKind kind, string operation, IReadOnlyList<UserError> errors,
        IEnumerable<long> about, List<FieldChange> changes, string? note = null, IEnumerable<string>? cases = null) =>
        AuditChain.Append(db, keys, (sequence, previous) => Entry(
            sequence, previous, actor, kind, operation, errors, note,
            [.. about.Distinct().Select(person => new AuditSubject { EntrySequence = sequence, PersonId = person })],
            [
                .. changes.Select(c => c.CaseId).OfType<string>().Concat(cases ?? []).Distinct()
                    .Select(id => new AuditCase { EntrySequence = sequence, CaseId = id }),
            ],
            [.. changes.Index().Select(change => Sealed(db, sequence, change.Index + 1, change.Item))]));

    AuditEntry Entry(
        long sequence, string previous, Caller actor, AuditKind kind, string operation,
        IReadOnlyList<UserError> errors, string? note, IReadOnlyList<AuditSubject> subjects,
        IReadOnlyList<AuditCase> cases, IReadOnlyList<AuditChange> changes) => new()
        {
            Sequence = sequence,
            // Whole seconds, as they are stored: the hash must say the same when it is read.
            At = UtcSeconds.Truncated(time.GetUtcNow().UtcDateTime),
            Kind = kind,
            Operation = operation,
            Outcome = errors.Count == 0 ? AuditOutcome.Done : AuditOutcome.Refused,
            ActorRole = actor.Role,
            ActorName = Named(actor),
            ActorParticipantId = actor.ParticipantId,
            ActorPersonId = actor.PersonId,
            ErrorCodes = [.. errors.Select(e => e.Code).Distinct()],
            Rules = [.. errors.OfType<RuleViolation>().Select(e => e.Rule).Distinct()],
            Note = note,
            Subjects = [.. subjects],
            Cases = [.. cases],
            Changes = [.. changes],
            Previous = previous,
            Hash = "",
        };

    /// <summary>
    /// A person names her tokens in her own words, which nothing could take out of the chain again; the id does, for as
    /// long as there is the token.
    /// </summary>
    static string Named(Caller actor) => actor is { PersonId: not null, TokenId: { } token }
        ? new NodeId(AccessToken.Prefix, token).ToString() : actor.Name;

    /// <summary>
    /// What was just destroyed with its owner's key is not written down again: that the field changed stays, its values
    /// do not.
    /// </summary>
    AuditChange Sealed(RegistryDb db, long sequence, int number, FieldChange change)
    {
        var (before, after) = (change.Before, change.After);
        if (change.SealedFor is AuditMarks.KeptInTheCase
            || (change.PersonId is { } person && !PersonVault.CanSeal(db, person)))
            before = after = null;
        else if (change is { PersonId: { } owner, SealedFor: null })
        {
            before = before is null ? null : vault.Seal(db, owner, Purpose(sequence, number, "before"), before);
            after = after is null ? null : vault.Seal(db, owner, Purpose(sequence, number, "after"), after);
        }
        return new AuditChange
        {
            EntrySequence = sequence,
            Number = number,
            Thing = change.Thing,
            Key = change.Key,
            Field = change.Field,
            PersonId = change.PersonId,
            Before = before,
            After = after,
            SealedFor = change.SealedFor,
        };
    }

    /// <summary>What the values of a change are sealed for: this place in the chain and no other.</summary>
    /// <param name="side"><c>before</c> or <c>after</c>.</param>
    public static string Purpose(long sequence, int number, string side) => $"audit/{sequence}/{number}/{side}";
}
