using System.Reflection;
using EnvoyRegistry.Contract;
using Microsoft.Extensions.Configuration;
using Parley.GraphQL;
using Parley.GraphQL.AspNetCore;

namespace EnvoyRegistry.Tests.Host;

/// <summary><c>appsettings.json</c> is where an operator looks up what can be set.</summary>
public sealed class SettingsTests
{
    static readonly IConfigurationSection s_section = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(Repository.Root, "src", "EnvoyRegistry", "appsettings.json")).Build()
        .GetSection(ParleyOptions.Section);

    [Fact]
    public void The_limits_listed_are_the_defaults() =>
        s_section.GetSection("Limits").Get<EngineOptions>().ShouldBe(new EngineOptions());

    [Fact]
    public void Every_limit_is_listed() => Unlisted(s_section, typeof(ParleyOptions)).ShouldBeEmpty();

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void A_team_is_looked_for_from_a_quick_look_to_ten_seconds(int milliseconds, bool isFine) =>
        new RegistrySettings { TeamMilliseconds = milliseconds }.Fault().ShouldBe(isFine ? null
            : "Registry:TeamMilliseconds must be a number to 10000; 0 takes a quick look alone.");

    static IEnumerable<string> Unlisted(IConfigurationSection section, Type settings) =>
        from setting in settings.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let listed = section.GetSection(setting.Name)
        from missing in !listed.Exists() ? [listed.Path]
            : listed.Value is null ? Unlisted(listed, setting.PropertyType) : []
        select missing;
}
