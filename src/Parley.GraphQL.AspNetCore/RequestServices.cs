using Microsoft.AspNetCore.Http;

namespace Parley.GraphQL.AspNetCore;

/// <summary>
/// The services of a request. ASP.NET makes a scope for them as soon as it is asked for the provider; most queries need
/// none, so it is asked with the first service.
/// </summary>
sealed class RequestServices(HttpContext context) : IServiceProvider
{
    public object? GetService(Type serviceType) => context.RequestServices.GetService(serviceType);
}
