using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>What somebody types of a member's capital, as it stands in the fields.</summary>
public sealed class CapitalWord
{
    public string Contribution { get; set; } = "0";

    public string Reserve { get; set; } = "0";

    public string Subsidy { get; set; } = "0";

    public string Day { get; set; } = "";

    public Outcome<CapitalHolding> Read() =>
        AmountField.TryRead(Contribution, out var paid) && AmountField.TryRead(Reserve, out var reserve)
            && AmountField.TryRead(Subsidy, out var subsidy)
            ? new CapitalHolding(paid, reserve, subsidy)
            : new AmountUnreadable();

    public DateOnly? ReadDay() => DateOnly.TryParseExact(Day, "yyyy-MM-dd", out var day) ? day : null;
}
