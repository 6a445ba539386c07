using VillageCloud.Features.Finance.Approvals;

namespace VillageCloud.Admin.Pages.Finance.Approvals;

internal static class ApprovalWords
{
    public static string Of(ApprovalKind kind) => kind switch
    {
        ApprovalKind.Refund => "退款",
        ApprovalKind.TopUp => "登记充值",
        ApprovalKind.Settlement => "手工结算",
        ApprovalKind.PayoutBatch => "付款批次",
        ApprovalKind.PayoutReturn => "退票",
        ApprovalKind.BreakAdjustment => "差错调整",
        ApprovalKind.BreakClosing => "差错关闭",
        ApprovalKind.PeriodClose => "结账",
        ApprovalKind.Cost => "记费用",
        ApprovalKind.CostReversal => "冲销费用",
        ApprovalKind.WeChatAccount => "微信账户",
        ApprovalKind.Terms => "约定",
        ApprovalKind.Capital => "出资和份额",
        ApprovalKind.Departure => "退社",
        ApprovalKind.CapitalReturn => "付退社款",
        ApprovalKind.Repayment => "还款",
        ApprovalKind.RepaymentReversal => "冲销还款",
        ApprovalKind.RestorationCheck => "恢复后的核对",
        ApprovalKind.Split => "分户",
        ApprovalKind.Merge => "并户",
        ApprovalKind.Payee => "换收款",
        ApprovalKind.Phone => "绑微信",
        ApprovalKind.Staff => "人员",
        _ => "分红方案",
    };

    public static (string Text, Tone Tone) Of(ApprovalStatus status) => status switch
    {
        ApprovalStatus.Waiting => ("待复核", Tone.Waiting),
        ApprovalStatus.Approved => ("已通过", Tone.Good),
        ApprovalStatus.Declined => ("已驳回", Tone.Bad),
        _ => ("已撤回", Tone.Calm),
    };

    /// <summary>What it is about, in one line.</summary>
    public static string Of(ApprovalRow row) => row switch
    {
        { Kind: ApprovalKind.Refund } => $"订单 {row.OrderNumber}：{row.Note}",
        { Kind: ApprovalKind.TopUp } => $"微信充值单 {row.Number}",
        { Kind: ApprovalKind.Settlement } => "到期订单，不等后台",
        { Kind: ApprovalKind.PayoutBatch } => $"批次 {row.Number}",
        { Kind: ApprovalKind.PayoutReturn } => $"付款 {row.Number}：{row.Note}",
        { Kind: ApprovalKind.WeChatAccount } => $"商户号 {row.Number}",
        { Kind: ApprovalKind.DividendPlan } => $"账期 {row.Number}",
        _ => row.Note,
    };
}
