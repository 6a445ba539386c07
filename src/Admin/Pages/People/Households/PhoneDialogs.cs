namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>What is asked before a phone is linked, from wherever it is decided.</summary>
internal static class PhoneDialogs
{
    public static Task<bool> Approve(IDialogs dialogs, string number) => dialogs.Show<PhoneCheckDialog>(
        "核对绑微信", new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(PhoneCheckDialog.Number)] = number,
        });

    /// <param name="summary">Of which household and whom.</param>
    /// <param name="isMine">Who handed the code over takes it back without saying why.</param>
    public static Task<bool> Decline(IDialogs dialogs, string number, string summary, bool isMine)
    {
        var word = isMine ? "撤回" : "驳回";
        return dialogs.Show<PhoneDeclineDialog>(
            $"{word}绑微信", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(PhoneDeclineDialog.Number)] = number,
                [nameof(PhoneDeclineDialog.Lead)] = $"{summary}。{word}以后这个微信看不到账，也收不到钱；要绑可以再发一个码",
                [nameof(PhoneDeclineDialog.Verb)] = $"确认{word}",
                [nameof(PhoneDeclineDialog.AsksWhy)] = !isMine,
            });
    }
}
