using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Data.Conventions;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;

namespace VillageCloud.Data.Finance;

internal sealed class BillFileMapping : IEntityTypeConfiguration<BillFile>
{
    // What was downloaded is never written over: it is another file if it is another array.
    private static readonly ValueComparer<byte[]> Whole = new(
        static (one, other) => ReferenceEquals(one, other), static one => RuntimeHelpers.GetHashCode(one),
        static one => one);

    public void Configure(EntityTypeBuilder<BillFile> builder)
    {
        builder.Property(file => file.Sha1).HasMaxLength(40);
        builder.Property(file => file.Version).IsConcurrencyToken();
        builder.Property(file => file.Problem).HasMaxLength(200);
        builder.HasIndex(file => new { file.CooperativeId, file.Kind, file.Day, file.CurrentSlot }).IsUnique();
        // A server takes no parameter larger than its packets (MariaDB: 16 MB), and a big day's bill is larger.
        builder.Property(file => file.Content)
            .HasConversion(content => Gzip.Pack(content), packed => Gzip.Unpack(packed), Whole);
        builder.Ignore(file => file.IsEmptyDay);
        builder.Ignore(file => file.ClosingBalance);
    }
}

internal sealed class BreakMapping : IEntityTypeConfiguration<Break>
{
    public void Configure(EntityTypeBuilder<Break> builder)
    {
        builder.Property(found => found.Id).ValueGeneratedOnAdd();
        builder.Property(found => found.Subject).HasMaxLength(64);
        builder.Property(found => found.Sentence).HasMaxLength(512);
        builder.Property(found => found.Explanation).HasMaxLength(Break.LongestExplanation);
        builder.Property(found => found.Evidence).HasMaxLength(Break.LongestEvidence);
        builder.Property(found => found.CounterCode).HasMaxLength(16);
        builder.Property(found => found.Version).IsConcurrencyToken();
        builder.Ignore(found => found.Difference);
        builder.Ignore(found => found.Size);
        builder.Ignore(found => found.MayComeUntil);
        builder.HasIndex(found => new { found.CooperativeId, found.Source, found.Day, found.Class, found.Subject })
            .IsUnique();
        builder.HasIndex(found => new { found.CooperativeId, found.Status, found.Day });
        builder.HasMany(found => found.Steps).WithOne().HasForeignKey(step => step.BreakId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(found => found.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_breaks_ended", "(status = 'Closed') = (ended_as IS NOT NULL)");
            table.HasCheckConstraint(
                "ck_breaks_explained",
                "status NOT IN ('Explained', 'Waiting') OR (explanation IS NOT NULL AND evidence IS NOT NULL)");
        });
    }
}

internal sealed class BreakStepMapping : IEntityTypeConfiguration<BreakStep>
{
    public void Configure(EntityTypeBuilder<BreakStep> builder)
    {
        builder.ToTable("break_steps");
        builder.Property(step => step.Text).HasMaxLength(512);
    }
}

internal sealed class RestorationMapping : IEntityTypeConfiguration<Restoration>
{
    public void Configure(EntityTypeBuilder<Restoration> builder)
    {
        builder.HasIndex(one => new { one.CooperativeId, one.EndedAt });
        builder.Ignore(one => one.AsksForBank);
        builder.Ignore(one => one.From);
        builder.Ignore(one => one.To);
    }
}

internal sealed class ReconciledDayMapping : IEntityTypeConfiguration<ReconciledDay>
{
    public void Configure(EntityTypeBuilder<ReconciledDay> builder)
    {
        builder.Property(day => day.Code).HasMaxLength(64);
        builder.Property(day => day.Problem).HasMaxLength(512);
        builder.Property(day => day.Version).IsConcurrencyToken();
        builder.HasIndex(day => new { day.CooperativeId, day.Day }).IsUnique();
    }
}

internal sealed class WithdrawalMapping : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> builder)
    {
        builder.Property(withdrawal => withdrawal.Number).HasMaxLength(64);
        builder.Property(withdrawal => withdrawal.EntrySubject).HasMaxLength(BusinessKey.LongestSubject);
        builder.Ignore(withdrawal => withdrawal.EntryKey);
        builder.Property(withdrawal => withdrawal.Version).IsConcurrencyToken();
        builder.HasIndex(withdrawal => new { withdrawal.CooperativeId, withdrawal.EntrySubject }).IsUnique();
        builder.ToTable(table => table.HasCheckConstraint("ck_withdrawals_amount", "amount_fen > 0"));
    }
}
