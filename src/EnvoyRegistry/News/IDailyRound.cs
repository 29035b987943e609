namespace EnvoyRegistry.News;

/// <summary>
/// What a slice has to say to people, or to do, when its day has come: each letter once, however often it is asked.
/// </summary>
interface IDailyRound
{
    Task PostAsync(CancellationToken cancellation);
}
