using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Licences;

public sealed record LicenceNotFound()
    : Refusal("licence.not_found", "没有找到这张证，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record LicenceNumberInvalid()
    : Refusal("licence.number_invalid", $"请照证上写编号，不超过 {Licence.LongestNumber} 个字");

public sealed record LicenceDaysInvalid()
    : Refusal("licence.days_invalid", "请照证上写从哪天起；到哪天为止要在那以后，证上没有写的留空");

public sealed record LicenceHolderGone()
    : Refusal("licence.holder_gone", "这户已经离开合作社，不用再登记它的证，请核对是哪一户")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record LicenceScanGone()
    : Refusal("licence.scan_gone", "证的照片已经不在了，请去掉它，重新上传");

public sealed record LicenceNumberTaken(string Number)
    : Refusal("licence.number_taken", $"编号 {Number} 的这种证已经登记过了，请核对；日期变了就改那一张")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record LicenceWithdrawnAlready()
    : Refusal("licence.withdrawn_already", "这张证已经收回了；换了新证请另外登记")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record LicenceChangedMeanwhile()
    : Refusal("licence.changed_meanwhile", "别人刚改过这张证，请关上再打开，看看改了什么")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>What is said wherever something would go on sale.</summary>
public sealed record LicenceLacking(string Category, LicenceKind Demanded) : Refusal(
    "licence.lacking",
    $"“{Category}”的商品要有{LicenceKinds.NameOf(Demanded)}才能卖。这一户和合作社都没有还在有效期的，请先在「证照」里登记")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
