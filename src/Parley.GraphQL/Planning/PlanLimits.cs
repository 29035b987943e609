using System.ComponentModel.DataAnnotations;

namespace Parley.GraphQL.Planning;

/// <summary>Bounds on what a valid document may ask for once its fragments are spread.</summary>
/// <param name="MaxDepth">Fields below fields.</param>
/// <param name="MaxFields">Fields in the whole plan, each counted for every object type it can appear on.</param>
/// <param name="MaxSelections">
/// Selections looked at to find these fields: many may share one response name, and each fragment counts wherever it is
/// spread.
/// </param>
/// <param name="MaxAliases">
/// Fields in the whole plan that go by another name than their own: with those one document can ask the same dear field
/// as often as it likes.
/// </param>
/// <param name="MaxCost">
/// Objects and leaves that the answer may have, methods called and counts made (<see cref="Pricing"/>), by the sizes of
/// pages that the variables ask for; and, where lists were longer than that, what it comes to while it is written.
/// </param>
/// <param name="AssumedListSize">Items that a list which is no page is priced with, unless the SDL tells it.</param>
/// <param name="DefaultPageSize">Of a page whose size is not given.</param>
/// <param name="MaxPageSize">
/// Of one page, and of the ids that <c>nodes</c> takes. Not less than the SDL gives as default.
/// </param>
public sealed record PlanLimits(
    int MaxDepth = 32, int MaxFields = 5_000, int MaxSelections = 50_000,
    [property: Range(0, int.MaxValue)] int MaxAliases = 500,
    int MaxCost = 2_000_000, int AssumedListSize = 10, int DefaultPageSize = 25, int MaxPageSize = 100);
