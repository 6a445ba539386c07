using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>An archived bill as WeChat sent it, byte for byte; the trail tells who took it out of the house.</summary>
public sealed class GetBillFile(VillageDb db, StaffWork work)
{
    public Task<Outcome<Result>> Run(Query query, CancellationToken ct) => work.Do<Result>(
        "bill.export", query,
        async () =>
        {
            var file = await db.BillFiles.AsNoTracking().FirstOrDefaultAsync(
                one => one.Kind == query.Kind && one.Day == query.Day && one.CurrentSlot == 1, ct);
            if (file is null) return new BillsNotImported(query.Day);
            if (file.IsEmptyDay) return new BillIsEmpty(query.Day);
            var name = string.Create(
                CultureInfo.InvariantCulture, $"{query.Day:yyyy-MM-dd} {BillWords.Of(query.Kind)}.csv");
            work.Concerns(name);
            return new Result(name, file.Content, file.Sha1);
        },
        ct);

    public sealed record Query(StaffActor By, BillKind Kind, DateOnly Day) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.ExportBooks;
    }

    /// <param name="Sha1">As WeChat told it; whoever has the file can work it out again.</param>
    public sealed record Result(string FileName, byte[] Content, string Sha1);
}

public sealed record BillIsEmpty(DateOnly Day) : Refusal("bill.empty", $"{Day:yyyy-MM-dd} 微信没有这份账单，当天没有流水，不用下载");
