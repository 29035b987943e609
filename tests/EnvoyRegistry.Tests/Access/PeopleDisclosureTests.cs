using System.Net;
using EnvoyRegistry.Access;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace EnvoyRegistry.Tests.Access;

public sealed class PeopleDisclosureTests
{
    [Theory]
    [InlineData("Development", "127.0.0.1", true)]
    [InlineData("Development", "::1", true)]
    [InlineData("Development", "::ffff:127.0.0.1", true)]
    [InlineData("Development", null, true)]
    [InlineData("Development", "192.0.2.7", false)]
    [InlineData("Development", "::ffff:192.0.2.7", false)]
    [InlineData("Production", "127.0.0.1", false)]
    [InlineData("Production", null, false)]
    [InlineData("Staging", "::1", false)]
    public void Only_a_developer_s_own_machine_is_told_of_people(string environment, string? caller, bool told) =>
        new PeopleDisclosure(new Environment { EnvironmentName = environment })
            .Allows(caller is null ? null : IPAddress.Parse(caller)).ShouldBe(told);

    sealed class Environment : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }
        public string ApplicationName { get; set; } = "EnvoyRegistry";
        public string ContentRootPath { get; set; } = "/";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
