using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Accounts;

/// <summary>换验证器: from here on the codes come from another phone. A code of it shows that it has the secret; the
/// password and a code of the old one, shown lately, that its person asks. Every other session ends.</summary>
public sealed class RenewFactor(StaffWork work, OwnSecrets secrets, RealClock real)
{
    public async Task<Outcome<bool>> Run(Command command, CancellationToken ct)
    {
        var opened = await secrets.Open(command, command.Password, ct);
        if (opened.Refusal is { } refusal) return refusal;
        if (!OneTimeCodes.IsKey(command.Key)) return new CodeWrong();
        if (OneTimeCodes.StepOf(command.Key, OneTimeCodes.Tidy(command.Code), real.Now) is not { } step)
            return new CodeWrong();
        return await work.Do<bool>(
            "account.new_factor", command,
            async () =>
            {
                var changed = await secrets.Change(
                    command.By, opened.Value,
                    one => (one.FactorKey, one.LastCodeStep, one.TwoFactorEnabled) = (command.Key, step, true), ct);
                return changed.Refusal is { } quicker ? quicker : true;
            },
            ct);
    }

    /// <param name="Key">As it was offered.</param>
    /// <param name="Code">Of the new phone.</param>
    public sealed record Command(StaffActor By, string Password, string Key, string Code) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Look;

        bool IStaffAct.AsksForFactor => true;
    }
}
