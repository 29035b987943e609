namespace Parley.GraphQL.AspNetCore;

/// <summary>
/// A feature of a request (<c>HttpContext.Features</c>) by which the host lets it be longer, or shorter, than
/// <see cref="ParleyOptions.MaxBodyBytes"/>.
/// </summary>
public sealed class RequestBodyLimit(int maxBytes)
{
    public int MaxBytes => maxBytes;
}
