using System.Text;
using System.Text.Json;

namespace VillageCloud.Api.Tests.Fuzz;

/// <summary>Requests for every operation of the description: as described, nearly so, and not at all.</summary>
internal sealed class ApiRequests(JsonElement document, Dice dice)
{
    private const int TooLarge = 65_537;

    private static readonly string[] Methods =
        ["GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get"];

    private static readonly string[] Types =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=\"utf-8\"",
        "application/json; charset=nonsense", "application/json; charset=gb18030", "application/json; charset=utf-7",
        "application/json; charset=utf-16", "application/json;charset=", "application/json;;;", "text/plain",
        "text/json",
        "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "a/b", "/",
        "json",
        "application/problem+json", "application/json, text/html", "*/*",
        "application/json; charset=utf-8; charset=gbk",
    ];

    private static readonly string[] OtherHeaders =
    [
        "Accept-Language", "Range", "If-None-Match", "Cookie", "Origin", "X-Forwarded-For", "X-Forwarded-Host",
        "X-HTTP-Method-Override", "traceparent", "tracestate", "baggage", "Forwarded", "X-Original-URL",
        "Accept-Encoding", "Accept-Charset",
    ];

    private readonly IReadOnlyList<Operation> operations = Operation.AllOf(document);

    public Schemas Schemas { get; } = new(document, dice);

    /// <summary>A session that is open.</summary>
    public string Token { get; set; } = "";

    /// <summary>An order that is there.</summary>
    public string Order { get; set; } = "";

    /// <summary>What a session needs to be opened, or nothing.</summary>
    public string Code { get; set; } = "";

    public Shot Next()
    {
        var operation = dice.Of(operations);
        var shot = new Shot(dice.In(25) ? dice.Of(Methods) : operation.Method, PathOf(operation) + QueryOf(operation));
        AddHeaders(shot, operation);
        if (operation.Body is { } schema || dice.In(30)) AddBody(shot, operation.Body);
        return shot;
    }

    private string PathOf(Operation operation)
    {
        if (dice.In(60))
            return dice.Of("/v1", "/v1/", "/v1//orders", "/v1/../v1", "/V1/shangying/me", "/v1/shangying//");
        var path = operation.Path;
        foreach (var parameter in operation.Parameters.Where(static one => one.In == "path"))
            path = path.Replace($"{{{parameter.Name}}}", ValueOf(parameter), StringComparison.Ordinal);
        if (dice.In(40)) path += dice.Of("/", "/x", "%2f", "%00", "/..", ";a=b", ".", "/%F0%9F", "//");
        return path;
    }

    private string ValueOf(Parameter parameter)
    {
        var isOdd = dice.In(parameter.Name == "village" ? 30 : 4);
        if (isOdd) return dice.In(3) ? dice.Of("%", "%0", "%zz", "%C0%80", "%FF", "%ED%A0%80") : Escaped(dice.Text());
        return parameter.Name switch { "village" => "shangying", "number" => Order, _ => dice.Of("1", "2", "3") };
    }

    private string QueryOf(Operation operation)
    {
        var parts = new List<string>();
        foreach (var parameter in operation.Parameters.Where(static one => one.In == "query"))
        {
            if (dice.In(2)) continue;
            for (var times = dice.In(12) ? 2 : 1; times > 0; times--)
                parts.Add($"{parameter.Name}={(dice.In(3) ? Fitting(parameter) : Escaped(dice.Text()))}");
        }

        if (dice.In(12)) parts.Add(dice.Of("&&", "=", "a[]=1", "%00=1", $"{Escaped(dice.Text())}=1"));
        return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
    }

    private string Fitting(Parameter parameter) =>
        Escaped(Schemas.Write(parameter.Schema, 100, parameter.Name).Trim('"'));

    private void AddHeaders(Shot shot, Operation operation)
    {
        if (!dice.In(8)) shot.Headers.Add(("Authorization", $"Bearer {Token}"));
        else if (!dice.In(3)) shot.Headers.Add(("Authorization", AuthorizationOf()));
        if (operation.Parameters.Any(static one => one.In == "header") && !dice.In(10))
            shot.Headers.Add(("Idempotency-Key", dice.In(4) ? Line(dice.Text()) : KeyOfAWish()));
        if (dice.In(10)) shot.Headers.Add(("Idempotency-Key", Line(dice.Text())));
        if (dice.In(10)) shot.Headers.Add(("Accept", dice.Of("*/*", "text/html", "image/png", "a", "", ";", "a/b")));
        if (dice.In(15)) shot.Headers.Add((dice.Of(OtherHeaders), Line(dice.Text())));
    }

    private string KeyOfAWish() => $"{dice.Of("wish", "Wish")}-{dice.Below(500):D16}";

    private string AuthorizationOf() => dice.Of(
        Token, "Bearer", "Bearer ", $"bearer {Token}", $"Bearer  {Token} ", $"Bearer {Token.ToUpperInvariant()}",
        $"Basic {Token}", $"Bearer {Token}, Bearer {Token}", $"Bearer {Line(dice.Text())}", $"Bearer\t{Token}",
        Line(dice.Text()));

    private void AddBody(Shot shot, JsonElement? schema)
    {
        shot.ContentType = dice.In(12) ? dice.Of(Types) : "application/json";
        if (dice.In(40)) shot.ContentType = null;
        if (dice.In(30)) shot.Headers.Add(("Content-Encoding", dice.Of("gzip", "br", "identity", "x", "")));
        var json = schema is { } known ? Schemas.Write(known, dice.Of(1_000, 30, 12, 4)) : dice.Json();
        if (Code.Length > 0 && dice.In(4))
            json = json.Replace("\"code\":\"", $"\"code\":\"{Code}", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(json);
        shot.Body = dice.Below(30) switch
        {
            0 => bytes[..dice.Below(bytes.Length + 1)],
            1 => dice.Bytes(dice.Of(1, 16, 300)),
            2 => [0xEF, 0xBB, 0xBF, .. bytes],
            3 => Encoding.Unicode.GetBytes(json),
            4 => [.. bytes, .. dice.Bytes(3)],
            5 => [],
            6 => new byte[TooLarge],
            7 => Encoding.UTF8.GetBytes(dice.Json()),
            8 => [.. bytes.Select(one => dice.In(40) ? (byte)dice.Below(256) : one)],
            _ => bytes,
        };
    }

    /// <summary>Percent-encoded, halves of a pair too, as nobody's browser would.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var one in text)
        {
            if (char.IsAsciiLetterOrDigit(one)) escaped.Append(one);
            else if (char.IsSurrogate(one)) escaped.Append("%ED%A0%80");
            else escaped.Append(Uri.EscapeDataString(one.ToString()));
        }

        return escaped.ToString();
    }

    /// <summary>What a header can carry at all.</summary>
    internal static string Line(string text) =>
        new([.. text.Where(static one => one is >= ' ' and <= '~').Take(200)]);
}
