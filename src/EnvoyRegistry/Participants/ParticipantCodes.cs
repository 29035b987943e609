using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Participants;

/// <summary>Codes of participants in filters.</summary>
static class ParticipantCodes
{
    /// <summary>Each of these codes must be a participant's.</summary>
    public static void Participants(
        this FilterCheck check, RegistryDb db, IEnumerable<(object[] At, string Code)> codes) =>
        check.Known(codes, "the code of a participant", () => db.Set<Participant>().Select(p => p.Code));

    /// <inheritdoc cref="Participants(FilterCheck, RegistryDb, IEnumerable{ValueTuple{object[], string}})"/>
    public static void Participants(
        this FilterCheck check, RegistryDb db, object[] at, IReadOnlyList<string>? codes) =>
        check.Known(at, codes, "the code of a participant", () => db.Set<Participant>().Select(p => p.Code));
}
