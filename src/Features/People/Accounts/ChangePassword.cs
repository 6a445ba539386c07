using VillageCloud.Data.Accounts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.People.Accounts;

/// <summary>改密码: the old one opens the change; every other session of the person ends with it.</summary>
public sealed class ChangePassword(StaffWork work, OwnSecrets secrets, Passwords passwords)
{
    public async Task<Outcome<bool>> Run(Command command, CancellationToken ct)
    {
        var opened = await secrets.Open(command, command.Old, ct);
        if (opened.Refusal is { } refusal) return refusal;
        var account = opened.Value;
        if (command.New == command.Old) return new PasswordUnchanged();
        if (!PasswordStrength.IsEnough(command.New, account.UserName ?? "")) return new PasswordWeak();
        var hash = passwords.Hash(account, command.New);
        return await work.Do<bool>(
            "account.password", command,
            async () =>
            {
                var changed = await secrets.Change(command.By, account, one => one.PasswordHash = hash, ct);
                return changed.Refusal is { } quicker ? quicker : true;
            },
            ct);
    }

    public sealed record Command(StaffActor By, string Old, string New) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Look;
    }
}
