namespace EnvoyRegistry.Papers;

/// <summary>Tells a PDF by its bytes; what a sender calls it does not count.</summary>
static class PdfFile
{
    // Readers look for the end of a file in so much of it (ISO 32000-1, Annex H.3, note 18).
    const int EndLength = 1024;

    /// <summary>
    /// Whether it begins and ends as a PDF does. Readers would forgive anything before the beginning, which is where
    /// files hide that are something else too; so here only blanks may stand there.
    /// </summary>
    public static bool Looks(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        text = text.TrimStart(" \t\r\n\0"u8);
        return text.StartsWith("%PDF-"u8) && text[5..] is [(byte)'1' or (byte)'2', (byte)'.', ..]
            && End(text) is var end && end.LastIndexOf("startxref"u8) is >= 0 and var start
            && end[start..].LastIndexOf("%%EOF"u8) > 0;
    }

    static ReadOnlySpan<byte> End(ReadOnlySpan<byte> bytes) => bytes[Math.Max(0, bytes.Length - EndLength)..];
}
