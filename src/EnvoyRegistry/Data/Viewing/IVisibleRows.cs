using System.Linq.Expressions;

namespace EnvoyRegistry.Data.Viewing;

/// <summary>
/// Which rows of an entity a viewer sees. Every query of the entity asks it, be it by a resolver, by a mutation or on
/// the way to something else; an entity without it is seen by all, or reached only through one that has it.
/// </summary>
interface IVisibleRows<TRow>
{
    /// <summary>Over the row and <see cref="Viewer.Current"/>.</summary>
    Expression<Func<TRow, bool>> Visible { get; }
}
