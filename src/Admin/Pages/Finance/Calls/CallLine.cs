using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reminders;

namespace VillageCloud.Admin.Pages.Finance.Calls;

/// <summary>One household to call, whatever it is called about.</summary>
/// <param name="When">Until when it can still take the money, or since when the money is back.</param>
/// <param name="About">What stands in the dialog above the note.</param>
public sealed record CallLine(
    HouseholdId HouseholdId, int Number, string Name, string? Payee, string? Phone, Money Amount, DateTimeOffset When,
    string Why, ListCalls.CallNote? LastCall, string About)
{
    internal static CallLine Of(ListCalls.CallRow row) => new(
        row.HouseholdId, row.Number, row.Name, row.Payee, row.Phone, row.Amount, row.ConfirmBefore,
        CallWords.Of(row.Problem), row.LastCall,
        $"{row.Amount} 元等着收，{Beijing.Text(row.ConfirmBefore)} 前有效");

    internal static CallLine Of(FailedCall row) => new(
        row.HouseholdId, row.Number, row.Name, row.Payee, row.Phone, row.Amount, row.Since, CallWords.Of(row),
        row.LastCall, $"{row.Amount} 元没付成，已经退回村里账上，会重新付");
}
