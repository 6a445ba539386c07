using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Data.Secrets;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Data.People;

internal sealed class HouseholdMapping : IEntityTypeConfiguration<Household>
{
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.Property(household => household.Id).ValueGeneratedOnAdd();
        builder.Property(household => household.Version).IsConcurrencyToken();
        builder.HasIndex(household => new { household.CooperativeId, household.Number }).IsUnique();
        builder.OwnsOne(household => household.Bank, bank =>
        {
            bank.Property(account => account.BankName).HasMaxLength(64).HasColumnName("bank_name");
            bank.Property(account => account.AccountNumber).HasColumnName("bank_account_number").IsEncrypted(4 * 32);
            bank.Property(account => account.HolderName).HasMaxLength(64).HasColumnName("bank_holder_name");
        });
        builder.HasMany(household => household.People).WithOne().HasForeignKey(person => person.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(household => household.People).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(household => household.Payee);
        builder.Ignore(household => household.Receiver);
        builder.Ignore(household => household.IsHeld);
        builder.Ignore(household => household.Channel);
        builder.Ignore(household => household.CapitalWeight);
        builder.Ignore(household => household.Holding);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_households_left",
            "left_on IS NULL OR (contribution_fen = 0 AND reserve_share_fen = 0 AND subsidy_share_fen = 0)"));
    }
}

internal sealed class HouseholdPersonMapping : IEntityTypeConfiguration<HouseholdPerson>
{
    public void Configure(EntityTypeBuilder<HouseholdPerson> builder)
    {
        builder.Property(person => person.Name).HasMaxLength(64);
        builder.Property(person => person.Relation).HasMaxLength(PersonEntry.LongestRelation);
        builder.Property(person => person.OpenId).HasMaxLength(128);
        builder.Property(person => person.Phone).IsEncrypted(4 * 20);
        builder.Ignore(person => person.IsAlive);
        builder.HasIndex(person => new { person.CooperativeId, person.OpenId }).IsUnique();
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_household_people_died", "died_on IS NULL OR open_id IS NULL"));
    }
}

internal sealed class HouseholdEventMapping : IEntityTypeConfiguration<HouseholdEvent>
{
    public void Configure(EntityTypeBuilder<HouseholdEvent> builder)
    {
        builder.Property(one => one.Text).HasMaxLength(HouseholdEvent.LongestText);
        builder.HasIndex(one => new { one.CooperativeId, one.HouseholdId });
        builder.HasOne<Household>().WithMany().HasForeignKey(one => one.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(one => one.By).OnDelete(DeleteBehavior.Restrict);
    }
}
