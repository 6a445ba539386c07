using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Payees;

/// <summary>Somebody of a household wants its money paid to another person or account, and shows the paper.</summary>
public sealed class RequestPayeeChange(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "payee.request", command,
        async () =>
        {
            var household = await db.Households.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (household is null) return new HouseholdNotFound();
            work.Concerns($"{household.Number}");
            var account = AccountOf(command);
            if (account.Refusal is { } unreadable) return unreadable;
            if (await db.PayeeChanges.AnyAsync(one => one.HouseholdId == command.Id && one.OpenSlot != null, ct))
                return new PayeeAlreadyChanging();
            var now = clock.GetUtcNow();
            var change = PayeeChange.Of(
                household, command.Payee, account.Value, command.Reason, Numbers.PayeeChange(now), command.By.Id, now);
            if (change.Refusal is { } refusal) return refusal;
            db.PayeeChanges.Add(change.Value);
            await db.SaveChangesAsync(ct);
            return new Result(change.Value.Number);
        },
        ct);

    private static Outcome<BankAccount?> AccountOf(Command command)
    {
        if (!PersonText.IsSeen(command.BankName) && !PersonText.IsSeen(command.AccountNumber))
            return new Outcome<BankAccount?>(value: null);
        return BankAccount.Of(command.BankName, command.AccountNumber?.Trim(), command.HolderName)
            .Map(account => (BankAccount?)account);
    }

    /// <param name="Payee">Of the household's people.</param>
    /// <param name="BankName">Empty, as the number, where no account shall be known.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, HouseholdId Id, long Payee, string? BankName, string? AccountNumber,
        string? HolderName, string? Reason) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepRegister;
    }

    /// <param name="Number">Of the change.</param>
    public sealed record Result(string Number);
}
