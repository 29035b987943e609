using Parley.GraphQL.Language;
using Parley.GraphQL.Types;
using Parley.GraphQL.Validation;

namespace Parley.GraphQL.Tests.Validation;

/// <summary>
/// A test of a rule is a document and what that rule says of it: <c>line:column</c> of every node, two spaces, and the
/// message. What other rules say is left to their tests.
/// </summary>
public abstract class RuleTests(string rule)
{
    protected void Accepts(string document) => Faults(Embassies.Schema, document).ShouldBeEmpty();

    protected void Refuses(string document, params string[] expected) =>
        RefusesIn(Embassies.Schema, document, expected);

    protected void RefusesIn(Schema schema, string document, params string[] expected) =>
        Faults(schema, document).ShouldBe(expected);

    IEnumerable<string> Faults(Schema schema, string document)
    {
        foreach (var error in Validator.Validate(schema, Parser.Parse(new Source(document))))
        {
            var places = error.Locations.Select(at => $"{at.Line}:{at.Column}");
            if (rule.Equals(error.Extensions!["rule"]))
                yield return $"{string.Join(' ', places)}  {error.Message}";
        }
    }
}
