namespace EnvoyRegistry.News;

/// <summary>
/// What a slice has to put down when an instant has come, such as a deadline: before the first answer after it, so that
/// no answer tells of what was.
/// </summary>
interface IOnTime
{
    /// <summary>Returns at once when nothing is due.</summary>
    Task EnsureAsync();
}
