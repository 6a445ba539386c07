using System.Text;
using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Faults;

/// <summary>Family T: transport and gateway. Some act instead of the work, the others after it was done.</summary>
internal sealed class CallFaults(FaultBook book, Func<GatewayError, Answer> wording)
{
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>
    {
        ["T1"] = "does the work, never answers (holdSeconds)",
        ["T2"] = "does the work, breaks the connection in mid-body",
        ["T3"] = "does the work, answers 5xx (kind: system-error | html)",
        ["T4"] = "answers 5xx, work not done (kind: system-error | html)",
        ["T5"] = "does the work, answers 202",
        ["T6"] = "does the work, answers slowly (seconds)",
        ["T7"] = "200 with a bad signature (kind: flip | missing | signtest | stale)",
        ["T8"] = "429 (code, committed: true | false)",
        ["T12"] = "403 NO_AUTH, work not done",
        ["T14"] = "404, work not done (code: the word for it | html for a gateway's own page)",
        ["T15"] = "does the work, answers about somebody else (kind: mchid | appid | payer | total, fen)",
        ["T13"] = "does the work, sends a spoilt body (kind: empty | truncated | bom)",
    };

    /// <summary>An answer given instead of doing the work.</summary>
    public Answer? Instead(FaultTarget target)
    {
        if (book.Take("T4", target) is { } refused)
            return Broken(refused) with { Faults = ["T4"], UnknownOutcome = true };
        if (book.Take("T12", target) is not null)
            return wording(new GatewayError(403, "NO_AUTH", "无权限")) with { Faults = ["T12"] };
        if (book.Take("T14", target) is { } missing)
            return Missing(missing.Text("code", "ORDERNOTEXIST")) with { Faults = ["T14"] };
        var limited = Peek("T8", target);
        return limited is not null && !limited.Flag("committed", otherwise: false) ? Limited(limited, target) : null;
    }

    /// <summary>The answer as it leaves after the work was done.</summary>
    public Answer After(FaultTarget target, Answer answer)
    {
        if (book.Take("T1", target) is { } silent)
            return Lost(answer, "T1") with { Ending = Ending.Silence, Delay = silent.Seconds("holdSeconds", 60) };
        if (book.Take("T2", target) is not null)
            return Lost(answer, "T2") with { Ending = Ending.Break };
        if (book.Take("T3", target) is { } broken)
            return Lost(Broken(broken), "T3");
        if (book.Take("T5", target) is not null)
            return Lost(answer, "T5") with { Status = 202, Body = [] };
        if (book.Take("T6", target) is { } slow)
            return Lost(answer, "T6") with { Delay = slow.Seconds("seconds", 6) };
        if (book.Take("T7", target) is { } flawed)
            return Lost(answer, "T7") with { Flaw = flawed.Text("kind", "flip") };
        if (Peek("T8", target) is { } late && Limited(late, target) is { } limited)
            return limited;
        if (book.Take("T13", target) is { } spoilt)
            return Lost(answer, "T13") with { Body = Spoil(answer.Body, spoilt.Text("kind", "truncated")) };
        if (answer.Status == 200 && book.Take("T15", target) is { } foreign)
            return Foreign(answer, foreign);
        return answer;
    }

    private Answer Missing(string code) => code == "html"
        ? new Answer(404, "<html><h1>404 Not Found</h1></html>"u8.ToArray(), "text/html") { Signed = false }
        : wording(new GatewayError(404, code, "订单不存在"));

    private static Answer Foreign(Answer answer, Fault fault)
    {
        var body = JsonNode.Parse(answer.Body)!.AsObject();
        var kind = fault.Text("kind", "payer");
        if (kind == "total") Lies.ChangeAmount(body, "total", fault.Whole("fen", -1));
        else Lies.BecomeForeign(body, kind);
        return Answer.Ok(body) with { Faults = [.. answer.Faults, "T15"] };
    }

    private static Answer Lost(Answer answer, string fault) =>
        answer with { UnknownOutcome = true, Faults = [.. answer.Faults, fault] };

    private static byte[] Spoil(byte[] body, string kind) => kind switch
    {
        "empty" => [],
        "bom" => [0xEF, 0xBB, 0xBF, .. body],
        _ => body[..(body.Length / 2)],
    };

    private Fault? Peek(string id, FaultTarget target) =>
        book.All().FirstOrDefault(fault => fault.Id == id && fault.Times != 0 && fault.Match.Fits(target));

    private Answer? Limited(Fault fault, FaultTarget target)
    {
        if (book.Take(fault.Id, target) is null)
            return null;
        var code = fault.Text("code", "FREQUENCY_LIMITED");
        return wording(new GatewayError(429, code, "频率超限")) with { UnknownOutcome = true, Faults = ["T8"] };
    }

    private Answer Broken(Fault fault)
    {
        if (fault.Text("kind", "system-error") == "html")
        {
            var page = Encoding.UTF8.GetBytes("<html><body><h1>502 Bad Gateway</h1></body></html>");
            return new Answer(502, page, "text/html") { Signed = false };
        }

        return wording(new GatewayError(500, "SYSTEM_ERROR", "系统繁忙，请稍后重试"));
    }
}

/// <summary>An error in the pay gateway's terms; the api face words it its own way.</summary>
internal sealed record GatewayError(int Status, string Code, string Message)
{
    public JsonObject Body() => new() { ["code"] = Code, ["message"] = Message };
}
