using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Banking;

/// <summary>Remembers which column of a bank's statements is what; under a name that is there already it is changed.
/// </summary>
public sealed class SaveBankLayout(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "bank.layout", command,
        async () =>
        {
            var typed = PersonText.Line(command.Name, BankLayout.LongestName);
            if (typed.Problem != TextProblem.None) return new BankLayoutNameInvalid();
            var columns = command.Columns.Cleaned();
            if (columns.Check().Refusal is { } refusal) return refusal;
            var now = clock.GetUtcNow();
            var known = await db.BankLayouts.SingleOrDefaultAsync(one => one.Name == typed.Text, ct);
            if (known is null) db.BankLayouts.Add(new(db.Tenant.Id, typed.Text, columns, now));
            else known.Change(columns, now);
            work.Concerns(typed.Text);
            return new Result(typed.Text);
        },
        ct);

    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string Name, StatementColumns Columns) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    public sealed record Result(string Name);
}
