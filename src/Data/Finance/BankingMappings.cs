using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Finance.Ledger;

namespace VillageCloud.Data.Finance;

internal sealed class BankLayoutMapping : IEntityTypeConfiguration<BankLayout>
{
    public void Configure(EntityTypeBuilder<BankLayout> builder)
    {
        builder.Property(layout => layout.Name).HasMaxLength(BankLayout.LongestName);
        builder.Property(layout => layout.Date).HasColumnName("date_heading");
        builder.Property(layout => layout.In).HasColumnName("in_heading");
        builder.Property(layout => layout.Out).HasColumnName("out_heading");
        builder.Property(layout => layout.Version).IsConcurrencyToken();
        builder.Ignore(layout => layout.Columns);
        builder.HasIndex(layout => new { layout.CooperativeId, layout.Name }).IsUnique();
    }
}

internal sealed class BankFileMapping : IEntityTypeConfiguration<BankFile>
{
    public void Configure(EntityTypeBuilder<BankFile> builder)
    {
        builder.Property(file => file.Name).HasMaxLength(128);
        builder.Property(file => file.Layout).HasMaxLength(BankLayout.LongestName);
        builder.Property(file => file.Sha256).HasMaxLength(64);
        builder.HasIndex(file => new { file.CooperativeId, file.Sha256 });
    }
}

internal sealed class BankRowMapping : IEntityTypeConfiguration<BankRow>
{
    public void Configure(EntityTypeBuilder<BankRow> builder)
    {
        builder.Property(row => row.Counterparty).HasMaxLength(128);
        builder.Property(row => row.Reference).HasMaxLength(128);
        builder.Property(row => row.Fingerprint).HasMaxLength(64);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Ignore(row => row.Amount);
        builder.Ignore(row => row.Number);
        builder.HasIndex(row => new { row.CooperativeId, row.Fingerprint, row.Occurrence }).IsUnique();
        builder.HasIndex(row => row.EntryId).IsUnique();
        builder.HasOne<BankFile>().WithMany().HasForeignKey(row => row.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<JournalEntry>().WithMany().HasForeignKey(row => row.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("ck_bank_rows_amount", "amount_fen <> 0"));
    }
}
