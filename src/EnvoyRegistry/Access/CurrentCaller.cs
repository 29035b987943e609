using EnvoyRegistry.Data.Viewing;

namespace EnvoyRegistry.Access;

/// <summary>
/// The caller of the request that is being served, as <see cref="Identification"/> established it;
/// <see cref="Caller.Anonymous"/> where there is no request.
/// </summary>
sealed class CurrentCaller(IHttpContextAccessor http) : IViewers
{
    public Caller Value => http.HttpContext?.Features.Get<Caller>() ?? Caller.Anonymous;

    Viewer IViewers.Current => Value.Viewer;
}
