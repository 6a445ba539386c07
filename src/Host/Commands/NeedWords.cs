using VillageCloud.Domain.People.Staff;
using VillageCloud.Features.Insights;

namespace VillageCloud.Host.Commands;

/// <summary>What to do about something that a village lacks.</summary>
internal static class NeedWords
{
    public static string Of(OpeningNeed need, string village) => need switch
    {
        OpeningNeed.SecondPerson =>
            "money is moved by two people, and fewer than two can sign in yet. 动钱要两个人，能登录的还不到两个："
            + "先让收到链接的人把账号设好，再用 staff add 添加",
        OpeningNeed.Treasurer => Nobody("财务", StaffRole.Treasurer, village),
        OpeningNeed.Reviewer => Nobody("复核", StaffRole.Reviewer, village),
        OpeningNeed.Supervisor => Nobody("监事", StaffRole.Supervisor, village),
        OpeningNeed.StoreKeeper => Nobody("店务", StaffRole.StoreKeeper, village),
        OpeningNeed.Rules =>
            "nobody has agreed yet who gets what of a sale. 还没有分配规则：先开三方议事，定下农户、共富基金、平台、合作社各占多少",
        OpeningNeed.Households => "no household with a payee. 还没有农户和收款人，请在控制台「农户」里登记，或者从名册导入",
        OpeningNeed.Products => "nothing is on the shelf. 还没有在售的商品，请先上架",
        OpeningNeed.WeChat =>
            "this installation has no WeChat merchant account for it (docs/guide/operator.md). "
            + $"还没有接通微信：请在 WeChat:Accounts 里为 {village} 配置商户",
    };

    private static string Nobody(string word, StaffRole role, string village) =>
        $"nobody who can do this can sign in. 还没有能登录的{word}：staff add 姓名 --village {village} --role {role}";
}
