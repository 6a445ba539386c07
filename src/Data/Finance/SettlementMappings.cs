using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Settlement;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Data.Finance;

internal sealed class LineSettlementMapping : IEntityTypeConfiguration<LineSettlement>
{
    public void Configure(EntityTypeBuilder<LineSettlement> builder)
    {
        builder.Property(posting => posting.OutRefundNo).HasMaxLength(64);
        builder.HasIndex(posting => new { posting.LineId, posting.Generation }).IsUnique();
        builder.HasIndex(posting => new { posting.CooperativeId, posting.PeriodId, posting.HouseholdId });
        builder.HasOne<OrderLine>().WithMany().HasForeignKey(posting => posting.LineId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AccountingPeriod>().WithMany().HasForeignKey(posting => posting.PeriodId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
