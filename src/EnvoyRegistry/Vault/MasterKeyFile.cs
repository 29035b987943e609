using System.Security.Cryptography;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Vault;

/// <summary>A master key as a file holds it: 32 bytes in base64, readable by its owner only.</summary>
static class MasterKeyFile
{
    /// <exception cref="UnusableRegisterException">The file cannot be read, or holds something else.</exception>
    public static MasterKey Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnusableRegisterException($"The master key cannot be read: {fault.Message}");
        }
    }

    /// <param name="text">In base64.</param>
    /// <param name="where">It stands, to be told when it is none; the text itself never is.</param>
    /// <exception cref="UnusableRegisterException">It is no key.</exception>
    public static MasterKey Parse(string text, string where)
    {
        var secret = new byte[Sealing.KeyLength + 1]; // so that one that is too long is not cut
        try
        {
            return Convert.TryFromBase64String(text.Trim(), secret, out var length) && length == Sealing.KeyLength
                ? new MasterKey(secret.AsSpan(0, length))
                : throw new UnusableRegisterException(
                    $"{where} holds no master key: it must be {Sealing.KeyLength} random bytes in base64, such as " +
                    "`openssl rand -base64 32` makes.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Makes a key, unless another process just did: that one is as good.</summary>
    /// <returns>Whether it was made here.</returns>
    public static bool Make(string path)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(unfinished, options))
            using (var text = new StreamWriter(file))
            {
                text.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Sealing.KeyLength)));
                text.Flush();
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
