using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Data.Shop;

internal sealed class CategoryMapping : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> builder)
    {
        builder.Property(category => category.Id).ValueGeneratedOnAdd();
        builder.Property(category => category.Name).HasMaxLength(Category.LongestName);
        builder.Property(category => category.Path).HasMaxLength(Category.LongestPath);
        builder.Property(category => category.Version).IsConcurrencyToken();
        builder.Ignore(category => category.Depth);
        // By the path: at the top there is no parent to be unique with.
        builder.HasIndex(category => new { category.CooperativeId, category.Path }).IsUnique();
        builder.HasOne(category => category.Parent).WithMany().HasForeignKey(category => category.ParentId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProductMapping : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.Property(product => product.Id).ValueGeneratedOnAdd();
        builder.Property(product => product.Name).HasMaxLength(64);
        builder.Property(product => product.Origin).HasMaxLength(128);
        builder.Property(product => product.Description).HasMaxLength(4000);
        builder.Property(product => product.Storage).HasMaxLength(ProductEntry.LongestStorage);
        builder.Property(product => product.Version).IsConcurrencyToken();
        builder.HasIndex(product => new { product.CooperativeId, product.Name }).IsUnique();
        builder.HasIndex(product => product.PublishAt);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_products_published", "is_on_sale = 0 OR published_at IS NOT NULL"));
        builder.HasOne<Category>().WithMany().HasForeignKey(product => product.CategoryId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(product => product.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Artisan>().WithMany().HasForeignKey(product => product.ArtisanId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(product => product.Skus).WithOne().HasForeignKey(sku => sku.ProductId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(product => product.Skus).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(product => product.Pictures).WithOne().HasForeignKey(picture => picture.ProductId);
        builder.Navigation(product => product.Pictures).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(product => product.Blocks).WithOne().HasForeignKey(block => block.ProductId);
        builder.Navigation(product => product.Blocks).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class ProductPictureMapping : IEntityTypeConfiguration<ProductPicture>
{
    public void Configure(EntityTypeBuilder<ProductPicture> builder)
    {
        builder.Property(picture => picture.Id).ValueGeneratedOnAdd();
        builder.HasOne<Picture>().WithMany().HasForeignKey(picture => picture.PictureId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProductBlockMapping : IEntityTypeConfiguration<ProductBlock>
{
    public void Configure(EntityTypeBuilder<ProductBlock> builder)
    {
        builder.Property(block => block.Id).ValueGeneratedOnAdd();
        builder.Property(block => block.Text).HasMaxLength(ProductEntry.LongestBlock);
        builder.HasOne<Picture>().WithMany().HasForeignKey(block => block.PictureId)
            .OnDelete(DeleteBehavior.Restrict);
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
