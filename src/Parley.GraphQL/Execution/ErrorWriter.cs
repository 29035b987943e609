using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Execution;

/// <summary>Spec 7.1.2: errors as they stand in a response.</summary>
static class ErrorWriter
{
    /// <param name="requestId">Of <see cref="GraphQLRequest.Id"/>.</param>
    public static void Write(JsonBuffer buffer, IReadOnlyList<GraphQLError> errors, string? requestId)
    {
        buffer.Raw("\"errors\":["u8);
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
                buffer.Raw((byte)',');
            Write(buffer, errors[i], requestId);
        }
        buffer.Raw((byte)']');
    }

    static void Write(JsonBuffer buffer, GraphQLError error, string? requestId)
    {
        buffer.Raw("{\"message\":"u8);
        buffer.String(error.Message);
        if (error.Locations.Count > 0)
        {
            buffer.Raw(",\"locations\":["u8);
            for (var i = 0; i < error.Locations.Count; i++)
            {
                buffer.Raw(i > 0 ? ",{\"line\":"u8 : "{\"line\":"u8);
                buffer.Number(error.Locations[i].Line);
                buffer.Raw(",\"column\":"u8);
                buffer.Number(error.Locations[i].Column);
                buffer.Raw((byte)'}');
            }
            buffer.Raw((byte)']');
        }
        if (error.Path is not null)
        {
            buffer.Raw(",\"path\":"u8);
            WriteValue(buffer, error.Path);
        }
        if (error.Code is not null || error.Extensions is { Count: > 0 } || requestId is not null)
        {
            buffer.Raw(",\"extensions\":"u8);
            IEnumerable<KeyValuePair<string, object?>> extensions =
                error.Extensions ?? FrozenDictionary<string, object?>.Empty;
            if (error.Code is not null)
                extensions = extensions.Prepend(new("code", error.Code));
            WriteObject(buffer, requestId is null ? extensions : extensions.Append(new("requestId", requestId)));
        }
        buffer.Raw((byte)'}');
    }

    static void WriteObject(JsonBuffer buffer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        buffer.Raw((byte)'{');
        var first = true;
        foreach (var (name, value) in members)
        {
            if (!first)
                buffer.Raw((byte)',');
            first = false;
            buffer.String(name);
            buffer.Raw((byte)':');
            WriteValue(buffer, value);
        }
        buffer.Raw((byte)'}');
    }

    static void WriteValue(JsonBuffer buffer, object? value)
    {
        switch (value)
        {
            case null: buffer.Null(); break;
            case string text: buffer.String(text); break;
            case bool truth: buffer.Boolean(truth); break;
            case int or long: buffer.Number(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case double number: buffer.Number(number); break;
            case IReadOnlyDictionary<string, object?> members: WriteObject(buffer, members); break;
            case IEnumerable items:
                buffer.Raw((byte)'[');
                var first = true;
                foreach (var item in items)
                {
                    if (!first)
                        buffer.Raw((byte)',');
                    first = false;
                    WriteValue(buffer, item);
                }
                buffer.Raw((byte)']');
                break;
            default: buffer.String(value.ToString() ?? ""); break;
        }
    }
}
