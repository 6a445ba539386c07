using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Data.Shop;

internal sealed class ProductMapping : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.Property(product => product.Id).ValueGeneratedOnAdd();
        builder.Property(product => product.Name).HasMaxLength(64);
        builder.Property(product => product.Origin).HasMaxLength(128);
        builder.Property(product => product.Description).HasMaxLength(4000);
        builder.HasIndex(product => new { product.CooperativeId, product.Name }).IsUnique();
        builder.HasOne<Household>().WithMany().HasForeignKey(product => product.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Artisan>().WithMany().HasForeignKey(product => product.ArtisanId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(product => product.Skus).WithOne().HasForeignKey(sku => sku.ProductId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(product => product.Skus).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class SkuMapping : IEntityTypeConfiguration<Sku>
{
    public void Configure(EntityTypeBuilder<Sku> builder)
    {
        builder.Property(sku => sku.Id).ValueGeneratedOnAdd();
        builder.Property(sku => sku.Name).HasMaxLength(64);
        builder.ToTable(table => table.HasCheckConstraint("ck_skus_stock", "stock >= 0"));
        builder.HasMany(sku => sku.Movements).WithOne().HasForeignKey(movement => movement.SkuId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(sku => sku.Movements).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class StockMovementMapping : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> builder)
    {
        builder.Property(movement => movement.Id).ValueGeneratedOnAdd();
        builder.Property(movement => movement.Document).HasMaxLength(64);
        builder.Property(movement => movement.Note).HasMaxLength(StockMovement.LongestNote);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(movement => movement.StaffId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("ck_stock_movements_pieces", "pieces <> 0"));
    }
}
