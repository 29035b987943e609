using System.Text.Json;

namespace EnvoyRegistry.Tests;

static class JsonItems
{
    /// <summary>Of a list, and of a page that holds the whole of one.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement list) =>
        (list.ValueKind is JsonValueKind.Object ? list.GetProperty("nodes") : list).EnumerateArray();
}
