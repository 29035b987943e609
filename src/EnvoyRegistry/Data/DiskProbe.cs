namespace EnvoyRegistry.Data;

/// <summary>Finds out whether there is room beside the register, and leave to use it.</summary>
static class DiskProbe
{
    /// <summary>About what a large change takes.</summary>
    const int Bytes = 256 * 1024;

    /// <exception cref="IOException">The disk is full, fails, or may only be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not write there.</exception>
    public static void Write(string register)
    {
        // Another process may look at the same time.
        using var file = new FileStream($"{register}.{Environment.ProcessId}.probe", new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        });
        file.Write(new byte[Bytes]);
        file.Flush(flushToDisk: true);
    }
}
