using EnvoyRegistry.Tests.Data;

namespace EnvoyRegistry.Tests.People.Sample;

/// <summary>The program over a register with the sample, laid out from the day its clock shows.</summary>
public class SampleRegistry : RunningRegistry
{
    public static readonly DateOnly Today = new(2026, 10, 1);

    public SampleRegistry() : base(new TemporaryRegister(FirstStart.Sample(Today)))
    {
    }
}
