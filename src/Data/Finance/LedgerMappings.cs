using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.People.Households;

namespace VillageCloud.Data.Finance;

internal sealed class AccountingPeriodMapping : IEntityTypeConfiguration<AccountingPeriod>
{
    public void Configure(EntityTypeBuilder<AccountingPeriod> builder)
    {
        builder.Property(period => period.Id).ValueGeneratedOnAdd();
        builder.ToTable("accounting_periods");
        builder.Property(period => period.Version).IsConcurrencyToken();
        builder.HasIndex(period => new { period.CooperativeId, period.FirstDay }).IsUnique();
        builder.Ignore(period => period.Title);
    }
}

internal sealed class JournalEntryMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.Property(entry => entry.Id).ValueGeneratedOnAdd();
        builder.Property(entry => entry.BusinessKey).HasMaxLength(96);
        builder.Property(entry => entry.Subject).HasMaxLength(BusinessKey.LongestSubject);
        builder.Property(entry => entry.Summary).HasMaxLength(128);
        builder.HasIndex(entry => new { entry.CooperativeId, entry.BusinessKey }).IsUnique();
        builder.HasIndex(entry => entry.ReversesId).IsUnique();
        // A month of the books in the order of its days, counted without looking at an entry.
        builder.HasIndex(entry => new { entry.PeriodId, entry.CooperativeId, entry.EffectiveAt });
        builder.HasOne<AccountingPeriod>().WithMany().HasForeignKey(entry => entry.PeriodId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<JournalEntry>().WithMany().HasForeignKey(entry => entry.ReversesId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(entry => entry.Lines).WithOne().HasForeignKey(line => line.EntryId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(entry => entry.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class JournalLineMapping : IEntityTypeConfiguration<JournalLine>
{
    public void Configure(EntityTypeBuilder<JournalLine> builder)
    {
        builder.HasKey(line => new { line.EntryId, line.Sequence });
        builder.Property(line => line.AccountCode).HasMaxLength(16);
        // What moves an account, as it was posted; and what a household has on one. The village stands in the latter so
        // that SQLite, as long as it knows no sizes, doesn't take the former for shorter.
        builder.HasIndex(line => new { line.CooperativeId, line.AccountCode, line.EntryId });
        builder.HasIndex(line => new { line.HouseholdId, line.AccountCode, line.CooperativeId });
        builder.HasOne<Household>().WithMany().HasForeignKey(line => line.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sale>().WithMany().HasForeignKey(line => line.SaleId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(line => line.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("ck_journal_lines_amount", "amount_fen <> 0"));
    }
}

internal sealed class AccountBalanceMapping : IEntityTypeConfiguration<AccountBalance>
{
    public void Configure(EntityTypeBuilder<AccountBalance> builder)
    {
        // No key but this one: whoever adds to a row that is there locks the row and no gap.
        builder.HasKey(balance => new { balance.CooperativeId, balance.AccountCode, balance.PeriodId });
        builder.Property(balance => balance.AccountCode).HasMaxLength(16);
        builder.HasOne<AccountingPeriod>().WithMany().HasForeignKey(balance => balance.PeriodId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_account_balances_sides", "debit_fen >= 0 AND credit_fen >= 0"));
    }
}

internal sealed class HouseholdBalanceMapping : IEntityTypeConfiguration<HouseholdBalance>
{
    public void Configure(EntityTypeBuilder<HouseholdBalance> builder)
    {
        builder.HasKey(balance => new
        {
            balance.CooperativeId, balance.AccountCode, balance.HouseholdId, balance.PeriodId,
        });
        builder.Property(balance => balance.AccountCode).HasMaxLength(16);
        builder.HasOne<Household>().WithMany().HasForeignKey(balance => balance.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AccountingPeriod>().WithMany().HasForeignKey(balance => balance.PeriodId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_household_balances_sides", "debit_fen >= 0 AND credit_fen >= 0"));
    }
}
