using Microsoft.Extensions.Localization;
using MudBlazor;

namespace VillageCloud.Admin.Layout;

/// <summary>MudBlazor's own words in Chinese: what its components of this console say or let a screen reader say.
/// </summary>
internal sealed class ChineseTexts : MudLocalizer
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["MudAlert_Close"] = "关闭",
        ["MudBreadcrumbs_Label"] = "位置",
        ["MudChip_Close"] = "移除",
        ["MudDialog_Close"] = "关闭",
        ["MudExitPrompt_Title"] = "要离开吗",
        ["MudExitPrompt_Text"] = "填写的内容还没有保存，确定要离开吗？",
        ["MudExitPrompt_Cancel"] = "留下",
        ["MudExitPrompt_Exit"] = "离开",
        ["MudFormComponent_Required"] = "必填",
        ["MudInput_Clear"] = "清空",
        ["MudInput_Decrement"] = "减少",
        ["MudInput_Increment"] = "增加",
        ["MudNavGroup_ToggleExpand"] = "展开或收起{0}",
        ["MudPagination_CurrentPage"] = "当前第 {0} 页",
        ["MudPagination_FirstPage"] = "第一页",
        ["MudPagination_LastPage"] = "最后一页",
        ["MudPagination_NextPage"] = "下一页",
        ["MudPagination_PageIndex"] = "第 {0} 页",
        ["MudPagination_PreviousPage"] = "上一页",
        ["MudSelect_SelectAll"] = "全选",
        ["MudSnackbar_Close"] = "关闭提示",
        ["MudTablePager_FirstPage"] = "第一页",
        ["MudTablePager_LastPage"] = "最后一页",
        ["MudTablePager_NextPage"] = "下一页",
        ["MudTablePager_PreviousPage"] = "上一页",
        ["MudTable_Loading"] = "正在载入",
        ["MudTable_SelectAllRows"] = "选择所有行",
        ["MudTable_SelectRow"] = "选择这一行",
    };

    public override LocalizedString this[string key] => Texts.TryGetValue(key, out var text)
        ? new(key, text)
        : new(key, key, resourceNotFound: true);
}
