using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Shoppers;
using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Data.Finance;

internal sealed class DividendPlanMapping : IEntityTypeConfiguration<DividendPlan>
{
    public void Configure(EntityTypeBuilder<DividendPlan> builder)
    {
        builder.Property(plan => plan.Id).ValueGeneratedOnAdd();
        builder.ComplexProperty(plan => plan.Terms, terms => terms.IsRequired());
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

internal sealed class PlanWithdrawalMapping : IEntityTypeConfiguration<PlanWithdrawal>
{
    public void Configure(EntityTypeBuilder<PlanWithdrawal> builder)
    {
        builder.Property(withdrawal => withdrawal.Reason).HasMaxLength(PlanWithdrawal.LongestReason);
        builder.HasOne<DividendPlan>().WithMany().HasForeignKey(withdrawal => withdrawal.PlanId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(withdrawal => withdrawal.By)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlanResolutionMapping : IEntityTypeConfiguration<PlanResolution>
{
    public void Configure(EntityTypeBuilder<PlanResolution> builder)
    {
        builder.ComplexProperty(resolution => resolution.Vote, vote =>
        {
            vote.IsRequired();
            vote.Property(part => part.Minutes).HasMaxLength(AssemblyVote.LongestMinutes);
        });
        builder.HasOne<DividendPlan>().WithMany().HasForeignKey(resolution => resolution.PlanId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(resolution => resolution.By)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_plan_resolutions_quorum", "vote_present * 3 >= vote_members * 2");
            table.HasCheckConstraint("ck_plan_resolutions_majority", "vote_for * 2 > vote_votes");
        });
    }
}

internal sealed class PlanObjectionMapping : IEntityTypeConfiguration<PlanObjection>
{
    public void Configure(EntityTypeBuilder<PlanObjection> builder)
    {
        builder.Property(objection => objection.Text).HasMaxLength(PlanObjection.LongestText);
        builder.Property(objection => objection.Answer).HasMaxLength(PlanObjection.LongestText);
        builder.Property(objection => objection.Version).IsConcurrencyToken();
        builder.HasIndex(objection => new { objection.PlanId, objection.HouseholdId, objection.OpenSlot }).IsUnique();
        builder.HasIndex(objection => new { objection.CooperativeId, objection.Status });
        builder.HasOne<DividendPlan>().WithMany().HasForeignKey(objection => objection.PlanId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(objection => objection.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Shopper>().WithMany().HasForeignKey(objection => objection.ShopperId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(objection => objection.TakenDownBy)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(objection => objection.AnsweredBy)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint(
                "ck_plan_objections_voice", "(shopper_id IS NULL) <> (taken_down_by IS NULL)");
            table.HasCheckConstraint(
                "ck_plan_objections_answered", "(status = 'Open') = (answered_by IS NULL)");
        });
    }
}
