using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reminders;

/// <summary>打过电话了: who called a household about its money, when, and what was said.</summary>
public sealed class NoteCall(VillageDb db, StaffWork work, TimeProvider clock)
{
    private const int Longest = 100;

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once(
        "reminder.call", command,
        () => Note(command, ct), ct);

    private async Task<Outcome<Result>> Note(Command command, CancellationToken ct)
    {
        var typed = PersonText.Line(command.Note, Longest);
        if (typed.Problem != TextProblem.None) return new CallNoteInvalid();
        var number = await db.Households.Where(one => one.Id == command.HouseholdId)
            .Select(one => (int?)one.Number).SingleOrDefaultAsync(ct);
        if (number is null) return new HouseholdUnknown();
        work.Concerns($"{number}");
        var now = clock.GetUtcNow();
        db.ReminderCalls.Add(new(db.Tenant.Id, command.HouseholdId, command.By.Id, typed.Text, now));
        return new Result(now);
    }

    public sealed record Command(
        IdempotencyKey Key, StaffActor By, HouseholdId HouseholdId, string Note) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }

    public sealed record Result(DateTimeOffset At);
}

public sealed record CallNoteInvalid()
    : Refusal("reminder.note_invalid", "请写 1 到 100 个字，说明打电话的结果");
