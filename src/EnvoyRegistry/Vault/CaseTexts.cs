using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Vault;

/// <summary>
/// Seals the texts of cases and opens them for an answer. What a text is sealed for is the row's entity and the column,
/// so that one that was moved elsewhere is never opened as something else. Whoever is shown what another wrote is put
/// on record before the answer leaves.
/// </summary>
sealed class CaseTexts(IDbContextFactory<RegistryDb> contexts, RegisterVault vault, CurrentCaller current)
{
    /// <summary>For the column <paramref name="column"/> of the row <paramref name="id"/>.</summary>
    public string Seal<TRow>(RegistryDb db, long id, string column, string text) =>
        vault.Seal(db, Purpose<TRow>(column), id, text);

    /// <summary>Opens what <see cref="Seal"/> sealed.</summary>
    public string? Open<TRow>(RegistryDb db, long id, string column, string? sealedText) =>
        sealedText is null ? null : vault.Open(db, Purpose<TRow>(column), id, sealedText);

    /// <summary>By the ids of rows, of which the caller is answered those alone that she or he may see.</summary>
    public async ValueTask OpenAsync<TRow>(
        Batch<long, string> asked, string field, string column, Expression<Func<TRow, TextAuthor>> author,
        OperationContext operation)
        where TRow : class
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        var keys = asked.Keys;
        var rows = (await db.Set<TRow>().AsNoTracking()
            .Where(row => keys.Contains(EF.Property<long>(row, "Id")))
            .Select(row => new { Id = EF.Property<long>(row, "Id"), Text = EF.Property<string?>(row, column) })
            .ToListAsync(operation.Cancellation)).FindAll(row => row.Text is not null);
        if (rows.Count == 0)
            return;
        foreach (var written in await AuthorsAsync(db, [.. rows.Select(row => row.Id)], author, operation.Cancellation))
        {
            if (written.CaseId is { } of && !written.Is(current.Value))
                operation.Look($"{typeof(TRow).Name}.{field}", of);
        }
        foreach (var row in rows)
            asked.Answer(row.Id, Open<TRow>(db, row.Id, column, row.Text));
    }

    /// <summary>Also of what the caller does not see: whose a text is decides, and nothing of it is answered.</summary>
    static Task<List<TextAuthor>> AuthorsAsync<TRow>(
        RegistryDb db, List<long> shown, Expression<Func<TRow, TextAuthor>> author, CancellationToken cancellation)
        where TRow : class
    {
        db.Viewer = Viewer.Register;
        return db.Set<TRow>().AsNoTracking().Where(row => shown.Contains(EF.Property<long>(row, "Id")))
            .Select(author).ToListAsync(cancellation);
    }

    static string Purpose<TRow>(string column) => $"{typeof(TRow).Name}.{column}";
}

/// <summary>Who wrote a text of a case, and so may read it without a trace.</summary>
/// <param name="CaseId">The key of the case; null while it is part of none.</param>
/// <param name="Role">In which role.</param>
/// <param name="Id">
/// Of the participant whose office it was, or of the person; null where it was whatever office is the Chair's.
/// </param>
sealed record TextAuthor(long? CaseId, CallerRole Role, long? Id)
{
    public bool Is(Caller caller) => caller.Role == Role
        && (Role is CallerRole.Chair && Id is null
            || Id is not null && Id == (Role is CallerRole.Member ? caller.PersonId : caller.ParticipantId));
}

static class SealedFields
{
    /// <summary>A sealed column of a case that is named as the field, opened for the answer.</summary>
    /// <param name="author">Who wrote it.</param>
    public static ObjectBinder<TRow> Text<TRow>(
        this ObjectBinder<TRow> type, string field, Expression<Func<TRow, TextAuthor>> author) where TRow : class
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var id = Expression.Lambda<Func<TRow, long>>(Expression.Property(row, "Id"), row);
        var column = $"{char.ToUpperInvariant(field[0])}{field[1..]}";
        return type.Batch(field, id, (CaseTexts texts, Batch<long, string> asked, OperationContext operation) =>
            texts.OpenAsync(asked, field, column, author, operation));
    }
}
