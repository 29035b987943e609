using System.Reflection;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Host;
using Parley.GraphQL.AspNetCore;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Tests.Contract;

public sealed class ErrorCodeTests
{
    /// <summary>Where codes are written down, and nowhere else: see below.</summary>
    static readonly Type[] s_books = [typeof(ErrorCodes), typeof(HttpErrorCodes), typeof(RegistryErrorCodes)];

    [Fact]
    public void The_contract_has_every_code_there_is_and_no_other() =>
        ((EnumType)RegistryEngine.BuildSchema().Types.Find("ErrorCode")!).Values.Select(v => v.Name)
            // A schema at fault stops the start: no caller is ever told.
            .ShouldBe(Codes().Except([ErrorCodes.Schema]), ignoreOrder: true);

    [Fact]
    public void Every_error_is_made_with_a_code_of_the_books()
    {
        var codes = Codes().ToHashSet();
        foreach (var file in Sources())
        {
            var text = File.ReadAllText(file);
            if (s_books.Any(book => text.Contains($"class {book.Name}", StringComparison.Ordinal)))
                continue;
            foreach (var code in codes.Where(code => code.Contains('_', StringComparison.Ordinal)))
                text.ShouldNotContain($"\"{code}\"", Case.Sensitive, $"{file} writes a code out");
        }
    }

    static IEnumerable<string> Sources() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));

    static IEnumerable<string> Codes() => s_books
        .SelectMany(book => book.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(code => (string)code.GetRawConstantValue()!);
}
