using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Data.Shop;

internal sealed class LicenceMapping : IEntityTypeConfiguration<Licence>
{
    public void Configure(EntityTypeBuilder<Licence> builder)
    {
        builder.Property(licence => licence.Id).ValueGeneratedOnAdd();
        builder.Property(licence => licence.Number).HasMaxLength(Licence.LongestNumber);
        builder.Property(licence => licence.Version).IsConcurrencyToken();
        builder.HasIndex(licence => new { licence.CooperativeId, licence.Kind, licence.Number, licence.OpenSlot })
            .IsUnique();
        builder.HasOne<Household>().WithMany().HasForeignKey(licence => licence.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Picture>().WithMany().HasForeignKey(licence => licence.ScanId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_licences_days", "valid_until IS NULL OR valid_until >= valid_from");
            table.HasCheckConstraint("ck_licences_open", "(withdrawn_at IS NULL) = (open_slot IS NOT NULL)");
        });
    }
}
