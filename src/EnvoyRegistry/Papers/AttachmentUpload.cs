using System.Text;
using EnvoyRegistry.Contract;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using MinDataRate = Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate;

namespace EnvoyRegistry.Papers;

/// <summary>
/// What a form sent, as browsers and curl send forms. It is read as it comes and never laid down: ASP.NET's own reader
/// of forms would put large files into a folder of the system's, unsealed.
/// </summary>
/// <param name="Refusal">The status of the answer where the form cannot be taken; else it is whole.</param>
sealed record AttachmentUpload(string? Title, ReadOnlyMemory<byte> Bytes, int? Refusal = null)
{
    // For the title, the names of the parts and their boundaries.
    const int Besides = 64 * 1024;
    const int MostParts = 10;
    const double LeastBytesPerSecond = 8 * 1024;
    const int LongestTitle = 4 * Text.Line;

    public static async Task<AttachmentUpload> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Attachment.MostBytes + Besides)
            return Refused(StatusCodes.Status413PayloadTooLarge);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Attachment.MostBytes + Besides;
        // It takes one of few places as long as it comes.
        if (request.HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = new MinDataRate(LeastBytesPerSecond, TimeSpan.FromSeconds(10));
        if (Boundary(request) is not { } boundary)
            return Refused(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await ReadAsync(
                new MultipartReader(boundary, request.Body) { BodyLengthLimit = Attachment.MostBytes + 1 },
                request.ContentLength, cancellation);
        }
        catch (BadHttpRequestException fault)
        {
            return Refused(fault.StatusCode);
        }
        catch (InvalidDataException)
        {
            return Refused(StatusCodes.Status413PayloadTooLarge);
        }
        catch (IOException)
        {
            // It ends before its last boundary.
            return Refused(StatusCodes.Status400BadRequest);
        }
    }

    static async Task<AttachmentUpload> ReadAsync(MultipartReader form, long? size, CancellationToken cancellation)
    {
        var (title, fileName, bytes) = ((string?)null, (string?)null, (ReadOnlyMemory<byte>?)null);
        for (var parts = 0; await form.ReadNextSectionAsync(cancellation) is { } part; parts++)
        {
            if (parts == MostParts)
                return Refused(StatusCodes.Status400BadRequest);
            var disposition = part.GetContentDispositionHeader();
            var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default);
            if (name == "title" && title is null)
            {
                if (await ReadAsync(part.Body, LongestTitle, size: null, cancellation) is not { } text)
                    return Refused(StatusCodes.Status413PayloadTooLarge);
                title = Encoding.UTF8.GetString(text.Span).Trim();
            }
            else if (name == "file" && bytes is null)
            {
                if (await ReadAsync(part.Body, Attachment.MostBytes, size, cancellation) is not { } whole)
                    return Refused(StatusCodes.Status413PayloadTooLarge);
                bytes = whole;
                fileName = HeaderUtilities.RemoveQuotes(
                    disposition!.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
            }
            else
                return Refused(StatusCodes.Status400BadRequest);
        }
        if (bytes is null)
            return Refused(StatusCodes.Status400BadRequest);
        title = Text.IsThere(title) ? title : Path.GetFileNameWithoutExtension(fileName);
        return Text.IsThere(title) && title.Length <= Text.Line && Text.IsLine(title)
            ? new AttachmentUpload(title, bytes.Value)
            : Refused(StatusCodes.Status400BadRequest);
    }

    /// <param name="size">About how long it is, where that is told: then nothing is copied as it grows.</param>
    /// <returns>Null when there is more than <paramref name="most"/>; no more than that was kept.</returns>
    static async Task<ReadOnlyMemory<byte>?> ReadAsync(
        Stream body, int most, long? size, CancellationToken cancellation)
    {
        var read = new byte[Math.Min(Math.Max(size ?? 0, 4096), most + 1)];
        var length = 0;
        while (await body.ReadAsync(read.AsMemory(length), cancellation) is > 0 and var count)
        {
            length += count;
            if (length > most)
                return null;
            if (length == read.Length)
                Array.Resize(ref read, Math.Min(most + 1, 2 * length));
        }
        return read.AsMemory(0, length);
    }

    static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 70 } boundary // RFC 2046, 5.1.1
            ? boundary.ToString()
            : null;

    static AttachmentUpload Refused(int status) => new(null, default, status);
}
