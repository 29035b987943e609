namespace EnvoyRegistry.Contract;

/// <summary><c>input IntRange</c>. Both ends included; null is no end.</summary>
sealed record IntRange(int? From = null, int? Until = null);

/// <summary><c>input DateRange</c>. Both ends included; null is no end.</summary>
sealed record DateRange(DateOnly? From = null, DateOnly? Until = null);

/// <summary><c>input DateTimeRange</c>. Both ends included; null is no end.</summary>
sealed record DateTimeRange(DateTime? From = null, DateTime? Until = null);
