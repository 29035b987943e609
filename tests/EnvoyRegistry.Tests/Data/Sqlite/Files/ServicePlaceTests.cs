using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;

namespace EnvoyRegistry.Tests.Data.Sqlite.Files;

public sealed class ServicePlaceTests : IDisposable
{
    readonly TemporaryRegister _register = new();

    public void Dispose() => _register.Dispose();

    [Fact]
    public void One_service_answers_from_a_register_and_the_next_when_it_has_ended()
    {
        using (new ServicePlace(_register.Path))
        {
            Should.Throw<UnusableRegisterException>(() => new ServicePlace(_register.Path).Dispose())
                .Message.ShouldContain("Another service answers from");
        }

        new ServicePlace(_register.Path).Dispose();
    }

    [Fact]
    public void A_file_that_is_read_only_is_refused_before_anything_is_put_beside_it()
    {
        File.SetAttributes(_register.Path, FileAttributes.ReadOnly);
        try
        {
            Should.Throw<UnusableRegisterException>(() => RegisterStart.Use(_register.Path).Dispose())
                .Message.ShouldContain("is read-only");
            _register.Beside().ShouldHaveSingleItem();
        }
        finally
        {
            File.SetAttributes(_register.Path, FileAttributes.Normal);
        }
    }
}
