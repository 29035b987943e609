using System.Linq.Expressions;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Vault;

/// <summary>
/// Seals the texts of cases and opens them for an answer. What a text is sealed for is the row's entity and the column,
/// so that one that was moved elsewhere is never opened as something else.
/// </summary>
sealed class CaseTexts(IDbContextFactory<RegistryDb> contexts, RegisterVault vault)
{
    /// <summary>For the column <paramref name="column"/> of the row <paramref name="id"/>.</summary>
    public string Seal<TRow>(RegistryDb db, long id, string column, string text) =>
        vault.Seal(db, Purpose<TRow>(column), id, text);

    /// <summary>Opens what <see cref="Seal"/> sealed.</summary>
    public string? Open<TRow>(RegistryDb db, long id, string column, string? sealedText) =>
        sealedText is null ? null : vault.Open(db, Purpose<TRow>(column), id, sealedText);

    /// <summary>By the ids of rows, of which the caller is answered those alone that she or he may see.</summary>
    public async ValueTask OpenAsync<TRow>(Batch<long, string> asked, string column, OperationContext operation)
        where TRow : class
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        var keys = asked.Keys;
        var rows = await db.Set<TRow>().AsNoTracking()
            .Where(row => keys.Contains(EF.Property<long>(row, "Id")))
            .Select(row => new { Id = EF.Property<long>(row, "Id"), Text = EF.Property<string?>(row, column) })
            .ToListAsync(operation.Cancellation);
        foreach (var row in rows)
            asked.Answer(row.Id, Open<TRow>(db, row.Id, column, row.Text));
    }

    static string Purpose<TRow>(string column) => $"{typeof(TRow).Name}.{column}";
}

static class SealedFields
{
    /// <summary>A sealed column of a case, opened for the answer.</summary>
    /// <param name="column">Its name in the entity.</param>
    public static ObjectBinder<TRow> Text<TRow>(
        this ObjectBinder<TRow> type, string field, Expression<Func<TRow, long>> id, string column)
        where TRow : class =>
        type.Batch(field, id, (CaseTexts texts, Batch<long, string> asked, OperationContext operation) =>
            texts.OpenAsync<TRow>(asked, column, operation));
}
