namespace EnvoyRegistry.Tests.Data;

public sealed class CompiledModelTests
{
    static readonly bool s_record = Environment.GetEnvironmentVariable("RECORD_MODEL") == "1";

    [Fact]
    public void What_is_published_is_the_model_of_the_mappings()
    {
        var written = CompiledModel.Write();
        if (s_record)
            Record(written);

        Directory.GetFiles(CompiledModel.Folder).Where(file => IsOther(written, file))
            .Select(file => Path.GetFileName(file))
            .Concat(written.Keys.Where(file => !File.Exists(Path.Combine(CompiledModel.Folder, file))))
            .ShouldBeEmpty("they are written anew with RECORD_MODEL=1; where the old ones do not compile, delete them");
    }

    static bool IsOther(IReadOnlyDictionary<string, string> written, string file) =>
        written.GetValueOrDefault(Path.GetFileName(file)) != CompiledModel.Read(file);

    static void Record(IReadOnlyDictionary<string, string> written)
    {
        if (Directory.Exists(CompiledModel.Folder))
            Directory.Delete(CompiledModel.Folder, recursive: true);
        Directory.CreateDirectory(CompiledModel.Folder);
        foreach (var (file, text) in written)
            File.WriteAllText(Path.Combine(CompiledModel.Folder, file), text);
    }
}
