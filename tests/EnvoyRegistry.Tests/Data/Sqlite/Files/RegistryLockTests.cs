using EnvoyRegistry.Data.Sqlite.Files;

namespace EnvoyRegistry.Tests.Data.Sqlite.Files;

public sealed class RegistryLockTests : IDisposable
{
    readonly TemporaryRegister _register = new();

    public void Dispose() => _register.Dispose();

    [Fact]
    public void Many_use_a_register_and_nobody_has_it_alone_meanwhile()
    {
        using (RegistryLock.Share(_register.Path))
        {
            using (RegistryLock.Share(_register.Path))
                RegistryLock.TakeAlone(_register.Path).ShouldBeNull();
            RegistryLock.TakeAlone(_register.Path).ShouldBeNull();
        }

        using var alone = RegistryLock.TakeAlone(_register.Path);
        alone.ShouldNotBeNull();
        RegistryLock.TakeAlone(_register.Path).ShouldBeNull();
    }

    [Fact]
    public void Whoever_comes_while_one_has_it_alone_waits_for_it()
    {
        var alone = RegistryLock.TakeAlone(_register.Path)!;
        var pauses = 0;

        using var shared = RegistryLock.Share(_register.Path, _ =>
        {
            if (++pauses == 3)
                alone.Dispose();
        });

        pauses.ShouldBe(3);
        RegistryLock.TakeAlone(_register.Path).ShouldBeNull();
    }
}
