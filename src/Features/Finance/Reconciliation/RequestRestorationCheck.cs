using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>After a backup was put back, somebody has looked through bank statements and receipts of the days since. A
/// second person looks too; then households may be paid again.</summary>
public sealed class RequestRestorationCheck(VillageDb db, StaffWork work, TimeProvider clock)
{
    private const int LongestNote = 64;

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Once<Result>(
        "restoration.check", command,
        async () =>
        {
            var said = PersonText.Line(command.Note, LongestNote);
            if (said.Problem != TextProblem.None) return new BankCheckNoteInvalid();
            if ((await db.OpenRestorations(ct)).Find(static one => one.AsksForBank) is not { } open)
                return new BankCheckedSinceRestored();
            if (await db.IsWaiting(PostingKind.RestorationCheck, PostingRequest.NumberOf(open), ct))
                return new BankCheckWaits();
            work.Concerns(NoteRestoration.Subject(open));
            var request = PostingRequest.OfRestorationCheck(open, said.Text, command.By.Id, clock.GetUtcNow());
            db.PostingRequests.Add(request);
            await db.SaveChangesAsync(ct);
            return new Result(request.Id);
        },
        ct);

    /// <param name="Note">What was looked at, and found.</param>
    public sealed record Command(IdempotencyKey Key, StaffActor By, string? Note) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.KeepBooks;
    }

    public sealed record Result(PostingRequestId Request);
}
