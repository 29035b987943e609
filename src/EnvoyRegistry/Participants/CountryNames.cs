namespace EnvoyRegistry.Participants;

/// <summary>
/// What pages call countries: participants as the ARF does, all others by their code, for whose a territory is, the
/// register never says.
/// </summary>
/// <param name="participants">With their codes of ISO 3166-1 alpha-2, where they have one.</param>
sealed class CountryNames(IEnumerable<(string? Alpha2, string Name)> participants)
{
    readonly Dictionary<string, string> _names =
        participants.Where(p => p.Alpha2 is not null).ToDictionary(p => p.Alpha2!, p => p.Name);

    public string Write(string code) => _names.GetValueOrDefault(code, code);

    public string Write(IEnumerable<string> codes) => string.Join(", ", codes.Select(Write));
}
