using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Accounts;

/// <summary>Somebody who is signed in shows their second factor again, because what they are about to do asks for it.
/// Counts like a sign-in: a code is good once, and wrong ones slow down.</summary>
public sealed class ShowFactor(VillageDb db, StaffWork work, DutyCheck duties, TryCount tries, RealClock real)
{
    public async Task<Outcome<bool>> Run(Command command, CancellationToken ct)
    {
        // First, or a session that is over would go on counting.
        if ((await duties.Ask(command.By, Duty.Look, ct)).Refusal is { } denied) return denied;
        Counted[] counted = [Counted.Session(command.By.Session)];
        if ((await tries.Take(counted, ct)).Refusal is { } slower) return slower;
        return await work.Do<bool>(
            "account.factor", command,
            async () =>
            {
                var account = await db.Accounts.AsNoTracking()
                    .SingleOrDefaultAsync(one => one.StaffId == command.By.Id, ct);
                if (account is null) return new NoAccount();
                var code = OneTimeCodes.Tidy(command.Code);
                if (OneTimeCodes.StepOf(account.FactorKey, code, real.Now) is not { } step) return new CodeWrong();
                if (!await db.TakeCode(account.Id, step, ct)) return new CodeWrong();
                await tries.Forgive(counted, ct);
                var session = await db.StaffSessions.SingleAsync(one => one.Id == command.By.Session, ct);
                session.ShowFactor(real.Now);
                return true;
            },
            ct);
    }

    public sealed record Command(StaffActor By, string Code) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Look;
    }
}
