using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Accounts;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.SignIn;

/// <summary>Asks for the second factor in the middle of something else, and knows what a demo tells of it.</summary>
public class FactorAgain(ConsoleScope village, IEnumerable<ISignInHint> hints)
{
    /// <summary>The code of this moment where everybody may know it; null outside a demo.</summary>
    public string? CodeNow() => hints.FirstOrDefault()?.CodeNow();

    public virtual async Task<Refusal?> Show(string code) => (await village.Run(
        (ShowFactor feature, StaffIdentity me) => feature.Run(new(me.Actor, code), CancellationToken.None))).Refusal;
}
