using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Types;

/// <summary>Schemas of a test, one text a file.</summary>
static class Sdl
{
    public static Schema Build(params string[] files) => SchemaBuilder.Build(Files(files));

    /// <summary>The faults as <c>file:line:column  message</c>, the files being called 1, 2, …</summary>
    public static string[] FaultsOf(params string[] files)
    {
        try
        {
            SchemaBuilder.Build(Files(files));
            return [];
        }
        catch (GraphQLException refused)
        {
            return [.. refused.Errors.Select(error => error.ToString())];
        }
    }

    static Source[] Files(string[] texts) => [.. texts.Select((text, i) => new Source(text, $"{i + 1}"))];
}
