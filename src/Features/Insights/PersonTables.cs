namespace VillageCloud.Features.Insights;

/// <summary>Where something is kept of a person of a household: what an export of theirs tells, what it leaves out and
/// why, and what stays when they are forgotten (decision 44). A table that holds something of people and stands in
/// neither list makes a test red.</summary>
public static class PersonTables
{
    private const string OfTheHousehold = "the household's and not one person's: its statement tells it";
    private const string OfTheShopper = "a shopper's: who holds the phone gets it there, 设置 → 我的资料";
    private const string OfStaff = "of who acts for the village";
    private const string OfTheShop = "the shop's own, told to everybody";
    private const string Books = "会计档案管理办法";
    private const string WithTheBooks = "留 30 年";

    /// <summary>Each with the part of <see cref="ExportPerson.Result"/> that tells it.</summary>
    public static IReadOnlyDictionary<string, string> Told { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["households"] = nameof(ExportPerson.Result.Register),
            ["household_people"] = nameof(ExportPerson.Result.Register),
            ["household_events"] = nameof(ExportPerson.Result.Events),
            ["household_split_parts"] = nameof(ExportPerson.Result.Splits),
            ["household_splits"] = nameof(ExportPerson.Result.Splits),
            ["phone_links"] = nameof(ExportPerson.Result.Links),
            ["payee_changes"] = nameof(ExportPerson.Result.PayeeChanges),
            ["payouts"] = nameof(ExportPerson.Result.Payouts),
            ["message_consents"] = nameof(ExportPerson.Result.Consents),
            ["reminder_calls"] = nameof(ExportPerson.Result.Calls),
            ["plan_objections"] = nameof(ExportPerson.Result.Objections),
            ["artisans"] = nameof(ExportPerson.Result.Artisans),
        };

    /// <summary>Each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> NotTold { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["household_balances"] = OfTheHousehold, ["journal_lines"] = OfTheHousehold, ["sales"] = OfTheHousehold,
            ["order_lines"] = OfTheHousehold, ["sale_postings"] = OfTheHousehold, ["dividend_shares"] = OfTheHousehold,
            ["capital_change_lines"] = OfTheHousehold, ["departures"] = OfTheHousehold, ["repayments"] = OfTheHousehold,
            ["household_merges"] = OfTheHousehold, ["products"] = OfTheHousehold, ["licences"] = OfTheHousehold,
            ["reminders"] = "which message was sent about which payout; the payout is told",
            ["shoppers"] = OfTheShopper, ["orders"] = OfTheShopper, ["sessions"] = OfTheShopper,
            ["staff"] = OfStaff, ["staff_accounts"] = OfStaff, ["staff_requests"] = OfStaff,
            ["staff_sessions"] = OfStaff, ["front_versions"] = OfTheShop,
            ["parties"] = "who has a share by a rule: the household's number, no person",
            ["cost_vouchers"] = "whom the village paid for a cost, by whatever name stood on the paper",
            ["bank_layouts"] = "headings of a bank's file", ["bank_rows"] = "the bank's words about the village",
        };

    /// <summary>What stays when somebody is forgotten, in the order of a dialog.</summary>
    public static IReadOnlyList<KeptOfPerson> Kept { get; } =
    [
        new("付款记录：付给谁、多少、哪天、微信号或账号", $"是记账凭证（{Books}）", WithTheBooks)
        {
            Columns =
            [
                "payouts.payee_name", "payouts.payee_before", "payouts.payee_open_id", "payouts.payee_bank_name",
                "payouts.payee_account_number",
            ],
        },
        new("账本和对账：分录、费用、银行流水里的户名、差错的说明", Books, WithTheBooks)
        {
            Columns =
            [
                "bank_rows.counterparty", "bank_rows.reference", "breaks.sentence", "breaks.explanation",
                "break_steps.text", "cost_vouchers.payee", "cost_vouchers.note", "posting_requests.note",
            ],
        },
        new("这户的经过，退社、分户、并户的申请，对分红的意见", "说明钱和股份为什么变，和凭证放在一起", WithTheBooks)
        {
            Columns =
            [
                "household_events.text", "departures.reason", "household_splits.reason", "household_splits.new_name",
                "household_merges.reason", "plan_objections.text", "plan_objections.answer",
            ],
        },
        new("操作记录：谁在哪天办了什么", "只有户号，没有这个人的名字", WithTheBooks),
        new("店里手艺人的介绍", "卖着他做的东西；要撤下请找技术人员", "留到撤下")
        {
            Of = KeptOf.Artisans, Columns = ["artisans.name", "artisans.story"],
        },
        new("微信发来的通知", "网络安全法第二十一条", "留 6 个月")
        {
            Of = KeptOf.Phones, Columns = ["inbox_messages.payload"],
        },
        new("他自己在小程序里的订单", "由他在小程序「设置」里自己注销", "地址留到成交以后 3 年")
        {
            Of = KeptOf.Phones, Columns = ["shoppers.open_id"],
        },
        new("服务器的备份", "备份不能改", "留到备份到期"),
    ];
}

/// <summary>Of whom something is kept.</summary>
public enum KeptOf
{
    Everybody,

    /// <summary>Whose phone was linked.</summary>
    Phones,

    /// <summary>Of whom the shop tells.</summary>
    Artisans,
}

/// <summary>Words for people.</summary>
/// <param name="Until">How long, or until when.</param>
public sealed record KeptOfPerson(string What, string Why, string Until)
{
    public KeptOf Of { get; init; }

    /// <summary>Where a text may stand, as <c>table.column</c>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}
