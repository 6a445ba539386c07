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
