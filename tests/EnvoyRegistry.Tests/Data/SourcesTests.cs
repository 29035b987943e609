using EnvoyRegistry.Data;

namespace EnvoyRegistry.Tests.Data;

public sealed class SourcesTests
{
    [Fact]
    public void Keys_and_ids_are_unique()
    {
        Sources.All.Select(s => s.Code).ShouldBeUnique();
        Sources.All.Select(s => s.Id).ShouldBeUnique();
    }

    [Fact]
    public void Addresses_are_whole() =>
        Sources.All.Where(s => s.Url is not null).ShouldAllBe(s => Uri.IsWellFormedUriString(s.Url, UriKind.Absolute));
}
