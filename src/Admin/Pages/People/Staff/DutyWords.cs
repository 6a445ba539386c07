using VillageCloud.Domain.People.Access;

namespace VillageCloud.Admin.Pages.People.Staff;

/// <summary>What somebody may do, as it is said to people.</summary>
internal static class DutyWords
{
    public static string Of(Duty duty) => duty switch
    {
        Duty.Look => "看订单、账目和报表",
        Duty.Serve => "发货、申请退款、打电话提醒",
        Duty.KeepBooks => "记账、结算、制付款单、提分成规则",
        Duty.Review => "复核别人制的单",
        Duty.TakeBack => "撤回自己的申请",
        Duty.StopPayment => "撤销在途的付款，停下换收款",
        Duty.SeeContacts => "看收货人和农户的电话、地址",
        Duty.KeepRegister => "登记农户，申请换收款、改出资",
        Duty.ExportBankFile => "下载银行付款文件",
        Duty.ExportBooks => "导出账本和审计包",
        Duty.ExportLists => "导出列表",
        Duty.Agree => "代表一方对分成规则表态",
        Duty.ConnectWeChat => "填写微信账户",
        Duty.SeeTrail => "看操作记录",
        Duty.SeeStaff => "看人员、席位和登录",
        Duty.KeepStaff => "申请添人、换岗位、重发链接、启用",
        Duty.GuardStaff => "停用账号、结束登录、解除锁定",
    };
}
