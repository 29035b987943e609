using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types.Rules;

namespace Parley.GraphQL.Types;

/// <summary>
/// SDL files to <see cref="Schema"/>: merges extensions, resolves names, holds the result to every rule of section 3.
/// </summary>
public static class SchemaBuilder
{
    /// <param name="files">The SDL, in any order.</param>
    /// <param name="scalars">How the custom scalars are read, by name.</param>
    /// <exception cref="GraphQLException">Every fault found, each with file, line and column.</exception>
    public static Schema Build(IReadOnlyList<Source> files, IReadOnlyDictionary<string, ScalarCoercion>? scalars = null)
    {
        var faults = new SchemaFaults(files);
        var sdl = new MergedSdl(Parse(files), faults);
        var assembly = new SchemaAssembly(sdl, scalars, faults);
        var roots = new RootTypes(sdl, assembly, faults);

        ImplementationRules.Check(assembly.Types, faults);
        InputObjectRules.Check(assembly.Types, faults);
        InputValueRules.Check(assembly, faults);
        AppliedDirectiveRules.Check(sdl, assembly, faults);
        DirectiveCycleRule.Check(assembly, faults);
        faults.ThrowIfAny();

        return new Schema(
            roots.Query!, roots.Mutation, roots.Subscription,
            assembly.TypesInUse(), assembly.Directives, assembly.MetaFields)
        {
            Description = sdl.HasSchemaDefinition ? sdl.Schema[0].Node.Description?.Value : null,
            AppliedDirectives = [.. sdl.Schema.SelectMany(part => part.Node.Directives)],
        };
    }

    /// <exception cref="GraphQLException">The syntax faults, one for each file that has any.</exception>
    static List<DocumentNode> Parse(IReadOnlyList<Source> files)
    {
        var documents = new List<DocumentNode>(files.Count);
        var errors = new List<GraphQLError>();
        foreach (var file in files)
        {
            try
            {
                documents.Add(Parser.Parse(file, ParserLimits.Sdl));
            }
            catch (GraphQLException fault)
            {
                errors.AddRange(fault.Errors.Select(error => error with { File = file.File }));
            }
        }
        return errors.Count == 0 ? documents : throw new GraphQLException(errors);
    }
}
