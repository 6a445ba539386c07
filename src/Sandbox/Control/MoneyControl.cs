using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Pay;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Control;

/// <summary>Accounts, and what WeChat itself decides about refunds and transfers.</summary>
internal sealed class MoneyControl(World world, PayFace pay)
{
    public IEnumerable<ControlRoute> Routes() =>
    [
        new("GET", "accounts", _ => Accounts()),
        new("POST", "accounts/topup", TopUp),
        new("POST", "accounts/withdraw", Withdraw),
        new("POST", "refunds/{outRefundNo}/settle", SettleRefund),
        new("POST", "transfers/{outBillNo}/fail", FailTransfer),
    ];

    private Answer Accounts()
    {
        lock (world.Gate)
        {
            var ledger = world.Ledger;
            return ControlCall.Ok(new
            {
                basic = new
                {
                    balanceFen = ledger.Basic.BalanceFen,
                    unsettledFen = ledger.UnsettledFen,
                    heldFen = ledger.Basic.LockedFen,
                    availableFen = ledger.BasicAvailableFen,
                },
                operation = new
                {
                    balanceFen = ledger.Operation.BalanceFen,
                    heldFen = ledger.Operation.LockedFen,
                    availableFen = ledger.OperationAvailableFen,
                },
                fees = new { balanceFen = world.State.Accounts[WorldState.Fees].BalanceFen },
            });
        }
    }

    private Answer TopUp(ControlCall call)
    {
        var account = call.Text("account") ?? WorldState.Operation;
        if (account is not (WorldState.Operation or WorldState.Basic or WorldState.Fees))
            return ControlCall.Error("account_unknown");
        if (call.Whole("fen") is not { } fen || fen <= 0)
            return ControlCall.Error("fen_must_be_positive");
        lock (world.Gate)
        {
            var flow = world.Ledger.TopUp(account, fen, call.Text("memo") ?? "");
            return ControlCall.Ok(new { flowNo = flow.FlowNo, balanceFen = flow.BalanceFen });
        }
    }

    private Answer Withdraw(ControlCall call)
    {
        if (call.Whole("fen") is not { } fen || fen <= 0)
            return ControlCall.Error("fen_must_be_positive");
        lock (world.Gate)
        {
            return world.Ledger.Withdraw(fen) is { } flow
                ? ControlCall.Ok(new { flowNo = flow.FlowNo, balanceFen = flow.BalanceFen })
                : ControlCall.Error("not_enough");
        }
    }

    private Answer SettleRefund(ControlCall call)
    {
        var status = call.Text("status") ?? "SUCCESS";
        if (status is not ("SUCCESS" or "ABNORMAL" or "CLOSED"))
            return ControlCall.Error("status_unknown");
        lock (world.Gate)
        {
            world.Touch();
            return pay.Refunds.Settle(call.Value("outRefundNo"), status)
                ? ControlCall.Ok(new { status })
                : ControlCall.Error("refund_unknown_or_final");
        }
    }

    private Answer FailTransfer(ControlCall call)
    {
        var reason = call.Text("reason") ?? "OTHER_FAIL_REASON_TYPE";
        lock (world.Gate)
        {
            world.Touch();
            return pay.Transfers.Fail(call.Value("outBillNo"), reason)
                ? ControlCall.Ok(new { state = "FAIL", reason })
                : ControlCall.Error("transfer_unknown_or_final");
        }
    }
}
