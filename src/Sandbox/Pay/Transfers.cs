using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Faults;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Outgoing;
using VillageCloud.Sandbox.State;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Pay;

/// <summary>Merchant transfers to users: locked money that the user must confirm within a day.</summary>
internal sealed class Transfers
{
    private const string ExpireKind = "transfer-expire";
    private const string FinishKind = "transfer-finish";
    private const string CancelKind = "transfer-cancel";
    private static readonly TimeSpan ConfirmWindow = TimeSpan.FromHours(24);
    private static readonly TimeSpan QueryWindow = TimeSpan.FromDays(30);
    private readonly World world;
    private readonly Courier courier;
    private readonly UnknownOutcomes unknown;
    private readonly TransferRules rules;
    private readonly TransferFaults faults;

    public Transfers(World world, Courier courier, UnknownOutcomes unknown)
    {
        this.world = world;
        this.courier = courier;
        this.unknown = unknown;
        rules = new TransferRules(world);
        faults = new TransferFaults(world.Faults);
        world.Agenda.On(ExpireKind, number => Fail(number, "OVERDUE_CLOSE"));
        world.Agenda.On(FinishKind, Finish);
        world.Agenda.On(CancelKind, Cancelled);
    }

    public Answer Create(Call call)
    {
        var name = rules.OpenName(call, out var badName);
        if (badName is not null)
            return badName;
        var number = call.Text("out_bill_no")!;
        var hash = ParameterHash.Of(call.Json!.Value, name is null ? null : ("user_name", name));
        if (world.State.Transfers.TryGetValue(number, out var known))
        {
            return known.ParameterHash == hash
                ? Answer.Ok(Created(known))
                : PayError.Invalid("商户单号已存在，且参数与首次请求不一致");
        }

        unknown.Attempt("transfer", number, IntentOf(call));
        if (rules.Refusal(call, name) is { } refusal)
            return refusal;
        if (!world.Ledger.TryLockTransfer(call.Whole("transfer_amount")))
            return PayError.Of(403, "NOT_ENOUGH", "运营账户余额不足，请充值后使用原单号重新发起");
        var transfer = Make(call, hash, name);
        rules.WatchDoublePayment(transfer);
        world.State.Transfers.Add(number, transfer);
        world.State.Numbers[transfer.TransferBillNo] = number;
        world.State.Numbers[transfer.PackageInfo] = number;
        var overdue = transfer.CreateTime + ConfirmWindow + faults.LateClose(transfer);
        world.Agenda.PlanAt(overdue, ExpireKind, number);
        return faults.Lose(transfer, Answer.Ok(Created(transfer)));
    }

    public Answer ByOutBillNo(Call call) =>
        Found(world.State.Transfers.GetValueOrDefault(call.Values["out_bill_no"]));

    public Answer ByTransferBillNo(Call call) => Found(
        world.State.TransferOf(null, call.Values["transfer_bill_no"]));

    public Answer Cancel(Call call)
    {
        if (!world.State.Transfers.TryGetValue(call.Values["out_bill_no"], out var transfer))
            return PayError.NotFound("NOT_FOUND", "记录不存在");
        if (transfer.State is "SUCCESS" or "FAIL" or "TRANSFERING")
            return PayError.Invalid($"当前状态 {transfer.State} 不可撤销");
        if (transfer.State == "WAIT_USER_CONFIRM")
        {
            Become(transfer, "CANCELING");
            world.Agenda.Forget(ExpireKind, transfer.OutBillNo);
            world.Agenda.Plan(world.Options.CancelDelay, CancelKind, transfer.OutBillNo);
        }

        return Answer.Ok(new JsonObject
        {
            ["out_bill_no"] = transfer.OutBillNo,
            ["transfer_bill_no"] = transfer.TransferBillNo,
            ["state"] = transfer.State,
            ["update_time"] = Beijing.Rfc3339(transfer.UpdateTime),
        });
    }

    public static string IntentOf(Call call) =>
        $"{call.Text("openid")} {call.Whole("transfer_amount")} {call.Text("transfer_remark")}";

    /// <summary>The user takes the money; returns what the confirm page would refuse with.</summary>
    public string? Confirm(MchTransfer transfer, string openId)
    {
        if (transfer.OpenId != openId)
            return "payee_mismatch";
        if (transfer.State != "WAIT_USER_CONFIRM")
            return $"state_{transfer.State.ToLowerInvariant()}";
        world.Agenda.Forget(ExpireKind, transfer.OutBillNo);
        Become(transfer, "TRANSFERING");
        var wait = world.Options.TransferDelay + faults.LongTransfer(transfer);
        world.Agenda.Plan(wait, FinishKind, transfer.OutBillNo);
        return null;
    }

