using System.Linq.Expressions;
using EnvoyRegistry.Data.Viewing;

namespace EnvoyRegistry.Guidance;

/// <summary>A draft is seen by those who may publish it.</summary>
sealed class GuidelineVisibility : IVisibleRows<Guideline>
{
    public Expression<Func<Guideline, bool>> Visible { get; } = g =>
        g.Status != GuidelineStatus.Draft || Viewer.Current.Reach == Reach.Everything;
}
