using VillageCloud.Domain.People.Staff;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Staff;

/// <summary>The same dialogs on the page of the staff and on that of the second person.</summary>
internal static class StaffDialogs
{
    /// <param name="about">Null for somebody new.</param>
    public static Task<bool> Ask(IDialogs dialogs, StaffWish wish, StaffRow? about) => dialogs.Show<StaffDialog>(
        about is null ? "添一位工作人员" : $"{StaffDeskWords.Of(wish)}：{about.Name}", With(
            (nameof(StaffDialog.Wish), wish), (nameof(StaffDialog.About), about)));

    public static Task<bool> Approve(IDialogs dialogs, string number) => dialogs.Show<StaffDecisionDialog>(
        "复核人员申请", With((nameof(StaffDecisionDialog.Number), number)));

    public static Task<bool> Decline(IDialogs dialogs, string number, string about, bool isMine) =>
        dialogs.Show<StaffReasonDialog>(
            isMine ? "撤回人员申请" : "驳回人员申请", With(
                (nameof(StaffReasonDialog.Number), number), (nameof(StaffReasonDialog.Name), about),
                (nameof(StaffReasonDialog.IsMine), isMine)));

    private static Dictionary<string, object?> With(params (string Name, object? Value)[] all) =>
        all.ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal);
}
