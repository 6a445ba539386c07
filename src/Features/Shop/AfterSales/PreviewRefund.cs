using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>Exactly the refund that would be asked for, rolled back: what it would refuse is refused here.</summary>
public sealed class PreviewRefund(StaffWork work, RequestRefund request)
{
    public Task<Outcome<RefundView>> Run(Command command, CancellationToken ct) => work.DryRun(
        command, () => request.Request(
            new(
                default, command.By, command.OrderNumber, command.LineNumber, command.Amount, command.Reason,
                command.Pieces, command.WithFreight), ct),
        ct);

    public sealed record Command(
        StaffActor By, string OrderNumber, int LineNumber, Money Amount, string Reason, int? Pieces = null,
        bool WithFreight = false) : IStaffAct
    {
        Duty IStaffAct.Duty => Duty.Serve;
    }
}
