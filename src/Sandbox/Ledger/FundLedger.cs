using VillageCloud.Sandbox.Bills;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Ledger;

/// <summary>The only writer of balances: each change of a balance leaves a fund-flow row behind.</summary>
internal sealed class FundLedger(World world)
{
    public long UnsettledFen => world.State.Orders.Values.Sum(order => order.UnsettledFen);

    public Account Basic => world.State.Accounts[WorldState.Basic];

    public Account Operation => world.State.Accounts[WorldState.Operation];

    /// <summary>Money of the basic account that is neither unsettled nor held for a refund.</summary>
    public long BasicAvailableFen => Basic.BalanceFen - UnsettledFen - Basic.LockedFen;

    public long OperationAvailableFen => Operation.BalanceFen - Operation.LockedFen;

    public void Pay(PayOrder order)
    {
        var what = new Movement(WorldState.Basic, order.TransactionId!, order.OutTradeNo)
        {
            FlowNo = order.TransactionId!,
            Name = "交易",
            Memo = Memo("结算", order.TotalFen, order.FeeFen),
        };
        Move(what with { Type = "交易", Fen = order.TotalFen });
        if (order.FeeFen > 0)
            Move(what with { Type = "扣除交易手续费", Fen = -order.FeeFen });
        if (world.Options.TradeManaged)
            order.UnsettledFen = order.TotalFen - order.FeeFen;
    }

    public static void Settle(PayOrder order) => order.UnsettledFen = 0;

    /// <summary>Holds the money of a refund; false when the account is short.</summary>
    public bool TryHold(PayOrder order, long netFen, out (long Unsettled, long Available) held)
    {
        var unsettled = Math.Min(order.UnsettledFen, netFen);
        held = (unsettled, netFen - unsettled);
        if (held.Available > BasicAvailableFen)
            return false;
        order.UnsettledFen -= held.Unsettled;
        Basic.LockedFen += netFen;
        return true;
    }

    public void Refund(PayRefund refund)
    {
        Basic.LockedFen -= refund.HeldUnsettledFen + refund.HeldAvailableFen;
        var what = new Movement(WorldState.Basic, refund.RefundId, refund.OutRefundNo)
        {
            // Not the refund's own: real rows carry the number of the payment that it takes back.
            FlowNo = world.State.Orders[refund.OutTradeNo].TransactionId!,
            Name = "退款",
            Applicant = $"{world.Merchant.Record.MchId}API",
            Memo = Memo("退款", refund.RefundFen, refund.FeeReturnFen),
        };
        Move(what with { Type = "退款", Fen = -refund.RefundFen });
        if (refund.FeeReturnFen > 0)
            Move(what with { Type = "退还交易手续费", Fen = refund.FeeReturnFen });
    }

    /// <summary>Gives a closed refund's money back to where it was held from.</summary>
    public void Release(PayRefund refund, PayOrder order)
    {
        Basic.LockedFen -= refund.HeldUnsettledFen + refund.HeldAvailableFen;
        if (order.Shipment.ConfirmedAt is null)
            order.UnsettledFen += refund.HeldUnsettledFen;
    }

    public bool TryLockTransfer(long fen)
    {
        if (fen > OperationAvailableFen)
            return false;
        Operation.LockedFen += fen;
        return true;
    }

    public void UnlockTransfer(MchTransfer transfer) => Operation.LockedFen -= transfer.AmountFen;

    public void Transfer(MchTransfer transfer)
    {
        UnlockTransfer(transfer);
        Move(new Movement(WorldState.Operation, transfer.TransferBillNo, transfer.OutBillNo)
        {
            Name = "商家转账",
            Type = "转账",
            Fen = -transfer.AmountFen,
            Memo = transfer.Remark,
        });
    }

    public FundFlow TopUp(string account, long fen, string memo)
    {
        var number = $"1{world.Dice.Digits(27)}";
        return Move(new Movement(account, number, number) { Name = "充值", Type = "充值", Fen = fen, Memo = memo });
    }

    /// <summary>Takes available money out to the bank; null when less is available.</summary>
    public Withdrawal? Withdraw(string account, long fen)
    {
        if (fen > (account == WorldState.Operation ? OperationAvailableFen : BasicAvailableFen))
            return null;
        var number = $"2{world.Dice.Digits(27)}";
        Move(new Movement(account, number, number) { Name = "提现", Type = "提现", Fen = -fen });
        return world.State.Withdrawals[number] = new Withdrawal { Number = number, Account = account, Fen = fen };
    }

    /// <summary>The bank sent a withdrawal back; false when there is none, or it is back already.</summary>
    public bool Bounce(string number)
    {
        if (world.State.Withdrawals.GetValueOrDefault(number) is not { IsBounced: false } withdrawal)
            return false;
        withdrawal.IsBounced = true;
        Move(new Movement(withdrawal.Account, number, number)
        {
            Name = "提现",
            Type = "提现退票",
            Fen = withdrawal.Fen,
            Memo = "银行退票",
        });
        return true;
    }

    private static string Memo(string what, long fen, long fee) =>
        $"{what}总金额{BillSheet.Yuan(fen)}元;含手续费{BillSheet.Yuan(fee)}元";

    private FundFlow Move(Movement movement)
    {
        var account = world.State.Accounts[movement.Account];
        account.BalanceFen += movement.Fen;
        var flow = new FundFlow
        {
            FlowNo = movement.FlowNo ?? movement.BusinessNo,
            Account = movement.Account,
            At = world.Now,
            BusinessName = movement.Name,
            BusinessType = movement.Type,
            Fen = movement.Fen,
            BalanceFen = account.BalanceFen,
            BusinessNo = movement.BusinessNo,
            VoucherNo = movement.VoucherNo,
            Memo = movement.Memo,
            Applicant = movement.Applicant,
        };
        world.State.Flows.Add(flow);
        world.Touch();
        return flow;
    }

    private sealed record Movement(string Account, string BusinessNo, string VoucherNo)
    {
        public string? FlowNo { get; init; }
        public string Applicant { get; init; } = "system";
        public string Name { get; init; } = "";
        public string Type { get; init; } = "";
        public long Fen { get; init; }
        public string Memo { get; init; } = "";
    }
}
