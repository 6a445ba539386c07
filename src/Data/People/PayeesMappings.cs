using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Data.Secrets;
using VillageCloud.Domain.People.Households;

namespace VillageCloud.Data.People;

internal sealed class PayeeChangeMapping : IEntityTypeConfiguration<PayeeChange>
{
    public void Configure(EntityTypeBuilder<PayeeChange> builder)
    {
        builder.Property(change => change.Number).HasMaxLength(32);
        builder.Property(change => change.Reason).HasMaxLength(PayeeChange.LongestReason);
        builder.Property(change => change.StopReason).HasMaxLength(PayeeChange.LongestReason);
        builder.Property(change => change.PayeeName).HasMaxLength(64);
        builder.Property(change => change.Before).HasMaxLength(PayeeChange.LongestSummary);
        builder.Property(change => change.Summary).HasMaxLength(2 * PayeeChange.LongestSummary);
        builder.Property(change => change.Version).IsConcurrencyToken();
        builder.Ignore(change => change.After);
        builder.Ignore(change => change.ToType);
        builder.OwnsOne(change => change.Account, account =>
        {
            account.Property(one => one.BankName).HasMaxLength(64).HasColumnName("bank_name");
            account.Property(one => one.AccountNumber).HasColumnName("bank_account_number").IsEncrypted(4 * 32);
            account.Property(one => one.HolderName).HasMaxLength(64).HasColumnName("bank_holder_name");
        });
        builder.HasIndex(change => new { change.CooperativeId, change.Number }).IsUnique();
        builder.HasIndex(change => new { change.CooperativeId, change.HouseholdId, change.OpenSlot }).IsUnique();
        builder.HasOne<Household>().WithMany().HasForeignKey(change => change.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_payee_changes_approved", "status NOT IN ('Waiting', 'Effective', 'Stopped') OR checker IS NOT NULL"));
    }
}
