using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Payments;

public enum PaymentStatus
{
    /// <summary>The number exists with us, perhaps not yet at WeChat.</summary>
    Created,
    Prepared,
    Succeeded,

    /// <summary>WeChat confirmed that nobody can pay this number any more.</summary>
    Closed,
}

/// <summary>One number at WeChat for one order: how much, and who was asked to pay it. Stored before the first call;
/// never replaced by another number. What the money is for, the payment doesn't know.</summary>
public sealed class Payment : ICooperativeOwned, IVersioned
{
    private Payment()
    {
    }

    /// <param name="outTradeNo">Also the order's number.</param>
    public Payment(
        CooperativeId cooperativeId, string outTradeNo, ShopperId payer, Money amount, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        OutTradeNo = outTradeNo;
        PayerId = payer;
        Amount = amount;
        NextQueryAt = now.AddMinutes(1);
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>Known once the order is written: both are at the same moment.</summary>
    public OrderId OrderId { get; private set; }

    public ShopperId PayerId { get; private set; }

    public string OutTradeNo { get; private set; } = "";

    public Money Amount { get; private set; }

    public PaymentStatus Status { get; private set; }

    public string? PrepayId { get; private set; }

    /// <summary>WeChat honours a prepay id for two hours.</summary>
    public DateTimeOffset? PrepayExpiresAt { get; private set; }

    public string? TransactionId { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>When to ask WeChat again if no notice came; moves out on a falling schedule.</summary>
    public DateTimeOffset? NextQueryAt { get; private set; }

    public int Queries { get; private set; }

    public int Version { get; private set; }

    private bool IsOpen => Status is PaymentStatus.Created or PaymentStatus.Prepared;

    public Outcome Prepare(string prepayId, DateTimeOffset now)
    {
        if (!IsOpen) return new PaymentNotOpen();
        PrepayId = prepayId;
        PrepayExpiresAt = now.AddHours(2);
        return Become(PaymentStatus.Prepared);
    }

    /// <summary>Records that the money came. A closed number that is paid after all is recorded too: the money is there
    /// and goes back (sandbox N5).</summary>
    public Outcome Succeed(string transactionId, DateTimeOffset paidAt)
    {
        if (Status == PaymentStatus.Succeeded) return new PaymentNotOpen();
        TransactionId = transactionId;
        PaidAt = paidAt;
        NextQueryAt = null;
        return Become(PaymentStatus.Succeeded);
    }

    public Outcome Close()
    {
        if (!IsOpen) return new PaymentNotOpen();
        NextQueryAt = null;
        return Become(PaymentStatus.Closed);
    }

    /// <summary>1, 2, 4, 8 … up to 60 minutes between questions; what has ended isn't asked about.</summary>
    public Outcome AskAgain(DateTimeOffset now)
    {
        if (!IsOpen) return new PaymentNotOpen();
        NextQueryAt = now.AddMinutes(Math.Min(60, 1 << Math.Min(Queries, 6)));
        Queries++;
        return Outcome.Done;
    }

    /// <summary>The only writer of the status.</summary>
    private Outcome Become(PaymentStatus status)
    {
        Status = status;
        return Outcome.Done;
    }
}

public sealed record PaymentNotOpen()
    : Refusal("payment.not_open", "这笔支付已经结束，请刷新订单查看结果")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PaymentUnclear()
    : Refusal("payment.unclear", "微信支付暂时没有回应，请稍后再试，不会重复扣款")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record PaymentRejected(string WeChatCode)
    : Refusal("payment.rejected", $"微信支付没有接受这笔订单（{WeChatCode}），请联系店家");

public sealed record PaymentAmountDiffers(Money Expected, Money Reported)
    : Refusal("payment.amount_differs", $"微信报告的金额 {Reported} 元与订单 {Expected} 元不符，已报警，请财务核对");
