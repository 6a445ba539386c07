using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Shoppers;

public sealed record NotOfAHousehold()
    : Refusal("household.not_linked", "您的微信还没有绑定农户。请到村里要一个绑定码，在「我的」里点「绑定我家」输入")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
