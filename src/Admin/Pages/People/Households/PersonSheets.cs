using VillageCloud.Admin.Pages.Finance.Dividends;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Features.Insights;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>What the village keeps of one person, as the tables of a book.</summary>
internal static class PersonSheets
{
    private const string Yes = "是";
    private const string No = "否";

    public static IReadOnlyList<Sheet> Of(ExportPerson.Result told) =>
    [
        Register(told.Register),
        new(
            "微信绑定", ["编号", "发码时间", "手机输码时间", "第二个人核对时间", "结果"],
            [.. told.Links.Select(static one => (object?[]) [
                one.Number, At(one.IssuedAt), At(one.ShownAt), At(one.ComparedAt), Word(one.Status)])]),
        new(
            "收款人和账号", ["编号", "写单时间", "原来", "改成", "为什么", "结果", "生效时间"],
            [.. told.PayeeChanges.Select(static one => (object?[]) [
                one.Number, At(one.At), one.Before, one.After, one.Reason, HouseholdWords.Of(one.Status).Text,
                At(one.EffectiveAt)])]),
        new(
            "付给他的钱",
            ["付款编号", "批次", "怎么付", "收款人", "账号", "货款（元）", "分红（元）", "合计（元）", "结果", "发出时间", "结果时间",
                "回单或签收单"],
            [.. told.Payouts.Select(static one => (object?[]) [
                one.OutBillNo, one.Batch, HouseholdWords.Of(one.Channel), one.Payee, one.Account, one.Goods,
                one.Dividend, one.Amount, Word(one.Status), At(one.SentOffAt), At(one.FinishedAt), one.Evidence])]),
        new(
            "同意收的提醒", ["提醒", "还可以发几次", "拒绝了", "时间"],
            [.. told.Consents.Select(static one => (object?[]) [
                Word(one.Topic), one.Remaining, one.IsRefused ? Yes : No, At(one.UpdatedAt)])]),
        new(
            "打电话的记录", ["时间", "记了什么"],
            [.. told.Calls.Select(static one => (object?[]) [At(one.At), one.Note])]),
        new(
            "对分红的意见", ["月份", "意见", "提出时间", "怎么提的", "结果", "答复", "答复时间"],
            [.. told.Objections.Select(static one => (object?[]) [
                $"{one.Month:yyyy-MM}", one.Text, At(one.At), one.IsByPhone ? "手机上写的" : "在村里说的",
                PlanWords.Of(one.Status).Text, one.Answer, At(one.AnsweredAt)])]),
        new(
            "这户的经过", ["哪天", "什么事", "登记时间"],
            [.. told.Events.Select(static one => (object?[]) [Beijing.Text(one.Day), one.Text, At(one.At)])]),
        new(
            "分户", ["编号", "哪天", "新户的户号", "新户的户名", "为什么"],
            [.. told.Splits.Select(static one => (object?[]) [
                one.Number, Beijing.Text(one.Day), one.NewNumber, one.NewName, one.Reason])]),
        new(
            "店里的手艺人", ["姓名", "手艺", "介绍"],
            [.. told.Artisans.Select(static one => (object?[]) [one.Name, one.Craft, one.Story])]),
        new(
            "不在这份里的", ["什么", "到哪里看"],
            [
                ["这户卖的货、分的钱、每一分怎么来的", "小程序「我家的账」，或者请村里打印"],
                ["自己在店里买东西的订单和地址", "小程序「设置」里的「我的资料」"],
            ]),
    ];

    private static Sheet Register(ExportPerson.RegisterPart one) => new(
        "登记", ["什么", "内容"],
        [
            ["户号", one.Number], ["户名", one.Household], ["身份", HouseholdWords.Of(one.Standing).Text],
            ["入社日期", HouseholdWords.DayOf(one.MemberSince)], ["离开日期", HouseholdWords.DayOf(one.LeftOn)],
            ["姓名", one.Name], ["和户主的关系", one.Relation], ["电话", one.Phone],
            ["是不是收款人", one.IsPayee ? Yes : No], ["银行账号", one.Bank],
            ["微信", one.HasWeChat ? "已绑定，什么时候绑的见「微信绑定」" : "没有绑定"],
            ["去世日期", HouseholdWords.DayOf(one.DiedOn)],
            ["这户的出资（元）", one.Holding.Contribution], ["这户的公积份额（元）", one.Holding.ReserveShare],
            ["这户的补助份额（元）", one.Holding.SubsidyShare],
        ]);

    private static string? At(DateTimeOffset? at) => at is { } known ? Beijing.Text(known) : null;

    private static string Word(PhoneLinkStatus status) => status switch
    {
        PhoneLinkStatus.Open => "码已发出",
        PhoneLinkStatus.Claimed => "等另一位同事核对",
        PhoneLinkStatus.Linked => "绑上了",
        PhoneLinkStatus.Declined => "没有绑",
        _ => "作废",
    };

    private static string Word(PayoutStatus status) => status switch
    {
        PayoutStatus.Succeeded => "已到账",
        PayoutStatus.Failed => "未付成",
        PayoutStatus.Reissued => "并入了新的批次",
        PayoutStatus.WaitingForPayee => "等本人确认",
        _ => "还没有结果",
    };

    private static string Word(ReminderTopic topic) =>
        topic == ReminderTopic.TransferWaiting ? "有钱等着收" : "快要退回去了";
}
