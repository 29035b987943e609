using Xunit.Abstractions;
using Xunit.Sdk;

namespace EnvoyRegistry.Tests;

static class Skipping
{
    /// <summary>Skips a test for want of a program of others, and says which.</summary>
    // dotnet test tells that a test was skipped, but not why, unless it is told as a diagnostic message.
    public static void SkipIf(this IMessageSink console, bool condition, string reason)
    {
        if (condition)
            console.OnMessage(new DiagnosticMessage(reason));
        Skip.If(condition, reason);
    }
}
