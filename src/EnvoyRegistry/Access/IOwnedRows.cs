using System.Linq.Expressions;

namespace EnvoyRegistry.Access;

/// <summary>Whose a row is, for the words of <c>@access</c> that ask the row.</summary>
interface IOwnedRows<TRow>
{
    /// <summary><c>SELF</c>, and whose confidential values are looked at: the id of the person.</summary>
    Expression<Func<TRow, long>> Person { get; }

    /// <summary><c>FOCAL_POINT</c>: the id of the participant whose entry it is; null where there is none.</summary>
    Expression<Func<TRow, long?>> Participant { get; }

    /// <summary>
    /// <c>OPENED</c>: over the row and <c>Viewer.Current</c>, whether the person opened the field to the viewer; null
    /// for a field that cannot be opened.
    /// </summary>
    /// <param name="field">As the SDL names it.</param>
    Expression<Func<TRow, bool>>? Opened(string field);
}
