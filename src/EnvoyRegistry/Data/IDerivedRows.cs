namespace EnvoyRegistry.Data;

/// <summary>
/// Rows that a slice makes of other rows by C#. Every implementation in the assembly is asked after each
/// <c>SaveChanges</c>, within its transaction; whoever writes past EF asks by
/// <see cref="RegistryDb.RefreshDerivedRows"/>.
/// </summary>
interface IDerivedRows
{
    /// <summary>Brings up to date what is not; cheap when nothing changed.</summary>
    void Refresh(RegistryDb db);
}
