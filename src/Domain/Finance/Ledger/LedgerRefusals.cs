using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Ledger;

public sealed record TopUpInvalid()
    : Refusal("ledger.topup_invalid", "充值金额要大于 0，充值单号照账单抄写，只能有字母、数字、横线和下划线，最多 64 位");

public sealed record TopUpNotThereYet()
    : Refusal("ledger.topup_not_there_yet", "到账日期不能晚于今天，等钱到了再登记");

public sealed record TopUpAlreadyRecorded(string FlowNo)
    : Refusal("ledger.topup_recorded", $"充值单 {FlowNo} 已经记过账，不用再记")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record TopUpAlreadyRequested(string FlowNo)
    : Refusal("ledger.topup_waiting", $"充值单 {FlowNo} 已经登记，正在等另一位同事复核，不用再登记")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record SettlementAlreadyRequested()
    : Refusal("settlement.waiting", "已经有一份结算申请在等复核，请先处理它")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record NothingDue()
    : Refusal("settlement.nothing_due", "现在没有到期的订单，不用结算");
