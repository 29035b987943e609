namespace EnvoyRegistry.Contract;

/// <summary><c>enum OrderDirection</c>.</summary>
enum OrderDirection
{
    Ascending = 1,
    Descending = 2,
}
