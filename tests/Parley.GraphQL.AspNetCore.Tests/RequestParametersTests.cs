using System.Text;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class RequestParametersTests
{
    [Theory]
    [InlineData("""{"query":"{a}"}""", "{a}")]
    [InlineData("""{"query":"{\n  a(b: \"\u00e5 \ud83c\udfc3 \\u0041\")\t}"}""", "{\n  a(b: \"å 🏃 \\u0041\")\t}")]
    [InlineData("""{"query":""}""", "")]
    [InlineData("""{"query":"first","query":"se\u0063ond"}""", "second")]
    [InlineData("""{"query":"first \u0021","query":"and \u0073econd"}""", "and second")]
    [InlineData("""{"qu\u0065ry":"{a}"}""", "{a}")]
    [InlineData("\uFEFF {\"query\":\"{a}\"} \r\n", "{a}")]
    public void The_document_is_the_unescaped_query(string body, string document) =>
        Read(body).Document.ShouldBe(document);

    [Theory]
    [InlineData("""{"query":"{a}"}""")]
    [InlineData("""{"query":"{a}","operationName":null,"variables":null,"extensions":null}""")]
    [InlineData("""{"query":"{a}","variables":{},"extensions":{ }}""")]
    [InlineData("""{"query":"{a}","variables":{"a":1},"variables":null}""")]
    [InlineData("""{"query":"{a}","id":1,"nested":{"query":[{"variables":{"a":1}}]},"variable":{"a":1}}""")]
    public void What_is_null_or_empty_or_unknown_is_not_there(string body) =>
        Read(body).ShouldBe(new Asked("{a}", null, null, null, ReadOnly: false));

    [Fact]
    public void Variables_and_extensions_come_as_they_stand()
    {
        var asked =
            Read("""{"variables": {"a": [1, {"b": null}], "c": 1e400} ,"extensions":{"d":"\u0041"},"query":"{a}"}""");

        asked.Variables.ShouldBe("""{"a": [1, {"b": null}], "c": 1e400}""");
        asked.Extensions.ShouldBe("""{"d":"\u0041"}""");
    }

    [Theory]
    [InlineData("{}", "`query` is missing: it holds the GraphQL document, as a string.")]
    [InlineData("""{"query":null}""", "`query` is missing: it holds the GraphQL document, as a string.")]
    [InlineData("""{"query":{"a":1}}""", "`query` must be a string, but is an object.")]
    [InlineData("""{"query":0}""", "`query` must be a string, but is a number.")]
    [InlineData("""{"query":false}""", "`query` must be a string, but is a boolean.")]
    [InlineData("""{"query":["a"]}""", "`query` must be a string, but is a list.")]
    [InlineData("""{"operationName":1}""", "`operationName` must be a string, but is a number.")]
    [InlineData("""{"variables":"{}"}""", "`variables` must be an object, but is a string.")]
    [InlineData("""{"variables":[]}""", "`variables` must be an object, but is a list.")]
    [InlineData("""{"extensions":true}""", "`extensions` must be an object, but is a boolean.")]
    [InlineData("\"{a}\"", "The request body must be an object, but is a string.")]
    [InlineData("null", "The request body must be an object, but is null.")]
    [InlineData("""[{"query":"{a}"}]""",
        "The request body is a list. Batches are not served: send each operation as a request of its own.")]
    public void A_parameter_of_the_wrong_kind_is_named(string body, string message) =>
        Refusal(body).Message.ShouldBe(message);

    [Theory]
    [InlineData("", "The request body is empty; send {\"query\": \"…\"} as JSON.")]
    [InlineData("NONSENSE", "The request body is not JSON, at line 1, byte 1: 'N' is an invalid start of a value.")]
    [InlineData(
        "{\n \"query\":\n  }", "The request body is not JSON, at line 3, byte 3: '}' is an invalid start of a value.")]
    [InlineData("{ \"not a JSON",
        "The request body is not JSON, at line 1, byte 14: Expected end of string, but instead reached end of data.")]
    [InlineData(
        """{"query":"{a}"} x""",
        "The request body is not JSON, at line 1, byte 17: 'x' is invalid after a single JSON value. Expected end of " +
        "data.")]
    [InlineData("""{"query":"\ud83c"}""", "The request body has half a surrogate pair in the string at byte 10.")]
    [InlineData("""{"query":"{a}","variables":{"\udfc3":1}}""",
        "The request body has half a surrogate pair in the string at byte 29.")]
    public void A_body_that_is_not_JSON_is_refused_with_the_place(string body, string message) =>
        Refusal(body).Message.ShouldBe(message);

    [Fact]
    public void A_body_that_is_not_UTF_8_is_refused()
    {
        byte[] body = [.. "{\"query\":\""u8, 0xE5, .. "\"}"u8];

        Should.Throw<RequestRefusedException>(() => RequestParameters.FromJson(body))
            .Message.ShouldBe("The request body is not UTF-8.");
    }

    [Theory]
    [InlineData("variables")]
    [InlineData("unknown")]
    public void Nesting_is_bounded(string member)
    {
        // The request's own object is the first level.
        Read(Nested(63)).Document.ShouldBe("{a}");

        var refusal = Refusal(Nested(64));
        refusal.StatusCode.ShouldBe(400);
        refusal.Message.ShouldBe("The request body nests deeper than the 64 levels allowed, at byte "
            + $"{Nested(64).LastIndexOf('{') + 1}.");
        refusal.Error.Code.ShouldBe("LIMIT_EXCEEDED");
        Refusal(Nested(100_000)).Error.Code.ShouldBe("LIMIT_EXCEEDED");

        string Nested(int levels) => new StringBuilder($$"""{"query":"{a}","{{member}}":""")
            .Append(string.Concat(Enumerable.Repeat("{\"a\":", levels - 1))).Append("{}")
            .Append('}', levels).ToString();
    }

    static Asked Read(string body)
    {
        using var parameters = RequestParameters.FromJson(Encoding.UTF8.GetBytes(body));
        return new Asked(parameters.ToRequest("a-request", readOnly: false));
    }

    static RequestRefusedException Refusal(string body) => Should.Throw<RequestRefusedException>(() => Read(body));
}
