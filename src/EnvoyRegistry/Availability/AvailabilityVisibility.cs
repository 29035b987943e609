using System.Linq.Expressions;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Availability;

/// <summary>
/// Where somebody is free tells where she or he is: also a focal point sees it only when it was opened.
/// </summary>
sealed class AvailabilityVisibility : IVisibleRows<AvailabilityWindow>
{
    public Expression<Func<AvailabilityWindow, bool>> Visible { get; } = PersonVisibility.SeenOf<AvailabilityWindow>(
        w => w.Person, PersonFields.Availability, byFocalPoint: false);
}
