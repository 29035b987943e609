namespace EnvoyRegistry.Data;

/// <summary>
/// Rows that a slice makes of other rows by C#. Every implementation in the assembly is asked after each
/// <c>SaveChanges</c>, within its transaction; whoever writes past EF asks by
/// <see cref="RegistryDb.RefreshDerivedRows"/>.
/// </summary>
/// <remarks>
/// Triggers mark what is to be made anew, whoever writes, and an index finds the marks: the work grows with what
/// changed and not with the register.
/// </remarks>
interface IDerivedRows
{
    /// <summary>Brings up to date what is marked; cheap when nothing is.</summary>
    void Refresh(RegistryDb db);
}
