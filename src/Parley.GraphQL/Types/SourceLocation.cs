using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>Where a definition stands in the SDL; <c>default</c> for what the specification itself defines.</summary>
public readonly struct SourceLocation
{
    /// <param name="offset">Of the definition's name. Line and column are counted only when somebody asks.</param>
    internal SourceLocation(Source? source, int offset) => (Source, Offset) = (source, offset);

    internal Source? Source { get; }

    internal int Offset { get; }

    public string? File => Source?.File;

    public Location Location => Source?.LocationAt(Offset) ?? default;

    public override string ToString() => Source is null ? "built-in" : $"{File ?? "schema"}:{Location.Line}";
}
