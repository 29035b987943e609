namespace EnvoyRegistry.Matching;

/// <summary>The hours of a person's day at which she or he may be rung: by day, unless stated otherwise.</summary>
readonly struct CallingHours(int? from, int? until)
{
    const int Morning = 7, Night = 22;

    public byte From { get; } = (byte)(from ?? Morning);

    /// <summary>From this hour on no longer. Before the first it is past midnight; where equal, never.</summary>
    public byte Until { get; } = (byte)(until ?? Night);

    public bool Has(int hour) => From < Until ? hour >= From && hour < Until : hour >= From || hour < Until;
}
