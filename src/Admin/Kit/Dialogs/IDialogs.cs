using Microsoft.AspNetCore.Components;

namespace VillageCloud.Admin.Kit.Dialogs;

/// <summary>The one way to a dialog. What comes up takes the focus, closes on Escape, and never on a stray click beside
/// it, which would throw away what was typed.</summary>
public interface IDialogs
{
    /// <param name="parameters">Of the component, by name.</param>
    /// <returns>True when what the dialog asks for was done, false when it was cancelled.</returns>
    Task<bool> Show<TDialog>(string title, IReadOnlyDictionary<string, object?>? parameters = null)
        where TDialog : IComponent;
}

internal static class MoneyDialogs
{
    /// <summary>True when it was done.</summary>
    public static Task<bool> ConfirmMoney(this IDialogs dialogs, MoneyAction action) => dialogs.Show<ConfirmMoney>(
        action.Title, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Dialogs.ConfirmMoney.Action)] = action,
        });
}
