using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Repayments;
using VillageCloud.Domain.People.Households;

namespace VillageCloud.Data.Finance;

internal sealed class RepaymentMapping : IEntityTypeConfiguration<Repayment>
{
    public void Configure(EntityTypeBuilder<Repayment> builder)
    {
        builder.Property(one => one.Number).HasMaxLength(32);
        builder.Property(one => one.Evidence).HasMaxLength(Repayment.LongestText);
        builder.Property(one => one.ReversalNote).HasMaxLength(Repayment.LongestText);
        builder.Property(one => one.Version).IsConcurrencyToken();
        builder.HasIndex(one => new { one.CooperativeId, one.Number }).IsUnique();
        builder.HasIndex(one => new { one.CooperativeId, one.HouseholdId, one.OpenSlot }).IsUnique();
        builder.HasOne<Household>().WithMany().HasForeignKey(one => one.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("ck_repayments_amount", "amount_fen > 0"));
    }
}
