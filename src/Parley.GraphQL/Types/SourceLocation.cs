using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>Where a definition stands in the SDL; <c>default</c> for what the specification itself defines.</summary>
/// <param name="Offset">Of the definition's name. Line and column are counted only when somebody asks.</param>
public readonly record struct SourceLocation(Source? Source, int Offset)
{
    public string? File => Source?.File;

    public Location Location => Source?.LocationAt(Offset) ?? default;

    public override string ToString() => Source is null ? "built-in" : $"{File ?? "schema"}:{Location.Line}";
}
