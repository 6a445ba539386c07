using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit.Allocation;

/// <summary>The calculation can't start or can't go on because of one field of its input.</summary>
/// <param name="Field">The field as it is written in an allocation file: <c>lines[3].household_no</c>.</param>
/// <param name="Reason">Why; its code and sentence are passed on.</param>
public sealed record AllocationRefused(string Field, Refusal Reason) : Refusal(Reason.Code, Reason.Sentence);

public sealed record AmountNegative(Money Amount)
    : Refusal("allocation.negative", $"{Amount} 元是负数，这里只能填 0 或正数，请改正");

public sealed record AmountTooLarge()
    : Refusal("allocation.too_large", "金额超过一千亿元，多半是多打了几个 0，请改正");

public sealed record NumberNotPositive()
    : Refusal("allocation.not_positive", "编号和数量要从 1 起，请改正");

public sealed record NumberTwice(string Number)
    : Refusal("allocation.duplicate", $"{Number} 前面已经用过了，请换一个不重复的编号，或删掉重复的这一条");

public sealed record NameUnknown(string Name, string DefinedIn)
    : Refusal("allocation.unknown", $"{Name} 在 {DefinedIn} 里找不到，请改成那里有的，或先在那里加上");

public sealed record GrossMismatch(Money Gross, long Quantity, Money UnitPrice)
    : Refusal("allocation.gross_mismatch", $"{Gross} 元不等于数量 {Quantity} × 单价 {UnitPrice} 元，请核对这三个数");

public sealed record DiscountExceedsGross(Money Discount, Money Gross)
    : Refusal("allocation.discount_exceeds_gross", $"优惠 {Discount} 元超过这一单的货款 {Gross} 元，请改小优惠或补上漏掉的行");

public sealed record WindowRefundExceedsPaid(long LineNo, Money Refund, Money Paid)
    : Refusal("allocation.refund_exceeds_paid", $"售后期内退款 {Refund} 元超过这一行实付的 {Paid} 元，请核对");

public sealed record FeeWithoutNet(Money Fee)
    : Refusal("allocation.fee_without_net", $"手续费 {Fee} 元没有可以分摊的货款：这一单已全部退掉或没有行，请核对账单上退回的手续费");
