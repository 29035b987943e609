namespace Parley.GraphQL.Planning;

/// <summary>A number that is known when an operation is planned, or once its variables have their values.</summary>
sealed class Estimate
{
    readonly double _known;
    readonly Func<IReadOnlyDictionary<string, object?>, double>? _of;

    Estimate(double known, Func<IReadOnlyDictionary<string, object?>, double>? of) => (_known, _of) = (known, of);

    public static Estimate None { get; } = Known(0);

    public static Estimate One { get; } = Known(1);

    public static Estimate Known(double number) => new(number, null);

    public static Estimate ByVariables(Func<IReadOnlyDictionary<string, object?>, double> of) => new(0, of);

    public double Evaluate(IReadOnlyDictionary<string, object?> variables) => _of is null ? _known : _of(variables);

    public static Estimate operator +(Estimate a, Estimate b) => Combine(a, b, static (x, y) => x + y);

    public static Estimate operator *(Estimate a, Estimate b) => Combine(a, b, static (x, y) => x * y);

    public static Estimate Max(Estimate a, Estimate b) => Combine(a, b, Math.Max);

    static Estimate Combine(Estimate a, Estimate b, Func<double, double, double> combine) =>
        a._of is null && b._of is null
            ? Known(combine(a._known, b._known))
            : ByVariables(variables => combine(a.Evaluate(variables), b.Evaluate(variables)));
}
