using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Payments;

/// <summary>What is paid for: hears of its payment in the payment's own transaction, so that there is no money without
/// what it was paid for. Found by its type.</summary>
public interface IPaidFor
{
    /// <summary>The money is there. Where it isn't wanted any more it is sent back, which is no refusal; refused,
    /// nothing is kept, and the report is tried again.</summary>
    Task<Outcome> Paid(Payment payment, DateTimeOffset paidAt, CancellationToken ct);
}
