namespace EnvoyRegistry.Access;

/// <summary>
/// The caller of the request that is being served, as authentication established it: <see cref="Caller.Anonymous"/>
/// where it did not, and where there is no request.
/// </summary>
sealed class CurrentCaller(IHttpContextAccessor http)
{
    public Caller Value => http.HttpContext?.Features.Get<Caller>() ?? Caller.Anonymous;
}
