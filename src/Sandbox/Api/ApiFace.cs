using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using VillageCloud.Sandbox.Faults;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Outgoing;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Api;

/// <summary>What stands for api.weixin.qq.com.</summary>
internal sealed partial class ApiFace
{
    private readonly World world;
    private readonly ApiError error;
    private readonly Tokens tokens;
    private readonly CallFaults callFaults;
    private readonly ApiFaults apiFaults;
    private readonly Route[] routes;

    public ApiFace(World world, PushEvents events)
    {
        this.world = world;
        error = new ApiError(world);
        tokens = new Tokens(world, error);
        Users = new Users(world);
        Shipping = new Shipping(world, events, error);
        callFaults = new CallFaults(world.Faults, Worded);
        apiFaults = new ApiFaults(world.Faults, error.Of);
        routes = Routes();
    }

    public Users Users { get; }

    public Shipping Shipping { get; }

    public async Task Handle(HttpContext context)
    {
        var call = await Call.Read(context);
        Answer answer;
        lock (world.Gate)
        {
            answer = Work(call);
            world.Touch();
        }

        Note(call, answer);
        await Reply.Write(context, answer, []);
    }

    private Answer Work(Call call)
    {
        WatchEscapes(call);
        var route = routes.FirstOrDefault(route => route.Matches(call));
        if (route is null)
            return error.Of(40066, $"invalid url: {call.RawPath}");
        if (route.Method != call.Method)
            return error.Of(route.Method == "POST" ? 43002 : 43001, $"require {route.Method} method");
        if (route.NeedsToken && tokens.Refusal(call) is { } refused)
            return refused;
        if (BadBody(call, route) is { } bad)
            return bad;
        var target = route.TargetOf(call);
        return apiFaults.Instead(target)
            ?? callFaults.Instead(target)
            ?? callFaults.After(target, route.Handle(call));
    }

    private Answer? BadBody(Call call, Route route)
    {
        if (route.Body is null)
            return null;
        if (call.Body.Length == 0)
            return error.Of(44002, "empty post data");
        if (call.Json is not { } json)
            return error.Of(47001, "data format error");
        return route.Body.FirstProblem(json) is { } problem
            ? error.Of(47001, $"data format error: {problem.Field} {problem.Issue}")
            : null;
    }

    private Answer Worded(GatewayError gateway) => gateway.Status switch
    {
        429 => error.Of(45011, "api minute-quota reach limit"),
        403 => error.Of(48001, "api unauthorized"),
        _ => error.Of(-1, "system error"),
    };

    /// <summary>Escaped Chinese counts differently from raw Chinese where lengths are checked.</summary>
    private void WatchEscapes(Call call)
    {
        var escaped = Escape().Matches(call.BodyText)
            .Select(match => int.Parse(
                match.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
            .Any(point => point >= 0x2E80);
        if (escaped)
            world.Violations.Add("ESCAPED_CHINESE", $"{call.RawPath} got \\u-escaped Chinese");
    }

    [GeneratedRegex(@"\\u(?<hex>[0-9a-fA-F]{4})", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Escape();

    private Route[] Routes()
    {
        var login = new Login(world, Users, error);
        var queries = new ShippingQueries(world, Shipping, error);
        var order = "/wxa/sec/order";
        return
        [
            new("GET", "/sns/jscode2session", "jscode2session", login.Session) { NeedsToken = false },
            new("POST", "/cgi-bin/stable_token", "stable_token", tokens.Stable)
            {
                NeedsToken = false,
                Body = Tokens.Shape,
            },
            new("POST", "/wxa/business/getuserphonenumber", "getuserphonenumber", login.PhoneNumber)
            {
                Body = Login.PhoneShape,
            },
            new("POST", "/wxa/getwxacodeunlimit", "getwxacodeunlimit", new MiniProgramCodes(error).Unlimited)
            {
                Body = MiniProgramCodes.Shape,
            },
            new("POST", "/wxa/msg_sec_check", "msg_sec_check", new ContentChecks(world, Users, error).Text)
            {
                Body = ContentChecks.Shape,
                OpenIdFrom = "openid",
            },
            new("POST", "/cgi-bin/message/subscribe/send", "subscribe", new SubscribeMessages(world, error).Send)
            {
                Body = SubscribeMessages.Shape,
                OpenIdFrom = "touser",
            },
            new("POST", $"{order}/upload_shipping_info", "upload_shipping_info", Shipping.Upload)
            {
                Body = Shipping.UploadShape,
                NumberFrom = "order_key.out_trade_no",
                OpenIdFrom = "payer.openid",
            },
            new("POST", $"{order}/get_order", "get_order", queries.Order)
            {
                Body = ShippingQueries.OrderShape,
                NumberFrom = "merchant_trade_no",
            },
            new("POST", $"{order}/notify_confirm_receive", "notify_confirm_receive", queries.NotifyReceived)
            {
                Body = ShippingQueries.ReceiveShape,
                NumberFrom = "merchant_trade_no",
            },
            new("POST", $"{order}/is_trade_managed", "is_trade_managed", queries.IsManaged)
            {
                Body = ShippingQueries.AppShape,
            },
            new(
                "POST",
                $"{order}/is_trade_management_confirmation_completed",
                "is_trade_management_confirmation_completed",
                queries.IsCompleted)
            {
                Body = ShippingQueries.AppShape,
            },
            new(
                "POST",
                "/cgi-bin/express/delivery/open_msg/get_delivery_list",
                "get_delivery_list",
                queries.DeliveryList),
        ];
    }

    private void Note(Call call, Answer answer) => world.Journal.Add(new JournalEntry
    {
        At = world.Now,
        Face = "api",
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
