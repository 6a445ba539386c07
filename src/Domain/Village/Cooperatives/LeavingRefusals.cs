using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Village.Cooperatives;

/// <summary>It is on its way out: nobody founds it, or enters it, at this moment.</summary>
public sealed record VillageIsClosed(string Slug)
    : Refusal("village.closed", $"{Slug} 正在删除，还没有删完：请再运行一遍 village erase，或者换一个短名")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>Whoever decides that a village goes is named.</summary>
public sealed record DecidedByMissing()
    : Refusal("erase.decided_by", $"请写明是谁决定删除的（--decided-by 姓名，最多 {ErasedVillage.LongestName} 个字）");

/// <summary>A village goes at its own name, typed by hand.</summary>
public sealed record SlugNotTyped(string Slug)
    : Refusal("erase.not_typed", $"输入的和 {Slug} 不一样，没有删除，什么都没改");

public sealed record EraseOrdersOpen(int Count, string Number)
    : Refusal("erase.orders_open", $"还有 {Count} 张订单没有办完（例如 {Number}）：等发货、收货、付款或关闭以后再删")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record EraseRefundsOpen(int Count, string Number)
    : Refusal("erase.refunds_open", $"还有 {Count} 笔退款没有到账（例如 {Number}）：请在后台“售后”里办完再删")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ErasePayoutsOpen(int Count, string Number)
    : Refusal("erase.payouts_open", $"还有 {Count} 笔付款在路上（例如 {Number}）：等有了结果，失败的重付以后再删")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <param name="Account">Code and name.</param>
/// <param name="Amount">Not zero; below zero when households owe the village.</param>
public sealed record EraseMoneyOwed(string Account, Money Amount)
    : Refusal("erase.money_owed", $"科目“{Account}”还有 {Amount} 元没有结清：请先付清、结清或收回，再删")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>会计档案管理办法: vouchers and books are kept for thirty years, by the village.</summary>
public sealed record EraseBooksNotExported()
    : Refusal(
        "erase.books_not_exported",
        "这个村记过账，会计凭证和账簿要保管 30 年（会计档案管理办法）：请先用 village export 导出，把文件交给村里保管，"
        + "再用 --books-exported 文件 删除")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record EraseExportOfAnother(string Slug)
    : Refusal("erase.export_of_another", $"这份导出是 {Slug} 的，不是要删的村的：请换成这个村的导出文件");

/// <param name="Table">Whose rows are others by now.</param>
public sealed record EraseExportTooOld(string Table)
    : Refusal("erase.export_too_old", $"导出以后账目又变过（{Table}）：请再用 village export 导出一份新的")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
