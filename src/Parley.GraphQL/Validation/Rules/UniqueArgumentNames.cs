using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>No argument is given twice.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Argument-Uniqueness"/>
sealed class UniqueArgumentNames(ValidationContext context) : Rule(context), IVisitsFields, IVisitsDirectives
{
    public void Visit(FieldNode field, CompositeType? parent, FieldDefinition? definition) => Check(field.Arguments);

    public void Visit(DirectiveNode directive, DirectiveDefinition? definition, string location) =>
        Check(directive.Arguments);

    void Check(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count < 2)
            return;
        foreach (var same in arguments.Select(argument => argument.Name).GroupBy(name => name.Value))
        {
            if (same.Skip(1).Any())
                Report($"Argument `{same.Key}` is given more than once.", null, [.. same]);
        }
    }
}
