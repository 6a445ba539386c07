using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Pay;
using VillageCloud.Sandbox.State;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Control;

/// <summary>Accounts, and what WeChat itself decides about refunds and transfers.</summary>
internal sealed class MoneyControl
{
    private const string DailyWithdrawal = "withdraw.daily";
    private static readonly TimeOnly Early = new(2, 0);

    private readonly World world;
    private readonly PayFace pay;

    public MoneyControl(World world, PayFace pay)
    {
        this.world = world;
        this.pay = pay;
        world.Agenda.On(DailyWithdrawal, WithdrawAll);
    }

    public IEnumerable<ControlRoute> Routes() =>
    [
        new("GET", "accounts", _ => Accounts()),
        new("POST", "accounts/topup", TopUp),
        new("POST", "accounts/withdraw", Withdraw),
        new("POST", "accounts/withdraw-daily", WithdrawDaily),
        new("POST", "withdrawals/{number}/bounce", BounceWithdrawal),
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
        var account = call.Text("account") ?? WorldState.Basic;
        if (account is not (WorldState.Operation or WorldState.Basic))
            return ControlCall.Error("account_unknown");
        if (call.Whole("fen") is not { } fen || fen <= 0)
            return ControlCall.Error("fen_must_be_positive");
        lock (world.Gate)
        {
            return world.Ledger.Withdraw(account, fen) is { } withdrawal
                ? ControlCall.Ok(new { number = withdrawal.Number, flowNo = withdrawal.Number })
                : ControlCall.Error("not_enough");
        }
    }

    private Answer BounceWithdrawal(ControlCall call)
    {
        lock (world.Gate)
        {
            return world.Ledger.Bounce(call.Value("number"))
                ? ControlCall.Ok(new { status = "REFUND" })
                : ControlCall.Error("withdrawal_unknown_or_back");
        }
    }

    /// <summary>As many merchants have it: what is available goes to the bank early each morning.</summary>
    private Answer WithdrawDaily(ControlCall call)
    {
        var isOn = call.Flag("on") ?? true;
        world.Agenda.Forget(DailyWithdrawal, WorldState.Basic);
        if (isOn)
            PlanNextMorning(WorldState.Basic);
        return ControlCall.Ok(new { isOn });
    }

    private void WithdrawAll(string account)
    {
        if (world.Ledger.BasicAvailableFen is > 0 and var fen)
            world.Ledger.Withdraw(account, fen);
        PlanNextMorning(account);
    }

    private void PlanNextMorning(string account) =>
        world.Agenda.PlanAt(Beijing.At(Beijing.DayOf(world.Now).AddDays(1), Early), DailyWithdrawal, account);

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
