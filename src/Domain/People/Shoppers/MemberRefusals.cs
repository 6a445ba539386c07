using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Shoppers;

public sealed record NotOfAHousehold()
    : Refusal("household.not_linked", "你的微信还没有绑定农户，请到村里登记后再看")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
