using System.Globalization;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Admin.Pages.People.Trail;

/// <summary>What somebody did, in the village's words.</summary>
internal static class TrailWords
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [TrailVerbs.SignIn] = "登录", [TrailVerbs.SignInFailed] = "登录没成功",
        [TrailVerbs.SignOut] = "退出登录", [TrailVerbs.RoleChanged] = "换了岗位", [TrailVerbs.Disabled] = "停用账号",
        [TrailVerbs.Enabled] = "启用账号", [TrailVerbs.Founded] = "建村",
        [TrailVerbs.Exported] = "导出全村数据", [TrailVerbs.Closed] = "停用村子，准备删除",
        [TrailVerbs.Restored] = "从备份恢复", [TrailVerbs.Added] = "添加工作人员",
        [TrailVerbs.Reset] = "重设账号", [TrailVerbs.Unlocked] = "解除锁定", [TrailVerbs.Joined] = "用链接设好了账号",
        [TrailVerbs.PayeeStopped] = "农户在手机上停下换收款", [TrailVerbs.WeChatEntered] = "在服务器上填微信账户",
        ["terms.propose"] = "提新的约定", ["terms.approve"] = "复核约定", ["terms.decline"] = "驳回或撤回约定",
        ["staff.request"] = "申请改人员", ["staff.approve"] = "复核人员申请", ["staff.decline"] = "驳回或撤回人员申请",
        ["staff.take_link"] = "取账号链接", ["staff.take_off"] = "停用同事的账号",
        ["staff.end_sessions"] = "结束同事的登录", ["staff.free"] = "解除同事的锁定",
        ["wechat.propose"] = "填微信账户", ["wechat.approve"] = "复核微信账户", ["wechat.decline"] = "驳回或撤回微信账户",
        ["account.factor"] = "再次输入验证码", ["account.password"] = "改了密码", ["account.new_factor"] = "换了验证器",
        ["account.end_sessions"] = "结束别处的登录", ["alarm.close"] = "处理提醒",
        ["alarm.assign"] = "认领或交办提醒", ["alarm.note"] = "记下提醒的进展", ["posting.approve"] = "复核手工入账",
        ["posting.decline"] = "驳回或撤回手工入账", ["reminder.call"] = "打电话提醒（户号）", ["ledger.topup"] = "登记充值",
        ["ledger.close"] = "申请结账", ["payout.return"] = "登记退票", ["payout.redraft"] = "没付成的重新制单",
        ["payout.discard"] = "作废或驳回付款批次", ["payout.confirm"] = "确认到账", ["payout.draft"] = "新建付款批次",
        ["payout.approve"] = "复核付款批次", ["payout.cancel"] = "撤销付款", ["dividend.draft"] = "保存分红方案",
        ["dividend.decline"] = "驳回或撤回分红方案", ["dividend.approve"] = "复核分红方案",
        ["dividend.withdraw"] = "撤下公示", ["dividend.resolve"] = "登记成员大会决议",
        ["objection.take_down"] = "代记分红意见", ["objection.answer"] = "答复分红意见",
        ["dividend.disclose"] = "公示分红方案", ["dividend.allocate"] = "分配入账",
        ["sale.hold"] = "暂缓清分", ["sale.release"] = "恢复清分",
        ["settlement.request"] = "申请清分", ["order.ship"] = "发货", ["order.tell-again"] = "重新上传发货信息",
        ["order.correct-parcel"] = "改运单", ["order.finish-shipment"] = "全部寄出", ["order.add-parcel"] = "加包裹",
        ["catalog.shelve"] = "商品上下架", ["catalog.save"] = "写商品资料", ["picture.upload"] = "上传图片",
        ["catalog.adjust"] = "改价补货", ["catalog.change"] = "批量改价补货", ["catalog.import"] = "导入商品表",
        ["licence.save"] = "登记证照", ["licence.withdraw"] = "收回证照", ["licence.scan"] = "上传证照的照片",
        ["front.save"] = "写店面", ["category.save"] = "写商品分类", ["category.close"] = "停用或启用商品分类",
        ["refund.approve"] = "复核退款",
        ["refund.request"] = "申请退款", ["refund.request_late"] = "申请退还迟到的付款",
        ["refund.decline"] = "驳回或撤回退款", ["bill.fetch"] = "取账单对账",
        ["journal.export"] = "导出账本", ["audit_pack.export"] = "导出审计包",
        ["bank_file.export"] = "下载银行文件",
        ["bank_file.layout"] = "改银行文件格式", ["list.export"] = "导出列表",
        ["break.assign"] = "认领或交办差错", ["break.explain"] = "说明差错", ["break.request"] = "申请调整或关闭差错",
        ["bill.export"] = "下载微信账单", ["bank.layout"] = "保存银行流水格式",
        ["rule.propose"] = "提出分成规则", ["rule.agree"] = "同意分成规则", ["rule.turn_down"] = "不同意分成规则",
        ["rule.withdraw"] = "撤回分成规则",
        ["household.register"] = "登记农户（户号）", ["household.amend"] = "改农户登记（户号）",
        ["household.death"] = "登记去世（户号）", ["household.death_back"] = "改回登记错的去世（户号）",
        ["departure.request"] = "申请退社（户号）", ["departure.return"] = "登记付退社款（户号）",
        ["household.split"] = "申请分户（户号）", ["household.merge"] = "申请并户（户号）",
        ["person.export"] = "导出一个人的资料（户号）", ["person.erase"] = "删除一个人的资料（户号）",
        ["household.leave"] = "登记农户离开（户号）", ["household.import"] = "导入农户名册",
        ["capital.request"] = "登记出资和份额（户号）",
        ["payee.request"] = "申请换收款（户号）", ["payee.approve"] = "复核换收款",
        ["payee.decline"] = "驳回或撤回换收款", ["payee.stop"] = "停下换收款",
        ["phone.issue"] = "发微信绑定码（户号）", ["phone.approve"] = "核对绑微信",
        ["phone.decline"] = "驳回或撤回绑微信", ["phone.unlink"] = "解绑微信（户号）",
        ["bank.import"] = "导入银行流水", ["cost.request"] = "记费用", ["cost.reverse"] = "申请冲销费用",
        ["repayment.request"] = "登记还款（户号）", ["repayment.reverse"] = "申请冲销还款（户号）",
        ["restoration.check"] = "看过恢复后的银行和现金付款",
    };

    /// <summary>Every act, by its words.</summary>
    public static IReadOnlyList<(string Verb, string Words)> All { get; } =
        [.. Words.Select(one => (one.Key, one.Value)).OrderBy(one => one.Value, StringComparer.Create(Chinese, false))];

    /// <summary>The verb itself where nobody has found a word for it yet.</summary>
    public static string Of(string verb) => Words.GetValueOrDefault(verb, verb);
}
