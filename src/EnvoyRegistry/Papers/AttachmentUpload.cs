using System.Text;
using EnvoyRegistry.Contract;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

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
    const int LongestTitle = 4 * Text.Line;

    public static async Task<AttachmentUpload> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Attachment.MostBytes + Besides)
            return Refused(StatusCodes.Status413PayloadTooLarge);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Attachment.MostBytes + Besides;
        if (Boundary(request) is not { } boundary)
            return Refused(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await ReadAsync(
                new MultipartReader(boundary, request.Body) { BodyLengthLimit = Attachment.MostBytes + 1 },
                cancellation);
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

    static async Task<AttachmentUpload> ReadAsync(MultipartReader form, CancellationToken cancellation)
    {
        var (title, fileName, bytes) = ((string?)null, (string?)null, (byte[]?)null);
        for (var parts = 0; await form.ReadNextSectionAsync(cancellation) is { } part; parts++)
        {
            if (parts == MostParts)
                return Refused(StatusCodes.Status400BadRequest);
            var disposition = part.GetContentDispositionHeader();
            var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default);
            if (name == "title" && title is null)
            {
                if (await ReadAsync(part.Body, LongestTitle, cancellation) is not { } text)
                    return Refused(StatusCodes.Status413PayloadTooLarge);
                title = Encoding.UTF8.GetString(text).Trim();
            }
            else if (name == "file" && bytes is null)
            {
                if (await ReadAsync(part.Body, Attachment.MostBytes, cancellation) is not { } whole)
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
        return Text.IsThere(title) && title!.Length <= Text.Line && !title.Any(char.IsControl)
            ? new AttachmentUpload(title, bytes)
            : Refused(StatusCodes.Status400BadRequest);
    }

    /// <returns>Null when there is more than <paramref name="most"/>; no more than that was kept.</returns>
    static async Task<byte[]?> ReadAsync(Stream body, int most, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (read.Length + count > most)
                return null;
            read.Write(buffer, 0, count);
        }
        return read.ToArray();
    }

    static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 70 } boundary // RFC 2046, 5.1.1
            ? boundary.ToString()
            : null;

    static AttachmentUpload Refused(int status) => new(null, default, status);
}
