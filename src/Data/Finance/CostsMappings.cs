using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.People.Households;

namespace VillageCloud.Data.Finance;

internal sealed class CostVoucherMapping : IEntityTypeConfiguration<CostVoucher>
{
    public void Configure(EntityTypeBuilder<CostVoucher> builder)
    {
        builder.Property(voucher => voucher.Id).ValueGeneratedOnAdd();
        builder.Property(voucher => voucher.Number).HasMaxLength(32);
        builder.Property(voucher => voucher.Payee).HasMaxLength(CostSpent.LongestText);
        builder.Property(voucher => voucher.Note).HasMaxLength(CostSpent.LongestText);
        builder.Property(voucher => voucher.Evidence).HasMaxLength(CostSpent.LongestText);
        builder.Property(voucher => voucher.ReversalNote).HasMaxLength(CostSpent.LongestText);
        builder.Property(voucher => voucher.Version).IsConcurrencyToken();
        builder.Ignore(voucher => voucher.Account);
        builder.HasIndex(voucher => new { voucher.CooperativeId, voucher.Number }).IsUnique();
        builder.HasIndex(voucher => new { voucher.CooperativeId, voucher.Day });
        builder.HasOne<Household>().WithMany().HasForeignKey(voucher => voucher.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("ck_cost_vouchers_amount", "amount_fen > 0"));
    }
}
