using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Participants;

/// <summary>A code that the register takes for a country or territory, and what it is called.</summary>
sealed record Country(string Code, string? Name);

/// <summary>Tells all there are, by code.</summary>
sealed class CountryList(IDbContextFactory<RegistryDb> contexts)
{
    public async ValueTask<List<Country>> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var names = await CountryNames.ReadAsync(db, cancellation);
        return [.. CountryCodes.All.Order(StringComparer.Ordinal).Select(code => new Country(code, names.Find(code)))];
    }
}
