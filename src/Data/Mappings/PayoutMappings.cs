using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Members;
using VillageCloud.Domain.Payouts;

namespace VillageCloud.Data.Mappings;

internal sealed class PayoutBatchMapping : IEntityTypeConfiguration<PayoutBatch>
{
    public void Configure(EntityTypeBuilder<PayoutBatch> builder)
    {
        builder.Property(batch => batch.Id).ValueGeneratedOnAdd();
        builder.Property(batch => batch.Number).HasMaxLength(32);
        builder.Property(batch => batch.Version).IsConcurrencyToken();
        builder.HasIndex(batch => new { batch.CooperativeId, batch.Number }).IsUnique();
        builder.HasIndex(batch => new { batch.CooperativeId, batch.DraftSlot }).IsUnique();
        builder.HasMany(batch => batch.Payouts).WithOne().HasForeignKey(payout => payout.BatchId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(batch => batch.Payouts).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_payout_batches_two_people", "approved_by IS NULL OR approved_by <> drafted_by"));
    }
}

internal sealed class PayoutMapping : IEntityTypeConfiguration<Payout>
{
    public void Configure(EntityTypeBuilder<Payout> builder)
    {
        builder.Property(payout => payout.Id).ValueGeneratedOnAdd();
        builder.Property(payout => payout.OutBillNo).HasMaxLength(32);
        builder.Property(payout => payout.TransferBillNo).HasMaxLength(64);
        builder.Property(payout => payout.PackageInfo).HasMaxLength(1024);
        builder.Property(payout => payout.FailReason).HasMaxLength(64);
        builder.Property(payout => payout.Version).IsConcurrencyToken();
        builder.HasIndex(payout => new { payout.CooperativeId, payout.OutBillNo }).IsUnique();
        builder.HasIndex(payout => payout.ReissueOfId).IsUnique();
        builder.HasIndex(payout => new { payout.CooperativeId, payout.NextQueryAt });
        builder.HasOne<Household>().WithMany().HasForeignKey(payout => payout.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Payout>().WithMany().HasForeignKey(payout => payout.ReissueOfId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(payout => payout.IsOpen);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_payouts_amount", "amount_fen > 0 AND goods_fen + dividend_fen = amount_fen"));
    }
}
