using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Features.Finance.Reconciliation;
using StepView = VillageCloud.Features.Finance.Reconciliation.GetBreak.StepView;

namespace VillageCloud.Admin.Pages.Finance.Reconciliation;

internal static class BreakWords
{
    public static string Of(BreakSource source) => source switch
    {
        BreakSource.TradeBill => "交易账单",
        BreakSource.BasicFunds => "资金（基本户）",
        BreakSource.OperationFunds => "资金（运营户）",
        _ => "银行流水",
    };

    public static string Of(BreakClass kind) => kind switch
    {
        BreakClass.MissingOurs => "账上没有",
        BreakClass.MissingTheirs => "账单上没有",
        BreakClass.AmountDiffers => "金额不同",
        BreakClass.FeeDiffers => "手续费不同",
        BreakClass.StatusDiffers => "状态不同",
        BreakClass.Duplicate => "重复",
        BreakClass.UnknownType => "类型不认识",
        _ => "余额不连",
    };

    public static (string Text, Tone Tone) Of(BreakStatus status) => status switch
    {
        BreakStatus.Open => ("没人负责", Tone.Bad),
        BreakStatus.Assigned => ("处理中", Tone.Waiting),
        BreakStatus.Explained => ("已说明", Tone.Moving),
        BreakStatus.Waiting => ("待复核", Tone.Waiting),
        _ => ("已关闭", Tone.Calm),
    };

    /// <summary>What is closed says how it ended.</summary>
    public static (string Text, Tone Tone) Of(BreakView found) => found.EndedAs switch
    {
        BreakEnd.CameLater => ("时间差，已关闭", Tone.Calm),
        BreakEnd.WentAway => ("已一致，自动关闭", Tone.Calm),
        BreakEnd.Adjusted => ("已调账", Tone.Good),
        BreakEnd.Explained => ("已说明，关闭", Tone.Good),
        _ => Of(found.Status),
    };

    public static string Age(BreakView found) => found.AgeDays == 0 ? "今天" : $"{found.AgeDays} 天";

    public static string Of(StepView step)
    {
        var who = step.By ?? "系统";
        return step.Act switch
        {
            BreakAct.Found => "系统发现了这条差错",
            BreakAct.Assigned when step.By == step.Owner => $"{who}来处理",
            BreakAct.Assigned => $"{who}交给{step.Owner}处理",
            BreakAct.Explained => $"{who}说明：{step.Text}",
            BreakAct.AdjustmentProposed => $"{who}提议记账：{step.Text}",
            BreakAct.ClosingProposed => $"{who}提议不记账、直接关闭",
            BreakAct.SentBack when step.Text.Length == 0 => $"{who}撤回了提议",
            BreakAct.SentBack => $"{who}驳回：{step.Text}",
            BreakAct.Adjusted => $"{who}复核通过，已调账并关闭",
            BreakAct.ClosedAsExplained => $"{who}复核通过，已关闭",
            _ => $"{who}：{step.Text}",
        };
    }
}
