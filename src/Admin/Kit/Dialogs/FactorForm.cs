using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.SignIn;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit.Dialogs;

/// <summary>What a second person says in a dialog: where the second factor is asked for again, the code goes first and
/// then the same wish under the same key.</summary>
public abstract class FactorForm : DialogForm
{
    protected string Code { get; set; } = "";

    protected bool AsksForCode { get; private set; }

    /// <summary>Only where everybody may know it.</summary>
    protected string? DemoCode => Factor.CodeNow() is { } now ? $"演示：此刻是 {now}" : null;

    [Inject]
    private FactorAgain Factor { get; set; } = null!;

    protected async Task<Refusal?> WithFactor(Func<Task<Refusal?>> act)
    {
        if (AsksForCode)
        {
            if (await Factor.Show(Code) is { } wrong) return wrong;
            (AsksForCode, Code) = (false, "");
        }

        var answer = await act();
        AsksForCode = answer is FactorNeeded;
        return answer;
    }
}
