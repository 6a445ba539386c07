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
        OpeningNeed.Seats =>
            "not all three seats are taken. 农户、企业、政府三方代表的席位没坐满：在后台「人员」里申请，"
            + $"或者 staff add 姓名 --village {village} --role Representative --seat Farmers（Enterprise、Government）",
        OpeningNeed.Rules =>
            "nobody has agreed yet who gets what of a sale. 还没有分成规则：开三方议事，由财务在后台“分成规则”里提出，三位代表各自登录同意",
        OpeningNeed.Households => "no household with a payee. 还没有农户和收款人，请在控制台「农户」里登记，或者从名册导入",
        OpeningNeed.Products => "nothing is on the shelf. 还没有在售的商品，请先上架",
        OpeningNeed.Front => "the shop has no name and no phone yet. 还没有写店面：在后台「店面」里写小店的名字和顾客打的电话",
        OpeningNeed.WeChat =>
            "it has no WeChat account yet. 还没有接通微信：在后台「微信账户」里填写，或者在服务器上运行 "
            + $"village wechat --village {village} --from 文件",
    };

    private static string Nobody(string word, StaffRole role, string village) =>
        $"nobody who can do this can sign in. 还没有能登录的{word}：staff add 姓名 --village {village} --role {role}";
}
