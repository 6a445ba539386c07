using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.People.Households;

namespace VillageCloud.Data.Makers;

internal sealed class ArtisanMapping : IEntityTypeConfiguration<Artisan>
{
    public void Configure(EntityTypeBuilder<Artisan> builder)
    {
        builder.Property(artisan => artisan.Id).ValueGeneratedOnAdd();
        builder.Property(artisan => artisan.Name).HasMaxLength(64);
        builder.Property(artisan => artisan.Craft).HasMaxLength(64);
        builder.Property(artisan => artisan.Story).HasMaxLength(4000);
        builder.HasOne<Household>().WithMany().HasForeignKey(artisan => artisan.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
