using System.Text.RegularExpressions;
using EnvoyRegistry.Host;
using Parley.GraphQL.Types;
using Snapshooter.Xunit;

namespace EnvoyRegistry.Tests.Contract;

public sealed partial class PrintedSchemaTests
{
    /// <summary>
    /// By name and without descriptions: what a change in <c>schema/</c> means for a client is read as a change of
    /// this.
    /// </summary>
    [Fact]
    public void The_contract_is_as_approved() => Snapshot.Match(
        Description().Replace(SchemaPrinter.Print(RegistryEngine.BuildSchema(), sorted: true), "")
            .Replace("\n\n ", "\n "),
        Repository.Snapshot("Contract", "schema.graphql"));

    [GeneratedRegex(@"^ *(?:""{3}.*?""{3}|""(?:[^""\\\n]|\\.)*"")\n",
        RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Description();
}
