using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Households;

namespace VillageCloud.Data.People;

internal sealed class PhoneLinkMapping : IEntityTypeConfiguration<PhoneLink>
{
    public void Configure(EntityTypeBuilder<PhoneLink> builder)
    {
        builder.Property(link => link.Number).HasMaxLength(32);
        builder.Property(link => link.PersonName).HasMaxLength(64);
        builder.Property(link => link.Summary).HasMaxLength(200);
        builder.Property(link => link.CodeHash).HasMaxLength(PhoneLink.HashLength);
        builder.Property(link => link.OpenId).HasMaxLength(128);
        builder.Property(link => link.CheckNumber).HasMaxLength(PhoneLink.CheckDigits);
        builder.Property(link => link.Version).IsConcurrencyToken();
        builder.Ignore(link => link.ExpiresAt);
        builder.HasIndex(link => new { link.CooperativeId, link.Number }).IsUnique();
        builder.HasIndex(link => new { link.CooperativeId, link.PersonId, link.OpenSlot }).IsUnique();
        builder.HasIndex(link => new { link.CooperativeId, link.OpenId });
        builder.HasOne<Household>().WithMany().HasForeignKey(link => link.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        // Whose number was compared has a second person; who isn't paid shows the code, and that is all.
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_phone_links_checked",
            "status <> 'Linked' OR check_number IS NULL OR checker IS NOT NULL"));
    }
}
