using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Parley.GraphQL.AspNetCore;

/// <summary>
/// Walks JSON that a stranger sent. Whatever it steps over is known to be well-formed, not too deep, and made of whole
/// characters, so that nobody later on meets a string that cannot be read.
/// </summary>
ref struct JsonCursor
{
    public const int MaxDepth = 64;

    readonly string _subject;
    readonly ReadOnlyMemory<byte> _json;
    Utf8JsonReader _reader;

    /// <param name="subject">What the JSON is, to begin a sentence about its faults with.</param>
    public JsonCursor(string subject, ReadOnlyMemory<byte> json)
    {
        _subject = subject;
        // RFC 8259 section 8.1: a byte order mark should not be there, and may be ignored.
        _json = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        if (!Utf8.IsValid(_json.Span))
            throw RequestRefusedException.BadRequest($"{subject} is not UTF-8.");
        // One level more than is allowed, so that Step meets it first and can name the limit.
        _reader = new Utf8JsonReader(_json.Span, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        Step();
    }

    public readonly JsonTokenType Token => _reader.TokenType;

    public readonly void Require(JsonTokenType expected, string subject)
    {
        if (Token != expected)
            throw RequestRefusedException.BadRequest($"{subject} must be {Kind(expected)}, but is {Kind(Token)}.");
    }

    public bool NextMember() => Step() && Token == JsonTokenType.PropertyName;

    public readonly bool IsNamed(ReadOnlySpan<byte> name) => _reader.ValueTextEquals(name);

    /// <summary>Goes on to the member's value; null counts as none.</summary>
    public bool HasValue(JsonTokenType expected, string subject)
    {
        Step();
        if (Token == JsonTokenType.Null)
            return false;
        Require(expected, subject);
        return true;
    }

    /// <summary>Passes the member's value, whatever it is.</summary>
    public void SkipValue()
    {
        Step();
        Skip();
    }

    /// <summary>Passes the value it stands on, and gives its bytes.</summary>
    public ReadOnlyMemory<byte> Skip()
    {
        var start = (int)_reader.TokenStartIndex;
        if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            var depth = _reader.CurrentDepth;
            do
                Step();
            while (_reader.CurrentDepth > depth);
        }
        return _json[start..(int)_reader.BytesConsumed];
    }

    /// <summary>Makes sure that nothing follows.</summary>
    public void End() => Step();

    public readonly string Text() => _reader.GetString()!;

    /// <summary>The string it stands on, as it stands in the JSON; false when there are escapes in it.</summary>
    public readonly bool TryTextInPlace(out ReadOnlyMemory<byte> text)
    {
        text = _reader.ValueIsEscaped ? default : _json.Slice((int)_reader.TokenStartIndex + 1, MaxTextLength);
        return !_reader.ValueIsEscaped;
    }

    /// <summary>At least as long as the string it stands on: unescaping never makes one longer.</summary>
    public readonly int MaxTextLength => _reader.ValueSpan.Length;

    public readonly int CopyText(Span<byte> destination) => _reader.CopyString(destination);

    bool Step()
    {
        try
        {
            if (!_reader.Read())
                return false;
            // The reader minds half a surrogate pair only when it is asked for the string.
            if (_reader.ValueIsEscaped && _reader.ValueSpan.IndexOf("\\u"u8) >= 0)
                _reader.GetString();
        }
        catch (JsonException fault)
        {
            // The exception's own place counts from 0 and ends its message; editors count from 1.
            var reason = fault.Message.Split(" LineNumber:")[0];
            var place = $"line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}";
            throw RequestRefusedException.BadRequest($"{_subject} is not JSON, at {place}: {reason}");
        }
        catch (InvalidOperationException)
        {
            throw RequestRefusedException.BadRequest(
                $"{_subject} has half a surrogate pair in the string at byte {_reader.TokenStartIndex + 1}.");
        }

        if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray && _reader.CurrentDepth >= MaxDepth)
        {
            throw RequestRefusedException.OverLimit(StatusCodes.Status400BadRequest, "jsonDepth", MaxDepth, null,
                $"{_subject} nests deeper than the {MaxDepth} levels allowed, at byte {_reader.TokenStartIndex + 1}.");
        }
        return true;
    }

    static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        _ => "null",
    };
}
