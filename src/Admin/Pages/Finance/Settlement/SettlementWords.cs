using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.Finance.Settlement;

namespace VillageCloud.Admin.Pages.Finance.Settlement;

internal static class SettlementWords
{
    /// <summary>Who gets what of it.</summary>
    public static IReadOnlyList<PreviewLine> Of(SettlementTold due) =>
    [
        .. due.Parts.Each.Select(share => new PreviewLine(Of(share), share.Amount)),
        new("运费（归平台）", due.Freight),
    ];

    public static string Of(NamedShare share) =>
        share.Kind == PartyKind.Household ? $"归{share.Party}" : share.Party;

    public static (string Text, Tone Tone) Of(SaleState state) => state switch
    {
        SaleState.Undelivered => ("还没收货", Tone.Calm),
        SaleState.InWindow => ("售后期内", Tone.Moving),
        SaleState.Refunding => ("退款没完", Tone.Waiting),
        SaleState.Held => ("暂停", Tone.Bad),
        SaleState.Due => ("到期", Tone.Waiting),
        _ => ("已清分", Tone.Good),
    };

    public static (string Text, Tone Tone) Of(DeskSale row) => row switch
    {
        { State: SaleState.Held, Hold.Until: { } until } => ($"暂停到 {Beijing.Text(until)}", Tone.Bad),
        _ => Of(row.State),
    };

    /// <summary>When the desk has something again, in words.</summary>
    public static string Next(NextDue? next) => next is null
        ? "没有在等日子的。"
        : $"下一批 {next.Sales} 行，{Beijing.Text(next.At)} 到期。";

    public static string Nothing(SaleState? state, bool isNarrowed) => (state, isNarrowed) switch
    {
        (_, true) => "没有符合条件的记录，换个条件试试",
        (SaleState.Due, _) => "没有到期的，到期的后台会自己分",
        (SaleState.Held, _) => "没有暂停的",
        (SaleState.Settled, _) or (null, _) => "还没有清分过的订单",
        _ => "现在没有",
    };

    /// <summary>From the price to what is divided, line by line; what is nothing isn't said.</summary>
    public static IReadOnlyList<PreviewLine> Of(SaleFormula formula)
    {
        List<PreviewLine> lines = [new("标价", formula.Gross)];
        if (!formula.Discount.IsZero) lines.Add(new("减：优惠", -formula.Discount));
        lines.Add(new("顾客付了", formula.Paid));
        if (!formula.RefundedBefore.IsZero) lines.Add(new("减：清分以前退的", -formula.RefundedBefore));
        if (!formula.RefundedAfter.IsZero) lines.Add(new("减：清分以后退的", -formula.RefundedAfter));
        lines.Add(new("净额，按规则分", formula.Net));
        if (!formula.InFlight.IsZero) lines.Add(new("其中正在退、还没完的", formula.InFlight));
        return lines;
    }

    public static string Of(RuleOfSale rule) =>
        $"第 {rule.Revision} 版（{rule.Code}），{Beijing.Text(rule.EffectiveFrom)} 起用；"
        + $"{Beijing.Text(rule.AgreedAt)} 三方议定，协议号 {rule.AgreementNo}";

    /// <summary>Until when, and how it ended.</summary>
    public static string Of(HoldView hold) => hold switch
    {
        { ReleasedAt: { } at } =>
            $"{hold.ReleasedBy} {Beijing.Text(at)} 恢复{(hold.ReleaseNote.Length > 0 ? $"：{hold.ReleaseNote}" : "")}",
        { Until: { } until } => $"到 {Beijing.Text(until)} 自动恢复",
        _ => "要有人来恢复",
    };
}
