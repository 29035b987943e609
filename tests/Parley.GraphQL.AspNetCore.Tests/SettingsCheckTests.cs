using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class SettingsCheckTests
{
    [Fact]
    public void Every_limit_can_be_set()
    {
        var limits = Bound(
            ("GraphQL:Limits:MaxDocumentBytes", "1"),
            ("GraphQL:Limits:DocumentCacheBytes", "5000000000"),
            ("GraphQL:limits:parser:maxDepth", "500"),
            ("GraphQL:Limits:Parser:MaxDirectives", "0"),
            ("GraphQL:Limits:Validation:MaxErrors", "4"),
            ("GraphQL:Limits:Plan:MaxAliases", "0"),
            ("GraphQL:Limits:Execution:MaxTime", "00:00:05"),
            ("GraphQL:Limits:Execution:MaxWaiting", "0"),
            ("GraphQL:Limits:Execution:MaxSubscriptions", "7"));

        limits.MaxDocumentBytes.ShouldBe(1);
        limits.DocumentCacheBytes.ShouldBe(5_000_000_000);
        limits.Parser.ShouldBe(new() { MaxDepth = 500, MaxDirectives = 0 });
        limits.Validation.ShouldBe(new() { MaxErrors = 4 });
        limits.Plan.ShouldBe(new() { MaxAliases = 0 });
        limits.Execution.ShouldBe(
            new() { MaxTime = TimeSpan.FromSeconds(5), MaxWaiting = 0, MaxSubscriptions = 7 });
    }

    [Fact]
    public void Without_settings_the_defaults_hold() => Bound().ShouldBe(new EngineOptions());

    [Theory]
    [InlineData("Limits:Parser:MaxTokns", "1", "is no setting. Did you mean `MaxTokens`?")]
    [InlineData("Limits:Parser:MaxTokens", "many", "is \"many\"; it takes a whole number of at least 1.")]
    [InlineData("Limits:Parser:MaxTokens", "0", "is \"0\"; it takes a whole number of at least 1.")]
    [InlineData("Limits:Parser:MaxTokens", "3000000000", "is \"3000000000\"; it takes a whole number of at least 1.")]
    [InlineData("Limits:Parser:MaxDepth", "501", "is \"501\"; it takes a whole number from 1 to 500.")]
    [InlineData("Limits:Execution:MaxWaiting", "-1", "is \"-1\"; it takes a whole number of at least 0.")]
    [InlineData("Limits:Execution:MaxTime", "0", "is \"0\"; it takes a time such as 00:00:30.")]
    [InlineData("Limits:Execution", "9", "is \"9\"; it takes further settings, not a value.")]
    [InlineData("Compress", "maybe", "is \"maybe\"; it takes true or false.")]
    [InlineData("MaxBodyByte", "9", "is no setting. Did you mean `MaxBodyBytes`?")]
    public void What_cannot_be_meant_is_refused_by_its_whole_name(string setting, string value, string refusal) =>
        Refusal(($"GraphQL:{setting}", value)).ShouldBe($"GraphQL:{setting} {refusal}");

    [Fact]
    public void All_faults_are_told_at_once() =>
        Refusal(("GraphQL:Limits:Plan:MaxFields", "x"), ("GraphQL:Limits:Plan:Max", "1"))
            .ShouldSatisfyAllConditions(
                r => r.ShouldContain("MaxFields"), r => r.ShouldContain("Plan:Max is no setting"));

    [Fact]
    public void A_page_without_size_must_be_allowed() =>
        Refusal(("GraphQL:Limits:Plan:MaxPageSize", "10"))
            .ShouldBe("GraphQL:Limits:Plan:DefaultPageSize must not be greater than MaxPageSize.");

    static string Refusal(params (string, string)[] settings) =>
        Should.Throw<OptionsValidationException>(() => Bound(settings)).Message;

    static EngineOptions Bound(params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Name, string? (s) => s.Value)).Build());
        services.AddParley(_ => throw new InvalidOperationException("There is no engine."));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<ParleyOptions>>().Value.Limits;
    }
}
