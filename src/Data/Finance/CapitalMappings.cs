using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Households;

namespace VillageCloud.Data.Finance;

internal sealed class CapitalChangeMapping : IEntityTypeConfiguration<CapitalChange>
{
    public void Configure(EntityTypeBuilder<CapitalChange> builder)
    {
        builder.Property(change => change.Id).ValueGeneratedOnAdd();
        builder.Property(change => change.Number).HasMaxLength(32);
        builder.Property(change => change.Version).IsConcurrencyToken();
        builder.Ignore(change => change.PaidIn);
        builder.Ignore(change => change.Amount);
        builder.HasIndex(change => new { change.CooperativeId, change.Number }).IsUnique();
        builder.HasMany(change => change.Lines).WithOne().HasForeignKey(line => line.ChangeId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(change => change.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class CapitalChangeLineMapping : IEntityTypeConfiguration<CapitalChangeLine>
{
    public void Configure(EntityTypeBuilder<CapitalChangeLine> builder)
    {
        builder.Ignore(line => line.Before);
        builder.Ignore(line => line.After);
        builder.HasIndex(line => new { line.ChangeId, line.HouseholdId }).IsUnique();
        builder.HasOne<Household>().WithMany().HasForeignKey(line => line.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_capital_change_lines_positive", "contribution_fen >= 0 AND reserve_fen >= 0 AND subsidy_fen >= 0"));
    }
}

internal sealed class DepartureMapping : IEntityTypeConfiguration<Departure>
{
    public void Configure(EntityTypeBuilder<Departure> builder)
    {
        builder.Property(one => one.Number).HasMaxLength(32);
        builder.Property(one => one.Reason).HasMaxLength(Household.LongestReason);
        builder.Property(one => one.Evidence).HasMaxLength(Departure.LongestEvidence);
        builder.Property(one => one.Version).IsConcurrencyToken();
        builder.Ignore(one => one.Before);
        builder.Ignore(one => one.ToReturn);
        builder.HasIndex(one => new { one.CooperativeId, one.Number }).IsUnique();
        builder.HasIndex(one => new { one.CooperativeId, one.HouseholdId, one.OpenSlot }).IsUnique();
        builder.HasOne<Household>().WithMany().HasForeignKey(one => one.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_departures_returned",
            "borne_loss_fen >= 0 AND (status NOT IN ('ReturnRequested', 'Returned') OR return_day IS NOT NULL)"));
    }
}

internal sealed class HouseholdSplitMapping : IEntityTypeConfiguration<HouseholdSplit>
{
    public void Configure(EntityTypeBuilder<HouseholdSplit> builder)
    {
        builder.Property(one => one.Number).HasMaxLength(32);
        builder.Property(one => one.Reason).HasMaxLength(Household.LongestReason);
        builder.Property(one => one.NewName).HasMaxLength(64);
        builder.Property(one => one.Version).IsConcurrencyToken();
        builder.Ignore(one => one.Before);
        builder.Ignore(one => one.Taken);
        builder.Ignore(one => one.Wish);
        builder.Ignore(one => one.Products);
        builder.HasIndex(one => new { one.CooperativeId, one.Number }).IsUnique();
        builder.HasIndex(one => new { one.CooperativeId, one.HouseholdId, one.OpenSlot }).IsUnique();
        builder.HasMany(one => one.Parts).WithOne().HasForeignKey(part => part.SplitId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(one => one.Parts).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasOne<Household>().WithMany().HasForeignKey(one => one.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(one => one.NewHouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_household_splits_within",
            "contribution_fen BETWEEN 0 AND contribution_before_fen AND reserve_share_fen BETWEEN 0 AND "
            + "reserve_before_fen AND subsidy_share_fen BETWEEN 0 AND subsidy_before_fen"));
    }
}

internal sealed class HouseholdSplitPartMapping : IEntityTypeConfiguration<HouseholdSplitPart>
{
    public void Configure(EntityTypeBuilder<HouseholdSplitPart> builder) => builder.HasIndex(part => part.SplitId);
}

internal sealed class HouseholdMergeMapping : IEntityTypeConfiguration<HouseholdMerge>
{
    public void Configure(EntityTypeBuilder<HouseholdMerge> builder)
    {
        builder.Property(one => one.Number).HasMaxLength(32);
        builder.Property(one => one.Reason).HasMaxLength(Household.LongestReason);
        builder.Property(one => one.Version).IsConcurrencyToken();
        builder.Ignore(one => one.Taken);
        builder.HasIndex(one => new { one.CooperativeId, one.Number }).IsUnique();
        builder.HasIndex(one => new { one.CooperativeId, one.HouseholdId, one.OpenSlot }).IsUnique();
        builder.HasOne<Household>().WithMany().HasForeignKey(one => one.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(one => one.IntoId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_household_merges_two",
            "household_id <> into_id AND contribution_fen >= 0 AND reserve_share_fen >= 0 AND subsidy_share_fen >= 0"));
    }
}
