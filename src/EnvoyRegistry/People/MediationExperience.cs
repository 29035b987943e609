using System.Linq.Expressions;

namespace EnvoyRegistry.People;

/// <summary>
/// R24: who is versed in mediation or diplomacy, by what the entry says. Two ways, apart: not everybody may see both.
/// </summary>
static class MediationExperience
{
    static readonly OfficeKind[] s_diplomats = [OfficeKind.Envoy, OfficeKind.Ambassador, OfficeKind.ForeignMinister];

    public static Expression<Func<Person, bool>> ByExpertise { get; } = person =>
        person.Expertise.Any(e => e.Level >= ExpertiseLevel.TookPart && e.Tag.Group.Code == "MED");

    public static Expression<Func<Person, bool>> ByOffice { get; } = person =>
        person.FormerOffices.Any(office => s_diplomats.Contains(office.Kind));
}
