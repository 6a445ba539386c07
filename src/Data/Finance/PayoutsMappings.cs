using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Data.Secrets;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;

namespace VillageCloud.Data.Finance;

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
            "ck_payout_batches_approved", "status <> 'Approved' OR checker IS NOT NULL"));
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
        builder.Property(payout => payout.PayeeBefore).HasMaxLength(192);
        builder.OwnsOne(payout => payout.Target, target =>
        {
            target.Property(one => one.PayeeName).HasMaxLength(64).HasColumnName("payee_name");
            target.Property(one => one.OpenId).HasMaxLength(128).HasColumnName("payee_open_id");
            target.Property(one => one.BankName).HasMaxLength(64).HasColumnName("payee_bank_name");
            target.Property(one => one.AccountNumber).HasColumnName("payee_account_number").IsEncrypted(4 * 32);
            target.Ignore(one => one.Masked);
        });
        builder.Navigation(payout => payout.Target).IsRequired();
        builder.Property(payout => payout.Version).IsConcurrencyToken();
        builder.HasIndex(payout => new { payout.CooperativeId, payout.OutBillNo }).IsUnique();
        builder.HasIndex(payout => payout.ReissueOfId);
        builder.HasIndex(payout => new { payout.CooperativeId, payout.Status });
        builder.HasIndex(payout => new { payout.HouseholdId, payout.Status });
        builder.HasIndex(payout => new { payout.CooperativeId, payout.NextQueryAt });
        builder.HasOne<Household>().WithMany().HasForeignKey(payout => payout.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Payout>().WithMany().HasForeignKey(payout => payout.ReissueOfId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PayoutBatch>().WithMany().HasForeignKey(payout => payout.ReplacedInId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(payout => payout.IsOpen);
        builder.Ignore(payout => payout.IsCancelling);
        builder.Ignore(payout => payout.IsLeft);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint(
                "ck_payouts_amount", "amount_fen > 0 AND goods_fen + dividend_fen = amount_fen");
            table.HasCheckConstraint(
                "ck_payouts_payee",
                "(channel = 'WeChat') = (payee_open_id IS NOT NULL)"
                + " AND (channel = 'Bank') = (payee_account_number IS NOT NULL)");
            table.HasCheckConstraint(
                "ck_payouts_replaced", "status <> 'Reissued' OR replaced_in_id IS NOT NULL");
        });
    }
}

internal sealed class BankFileFormatMapping : IEntityTypeConfiguration<BankFileFormat>
{
    public void Configure(EntityTypeBuilder<BankFileFormat> builder)
    {
        builder.Property(format => format.Columns).HasMaxLength(BankFileFormat.LongestColumns);
        builder.Property(format => format.Version).IsConcurrencyToken();
        builder.Ignore(format => format.Layout);
        builder.HasIndex(format => format.CooperativeId).IsUnique();
    }
}
