using EnvoyRegistry.Host;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Tests.Host;

public sealed class FirstQueryTests
{
    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("http://0.0.0.0:5080", "http://localhost:5080")]
    [InlineData("http://[::]:80", "http://localhost")]
    [InlineData("http://*:5080", "http://localhost:5080")]
    [InlineData("https://+:8443", "https://localhost:8443")]
    [InlineData("http://192.0.2.7:5080/", "http://192.0.2.7:5080")]
    public void An_address_that_means_all_interfaces_is_called_as_localhost(string listening, string called) =>
        PublicAddress.Reachable(listening).ShouldBe(called);

    [Fact]
    public void The_line_needs_no_escaping_in_a_shell() =>
        FirstQuery.AsCurl("http://localhost:5080", FirstQuery.AboutPeople(new(2026, 10, 1)))
            .Count(c => c is '\'').ShouldBe(4);
}
