using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Data.Finance;

internal sealed class SaleMapping : IEntityTypeConfiguration<Sale>
{
    public void Configure(EntityTypeBuilder<Sale> builder)
    {
        builder.Property(sale => sale.Id).ValueGeneratedOnAdd();
        builder.Property(sale => sale.Document).HasMaxLength(32);
        builder.Property(sale => sale.Title).HasMaxLength(128);
        builder.Property(sale => sale.Version).IsConcurrencyToken();
        builder.HasIndex(sale => new { sale.CooperativeId, sale.Document, sale.Item }).IsUnique();
        builder.HasIndex(sale => new { sale.CooperativeId, sale.SettledAt, sale.DueAt });
        builder.HasOne<Household>().WithMany().HasForeignKey(sale => sale.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RevenueRule>().WithMany().HasForeignKey(sale => sale.RevenueRuleId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(sale => sale.IsSettled);
        builder.Ignore(sale => sale.Refunded);
        builder.Ignore(sale => sale.Net);
        builder.Ignore(sale => sale.Refundable);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_sales_paid", "paid_fen = gross_fen - discount_fen AND paid_fen >= 0");
            table.HasCheckConstraint(
                "ck_sales_refunds",
                "refunded_before_settlement_fen + refunded_after_settlement_fen + refunds_in_flight_fen <= paid_fen");
            table.HasCheckConstraint(
                "ck_sales_held", "held_until IS NULL OR (held_at IS NOT NULL AND held_until > held_at)");
            table.HasCheckConstraint(
                "ck_sales_parties",
                "(kind = 'Goods') = (household_id IS NOT NULL AND revenue_rule_id IS NOT NULL AND item > 0)");
        });
    }
}

internal sealed class SaleHoldMapping : IEntityTypeConfiguration<SaleHold>
{
    public void Configure(EntityTypeBuilder<SaleHold> builder)
    {
        builder.ToTable("sale_holds", table => table.HasCheckConstraint(
            "ck_sale_holds_released", "(released_by IS NULL) = (released_at IS NULL)"));
        builder.Property(hold => hold.Reason).HasMaxLength(SaleHold.LongestReason);
        builder.Property(hold => hold.ReleaseNote).HasMaxLength(SaleHold.LongestReason);
        builder.HasIndex(hold => new { hold.SaleId, hold.At });
        builder.HasOne<Sale>().WithMany().HasForeignKey(hold => hold.SaleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(hold => hold.By).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(hold => hold.ReleasedBy)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SalePostingMapping : IEntityTypeConfiguration<SalePosting>
{
    public void Configure(EntityTypeBuilder<SalePosting> builder)
    {
        builder.Property(posting => posting.OutRefundNo).HasMaxLength(64);
        builder.HasIndex(posting => new { posting.SaleId, posting.Generation }).IsUnique();
        builder.HasIndex(posting => new { posting.CooperativeId, posting.PeriodId, posting.HouseholdId });
        builder.HasOne<Sale>().WithMany().HasForeignKey(posting => posting.SaleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(posting => posting.Entry).WithMany().HasForeignKey(posting => posting.EntryId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AccountingPeriod>().WithMany().HasForeignKey(posting => posting.PeriodId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
