using System.Globalization;
using Microsoft.AspNetCore.Http;
using VillageCloud.Sandbox.Bills;
using VillageCloud.Sandbox.Faults;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Outgoing;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Pay;

/// <summary>What stands for api.mch.weixin.qq.com.</summary>
internal sealed class PayFace
{
    private readonly World world;
    private readonly PayEnvelope envelope;
    private readonly RequestAuthorization authorization;
    private readonly UnknownOutcomes unknown;
    private readonly CallFaults callFaults;
    private readonly NotifyFaults notifyFaults;
    private readonly Route[] routes;

    public PayFace(World world, PayEnvelope envelope, Courier courier)
    {
        this.world = world;
        this.envelope = envelope;
        authorization = new RequestAuthorization(world);
        unknown = new UnknownOutcomes(world);
        callFaults = new CallFaults(world.Faults, error => PayError.Of(error.Status, error.Code, error.Message));
        notifyFaults = new NotifyFaults(world.Faults);
        Orders = new Orders(world);
        Payments = new Payments(world, Orders, courier);
        Refunds = new Refunds(world, courier, unknown);
        Transfers = new Transfers(world, courier, unknown);
        // A notice that was acknowledged told how its number ended, as an answer does.
        courier.Heard = notice => unknown.Cleared(notice.Product, notice.Subject);
        routes = PayRoutes.Of(this, new Certificates(world), new BillDesk(world));
    }

    public Orders Orders { get; }

    public Payments Payments { get; }

    public Refunds Refunds { get; }

    public Transfers Transfers { get; }

    public void Forget() => unknown.Clear();

    public async Task Handle(HttpContext context)
    {
        var call = await Call.Read(context);
        Fault? before = null;
        Answer answer;
        lock (world.Gate)
        {
            answer = Work(call, ref before);
            world.Touch();
        }

        if (before is not null)
            await world.Agenda.RunDue(context.RequestAborted);
        Note(call, answer);
        await Reply.Write(context, answer, SignatureOf(call, answer));
    }

    private Answer Work(Call call, ref Fault? before)
    {
        var route = routes.FirstOrDefault(route => route.Method == call.Method && route.Matches(call));
        if (route is null)
            return PayError.NotFound("RESOURCE_NOT_EXISTS", "请求的资源不存在");
        if (authorization.Refusal(call) is { } unauthorized)
            return unauthorized;
        if (BadHeaders(call) is { } headers)
            return headers;
        if (BadBody(call, route) is { } body)
            return body;
        var target = route.TargetOf(call);
        var intent = IntentOf(call, target);
        var answer = callFaults.Instead(target) ?? callFaults.After(target, route.Handle(call));
        FollowUp(target, intent, answer);
        before = answer.Status == 200 ? notifyFaults.BeforeAnswer(target) : null;
        if (before is not null)
            Hasten(target, before);
        return answer;
    }

    private static Answer? BadHeaders(Call call)
    {
        if (string.IsNullOrEmpty(call.Header("User-Agent")))
            return PayError.Of(400, "PARAM_ERROR", "User-Agent 缺失");
        if (call.Header("Accept") is not { Length: > 0 } accept || !(accept.Contains("json") || accept.Contains("*/*")))
            return PayError.Of(400, "PARAM_ERROR", "Accept 缺失或不支持");
        var json = call.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase);
        return call.Body.Length > 0 && json != true
            ? PayError.Of(400, "PARAM_ERROR", "Content-Type 必须为 application/json")
            : null;
    }

    private static Answer? BadBody(Call call, Route route)
    {
        if (route.Body is null)
            return null;
        if (call.Json is not { } json)
            return PayError.Of(400, "PARAM_ERROR", "请求体不是合法的 JSON 对象");
        return route.Body.FirstProblem(json) is { } problem ? PayError.Parameter(problem) : null;
    }

    /// <summary>What a money-moving write is for; null for anything else.</summary>
    private string? IntentOf(Call call, FaultTarget target) => target.Endpoint switch
    {
        "refund" => Refunds.IntentOf(call),
        "transfer" => Transfers.IntentOf(call),
        _ => null,
    };

    private void FollowUp(FaultTarget target, string? intent, Answer answer)
    {
        if (intent is null || target.Number is null)
            return;
        if (answer.UnknownOutcome)
            unknown.Lost(target.Endpoint, target.Number, intent);
        else
            unknown.Cleared(target.Endpoint, target.Number);
    }

    /// <summary>Makes the outcome final at once, so that its notify overtakes the answer of this very call.</summary>
    private void Hasten(FaultTarget target, Fault fault)
    {
        if (target.Endpoint == "refund")
            Refunds.Settle(target.Number!, fault.Text("state", "SUCCESS"));
        else if (target.Endpoint == "transfer")
            Transfers.Fail(target.Number!, fault.Text("reason", "ACCOUNT_NOT_EXIST"));
    }

    private Dictionary<string, string> SignatureOf(Call call, Answer answer)
    {
        var headers = new Dictionary<string, string>
        {
            ["Request-ID"] = $"08{world.Dice.Hex(32).ToUpperInvariant()}-0",
        };
        if (!answer.Signed || answer.Flaw == "missing")
            return headers;
        var asked = call.Header("Wechatpay-Serial");
        var keyId = asked is not null && world.Merchant.WeChatKey(asked) is not null
            ? asked
            : world.Merchant.DefaultKeyId;
        foreach (var (name, value) in answer.Flaw == "stale" ? Stale(answer, keyId) : envelope.Sign(answer.Body, keyId))
            headers[name] = value;
        if (answer.Flaw is "flip" or "signtest")
            headers["Wechatpay-Signature"] = envelope.SpoilSignature(headers["Wechatpay-Signature"], answer.Flaw);
        return headers;
    }

    private Dictionary<string, string> Stale(Answer answer, string keyId)
    {
        var at = (world.Clock.WireNow - TimeSpan.FromMinutes(6)).ToUnixTimeSeconds();
        return envelope.SignAt(at.ToString(CultureInfo.InvariantCulture), answer.Body, keyId);
    }

    private void Note(Call call, Answer answer) => world.Journal.Add(new JournalEntry
    {
        At = world.Now,
        Face = "pay",
        Method = call.Method,
        Target = call.Target,
        Headers = call.Headers,
        Body = call.BodyText,
        Status = answer.Status,
        Answer = answer.BodyText,
        Verdict = answer.Ending == Ending.Complete ? null : answer.Ending.ToString(),
        Faults = answer.Faults,
    });
}