    public bool Fail(string number, string reason)
    {
        if (!world.State.Transfers.TryGetValue(number, out var transfer) || transfer.IsFinal)
            return false;
        world.Ledger.UnlockTransfer(transfer);
        transfer.FailReason = reason;
        Become(transfer, "FAIL");
        foreach (var kind in new[] { ExpireKind, FinishKind, CancelKind })
            world.Agenda.Forget(kind, number);
        Notify(transfer);
        return true;
    }

    private static JsonObject Created(MchTransfer transfer)
    {
        var view = new JsonObject
        {
            ["out_bill_no"] = transfer.OutBillNo,
            ["transfer_bill_no"] = transfer.TransferBillNo,
            ["create_time"] = Beijing.Rfc3339(transfer.CreateTime),
            ["state"] = transfer.State,
        };
        if (transfer.FailReason is not null)
            view["fail_reason"] = transfer.FailReason;
        if (transfer.State == "WAIT_USER_CONFIRM")
            view["package_info"] = transfer.PackageInfo;
        return view;
    }

    private MchTransfer Make(Call call, string hash, string? name) => new()
    {
        OutBillNo = call.Text("out_bill_no")!,
        TransferBillNo = $"1330{world.Dice.Digits(8)}{Beijing.Stamp(world.Now)[..8]}{world.Dice.Digits(12)}",
        AppId = call.Text("appid")!,
        OpenId = call.Text("openid")!,
        AmountFen = call.Whole("transfer_amount"),
        Remark = call.Text("transfer_remark")!,
        SceneId = call.Text("transfer_scene_id")!,
        PackageInfo = $"affffddafdfafddffda=={world.Dice.Letters(24)}",
        ParameterHash = hash,
        CreateTime = world.Now,
        UpdateTime = world.Now,
        UserName = name,
        NotifyUrl = call.Text("notify_url"),
    };

    private Answer Found(MchTransfer? transfer)
    {
        var hidden = transfer is null
            || transfer.HiddenUntil > world.Now
            || world.Now - transfer.CreateTime > QueryWindow;
        if (hidden)
            return PayError.NotFound("NOT_FOUND", "记录不存在");
        unknown.Cleared("transfer", transfer!.OutBillNo);
        return Answer.Ok(View(transfer));
    }

    private JsonObject View(MchTransfer transfer)
    {
        var view = new JsonObject
        {
            ["mch_id"] = world.Merchant.Record.MchId,
            ["out_bill_no"] = transfer.OutBillNo,
            ["transfer_bill_no"] = transfer.TransferBillNo,
            ["appid"] = transfer.AppId,
            ["state"] = transfer.State,
            ["transfer_amount"] = transfer.AmountFen,
            ["transfer_remark"] = transfer.Remark,
            ["openid"] = transfer.OpenId,
            ["create_time"] = Beijing.Rfc3339(transfer.CreateTime),
            ["update_time"] = Beijing.Rfc3339(transfer.UpdateTime),
        };
        if (transfer.FailReason is not null)
            view["fail_reason"] = transfer.FailReason;
        return view;
    }

    private void Finish(string number)
    {
        if (!world.State.Transfers.TryGetValue(number, out var transfer) || transfer.State != "TRANSFERING")
            return;
        if ((faults.FailReason(transfer) ?? rules.NameMismatch(transfer)) is { } reason)
        {
            Fail(number, reason);
            return;
        }

        world.Ledger.Transfer(transfer);
        Become(transfer, "SUCCESS");
        Notify(transfer);
    }

    private void Cancelled(string number)
    {
        if (!world.State.Transfers.TryGetValue(number, out var transfer) || transfer.State != "CANCELING")
            return;
        if (faults.UserWasQuicker(transfer))
        {
            world.Ledger.Transfer(transfer);
            Become(transfer, "SUCCESS");
        }
        else
        {
            world.Ledger.UnlockTransfer(transfer);
            Become(transfer, "CANCELLED");
        }

        Notify(transfer);
    }

    private void Become(MchTransfer transfer, string state)
    {
        transfer.State = state;
        transfer.UpdateTime = world.Now;
    }

    private void Notify(MchTransfer transfer)
    {
        if (transfer.NotifyUrl is null)
            return;
        var text = View(transfer);
        text.Remove("appid");
        text.Remove("transfer_remark");
        courier.Send(new Notice
        {
            Id = Guid.Parse(world.Dice.Hex(32)).ToString(),
            Product = "transfer",
            Subject = transfer.OutBillNo,
            EventType = "MCHTRANSFER.BILL.FINISHED",
            OriginalType = "mch_payment",
            Summary = "商家转账单据终态通知",
            Url = transfer.NotifyUrl,
            Plaintext = Answer.Text(text),
            CreatedAt = world.Now,
            OpenId = transfer.OpenId,
        });
    }
}
