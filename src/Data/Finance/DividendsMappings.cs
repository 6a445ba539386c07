using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;

namespace VillageCloud.Data.Finance;

internal sealed class DividendPlanMapping : IEntityTypeConfiguration<DividendPlan>
{
    public void Configure(EntityTypeBuilder<DividendPlan> builder)
    {
        builder.Property(plan => plan.Id).ValueGeneratedOnAdd();
        builder.Property(plan => plan.Fingerprint).HasMaxLength(64);
        builder.Property(plan => plan.Version).IsConcurrencyToken();
        builder.HasIndex(plan => new { plan.CooperativeId, plan.PeriodId, plan.PeriodSlot }).IsUnique();
        builder.HasOne<AccountingPeriod>().WithMany().HasForeignKey(plan => plan.PeriodId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(plan => plan.Shares).WithOne().HasForeignKey(share => share.PlanId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(plan => plan.Shares).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_dividend_plans_approved", "status NOT IN ('Approved', 'Allocated') OR checker IS NOT NULL"));
    }
}

internal sealed class DividendShareMapping : IEntityTypeConfiguration<DividendShare>
{
    public void Configure(EntityTypeBuilder<DividendShare> builder)
    {
        builder.HasIndex(share => new { share.PlanId, share.HouseholdId }).IsUnique();
        builder.HasOne<Household>().WithMany().HasForeignKey(share => share.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_dividend_shares_positive", "patronage_fen >= 0 AND capital_fen >= 0 AND payout_fen >= 0"));
    }
}
