using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Catalog;

public sealed record CategoryNotFound()
    : Refusal("category.not_found", "没有找到这个分类，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record CategoryNameInvalid() : Refusal(
    "category.name_invalid", $"请写分类的名称，不超过 {Category.LongestName} 个字，不要带“{Category.Between}”，例如 绿茶");

public sealed record CategoryNameTaken(string Path)
    : Refusal("category.name_taken", $"已经有“{Path}”这个分类了，请换个名字")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record CategoryTooDeep()
    : Refusal("category.too_deep", $"分类最多 {Category.MostDeep} 层，请放在更上面的分类里");

public sealed record CategoryInItself()
    : Refusal("category.in_itself", "不能放到它自己里面，也不能放到它下面的分类里");

public sealed record CategoryParentClosed(string Name)
    : Refusal("category.parent_closed", $"上一级“{Name}”已经停用，请先启用它，或者放在别的分类里")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record CategoryOpenBelow(string Name)
    : Refusal("category.open_below", $"下面的“{Name}”还在用，请先停用它，或者移到别处")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record CategoryInUse(int Products) : Refusal(
    "category.in_use", $"这个分类里有 {Products} 个商品在卖或等着上架，请先下架，或者改到别的分类")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record CategoryClosedAlready(string Name)
    : Refusal("category.closed_already", $"“{Name}”已经停用了，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record CategoryOpenAlready(string Name)
    : Refusal("category.open_already", $"“{Name}”已经在用了，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record CategoryChangedMeanwhile()
    : Refusal("category.changed_meanwhile", "别人刚改过这个分类，请关上再打开，看看改了什么")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

/// <summary>Whoever agreed on the rule agreed for what was in there then.</summary>
public sealed record CategoryHeldByRule(string Path) : Refusal(
    "category.held_by_rule", $"“{Path}”有自己的分成规则（或者正在等三方表态），移进移出会改变怎么分钱。请留在原来的上级下面；要换，请新建一个分类")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record CategoryUnknown()
    : Refusal("catalog.category_unknown", "请选商品的分类");

public sealed record CategoryClosed(string Path)
    : Refusal("catalog.category_closed", $"分类“{Path}”已经停用，请给商品换一个分类")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
