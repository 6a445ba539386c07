namespace VillageCloud.Host.Leaving;

/// <summary>What each file of an export holds, for whoever opens it in ten years without this program.</summary>
internal static class TableWords
{
    private static readonly Dictionary<string, Word> Books = new(StringComparer.Ordinal)
    {
        ["accounting_periods"] = new("会计期间", "accounting periods"),
        ["bank_file_formats"] = new("给银行的付款文件的格式", "how payment files for the bank are laid out"),
        ["bank_files"] = new(
            "导入的银行对账单（原文件在 content，Base64）", "bank statements as they were imported (content: Base64)"),
        ["bank_layouts"] = new("银行对账单的列怎么认", "which columns a bank statement has"),
        ["bill_files"] = new("微信账单（原文件在 content，Base64）", "WeChat's bills as they came (content: Base64)"),
        ["breaks"] = new("对账差异", "differences found by reconciliation"),
        ["break_steps"] = new("对账差异的处理经过", "how each difference was dealt with"),
        ["capital_changes"] = new("股金、公积金份额变动单", "changes of capital"),
        ["repayments"] = new("农户还给村里的钱", "what households paid back of what they owed"),
        ["departures"] = new("成员退社，应退和已退的钱", "members who left, what is owed to them and was paid"),
        ["household_splits"] = new("分户的申请和结果", "households that became two"),
        ["household_merges"] = new("并户的申请和结果", "households that were taken into another"),
        ["household_split_parts"] = new("分户带走的人和商品", "the people and products that went along"),
        ["capital_change_lines"] = new("变动单里每一户的数", "their lines, one a household"),
        ["merchant_accounts"] = new("微信账户（不含密钥）", "WeChat accounts, without their secrets"),
        ["payout_batches"] = new("付款批次", "batches of payouts"),
        ["payouts"] = new("付款，账号为明文", "payouts; accounts in clear"),
        ["posting_requests"] = new("手工入账申请", "requests to post by hand"),
        ["reconciled_days"] = new("每天对账的结果", "what reconciliation made of each day"),
        ["seals"] = new("账和操作记录的封条", "seals over books and trail"),
        ["terms_versions"] = new("约定的各个版本", "every version of the terms"),
        ["withdrawals"] = new("从微信提现到银行", "withdrawals from WeChat to the bank"),
        ["account_balances"] = new("科目余额，每期一行", "balances of accounts by period"),
        ["household_balances"] = new("其中各户的余额，每期一行", "of these each household's, by period"),
        ["dividend_plans"] = new("分红方案", "dividend plans"),
        ["dividend_shares"] = new("方案里每一户的数", "their shares, one a household"),
        ["plan_objections"] = new("公示期的异议", "objections to a plan"),
        ["plan_resolutions"] = new("成员大会的决议", "resolutions of the members' assembly"),
        ["plan_withdrawals"] = new("撤回的方案", "plans that were withdrawn"),
        ["journal_entries"] = new("会计凭证", "journal entries"),
        ["journal_lines"] = new(
            "凭证的分录，借为正、贷为负，单位分", "their lines: debit above zero, credit below, in fen"),
        ["cost_vouchers"] = new("费用单", "vouchers of costs"),
        ["payments"] = new("微信收款", "payments by WeChat"),
        ["refunds"] = new("退款", "refunds"),
        ["parties"] = new("分账各方", "parties that share in sales"),
        ["revenue_rules"] = new("分成规则", "rules of sharing"),
        ["revenue_rule_steps"] = new("规则的每一步", "their steps"),
        ["rule_proposals"] = new("提出过的规则", "rules that were proposed"),
        ["sales"] = new("一笔笔销售（结算单位）", "sales: what settles"),
        ["sale_holds"] = new("暂缓结算", "sales that were held"),
        ["sale_postings"] = new("销售入账", "postings of sales"),
        ["bank_rows"] = new("银行对账单的每一行", "rows of the bank's statements"),
    };

    private static readonly Dictionary<string, Word> PeopleAndShop = new(StringComparer.Ordinal)
    {
        ["audit_trail"] = new("操作记录", "who did what"),
        ["cooperatives"] = new("合作社和现行约定", "the cooperative and its terms of this moment"),
        ["households"] = new("农户，银行账号为明文", "households; bank accounts in clear"),
        ["household_events"] = new("农户的经过：去世、退社、分户、并户", "what became of households"),
        ["household_people"] = new("农户家里的人，手机号为明文", "people of the households; phones in clear"),
        ["inbox_messages"] = new("微信发来的通知", "what WeChat has sent"),
        ["outbox_messages"] = new("要发给微信的事", "what was to be told to WeChat"),
        ["payee_changes"] = new("换收款账户的申请，账号为明文", "requests for another bank account; accounts in clear"),
        ["phone_links"] = new("绑微信的经过（不含绑定码）", "how phones were linked, without the codes"),
        ["restorations"] = new("从备份恢复的记录", "when a backup was put back"),
        ["shoppers"] = new("买家", "shoppers"),
        ["staff"] = new("工作人员", "staff"),
        ["staff_accounts"] = new("登录账号（不含密码和验证器）", "accounts to sign in, without what opens them"),
        ["staff_requests"] = new("改人员的申请", "requests about staff"),
        ["seat_holdings"] = new("三方席位谁坐过", "who held which seat"),
        ["troubles"] = new("没办成、还会再试的事", "what failed and is tried again"),
        ["artisans"] = new("手艺人", "artisans"),
        ["reminders"] = new("给农户的提醒", "reminders to households"),
        ["reminder_calls"] = new("打电话提醒的记录", "calls to remind"),
        ["message_consents"] = new("买家同意收哪些消息", "which messages shoppers agreed to"),
        ["orders"] = new("订单，收货人和电话", "orders, with receiver and phone"),
        ["order_lines"] = new("订单里的商品", "their lines"),
        ["shipments"] = new("发货", "shipments"),
        ["parcels"] = new("包裹和运单号", "parcels and their numbers"),
        ["alarms"] = new("提醒和处理结果", "alarms, and what became of them"),
        ["pictures"] = new(
            "图片（文件在 pictures 文件夹，以 key 命名；证照的照片在 pictures/staff）",
            "pictures (files in the folder pictures, named by key; those of papers in pictures/staff)"),
        ["products"] = new("商品", "products"),
        ["product_pictures"] = new("商品用了哪些图", "which pictures show a product"),
        ["product_blocks"] = new("商品详情", "a product's description, block by block"),
        ["categories"] = new("商品分类", "categories of goods"),
        ["front_versions"] = new("店面的各个版本", "every version of what the shop says of itself"),
        ["front_holidays"] = new("各个版本里的放假", "the holidays in each of them"),
        ["visit_days"] = new("每天有多少次打开小店", "visits of the shop, a number a day"),
        ["licences"] = new("许可证", "licences"),
        ["skus"] = new("规格和库存", "what can be ordered of a product, with stock"),
        ["stock_movements"] = new("库存变动", "movements of stock"),
    };

    public static IReadOnlyDictionary<string, Word> Of { get; } =
        Books.Concat(PeopleAndShop).ToDictionary(StringComparer.Ordinal);

    internal sealed record Word(string Chinese, string English);
}
