using EnvoyRegistry.Data.Viewing;

namespace EnvoyRegistry.Tests.Data;

/// <summary>Everything is read as the register itself reads it.</summary>
sealed class RegisterViewers : IViewers
{
    public Viewer Current => Viewer.Register;
}
