using EnvoyRegistry.People;

namespace EnvoyRegistry.Matching;

/// <summary>
/// What each covered part of a need is worth towards <c>fit</c>. Weights are whole ten-thousandths, so that rounding
/// down to whole points is exact.
/// </summary>
static class Worth
{
    public const int Expertise = 50, Languages = 20, Countries = 10, Confirmation = 10, Notice = 10;
    public const int Whole = 10_000;

    public static int ForShare(int points, int shares, int weight) => points * weight / (Whole * shares);

    public static int Weight(ExpertiseLevel level, int? yearsAgo) => level switch
    {
        ExpertiseLevel.Led => 100,
        ExpertiseLevel.TookPart => 70,
        _ => 40,
    } * yearsAgo switch
    {
        <= 5 => 100,
        <= 10 => 80,
        _ => 60,
    };

    public static int Weight(LanguageLevel level) => level switch
    {
        LanguageLevel.C2 => Whole,
        LanguageLevel.C1 => 9_000,
        LanguageLevel.B2 => 7_500,
        LanguageLevel.B1 => 5_000,
        LanguageLevel.A2 => 2_500,
        _ => 1_000,
    };

    /// <summary>Days up to which a confirmation is worth more than one that is older.</summary>
    public static IReadOnlyList<int> ConfirmationAges { get; } = [30, 90, 180];

    /// <param name="step">How many of <see cref="ConfirmationAges"/> it is older than.</param>
    public static int ForConfirmation(int step) => step switch
    {
        0 => 10,
        1 => 7,
        2 => 4,
        _ => 1,
    };

    public static int ForNotice(int hours) => hours switch
    {
        <= 24 => 10,
        <= 72 => 8,
        <= 168 => 4,
        _ => 1,
    };
}
