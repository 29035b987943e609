using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Participants;

/// <summary>
/// What countries are called: participants as the ARF does, all others as <see cref="CountryCodes"/> does, and by their
/// code where that has no name. For whose a territory is, the register never says.
/// </summary>
/// <param name="participants">With their codes of ISO 3166-1 alpha-2, where they have one.</param>
sealed class CountryNames(IEnumerable<(string? Alpha2, string Name)> participants)
{
    readonly Dictionary<string, string> _names =
        participants.Where(p => p.Alpha2 is not null).ToDictionary(p => p.Alpha2!, p => p.Name);

    public static async Task<CountryNames> ReadAsync(RegistryDb db, CancellationToken cancellation)
    {
        var participants = await db.Set<Participant>().Select(p => new { p.Alpha2, p.Name }).ToListAsync(cancellation);
        return new CountryNames(participants.Select(p => (p.Alpha2, p.Name)));
    }

    public string Write(string code) => Find(code) ?? code;

    public string Write(IEnumerable<string> codes) => string.Join(", ", codes.Select(Write));

    /// <returns>Null where there is none but the code.</returns>
    public string? Find(string code) => _names.GetValueOrDefault(code) ?? CountryCodes.NameOf(code);
}
