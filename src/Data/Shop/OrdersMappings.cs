using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Shoppers;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Data.Shop;

internal sealed class OrderMapping : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.Property(order => order.Id).ValueGeneratedOnAdd();
        builder.Property(order => order.Number).HasMaxLength(32);
        builder.Property(order => order.Version).IsConcurrencyToken();
        builder.Property(order => order.NumberEnd).HasMaxLength(Order.ShortLength);
        builder.Property(order => order.PhoneEnd).HasMaxLength(Order.PhoneEndLength);
        builder.HasIndex(order => new { order.CooperativeId, order.Number }).IsUnique();
        // What somebody looks for an order by when they have it on the phone.
        builder.HasIndex(order => new { order.CooperativeId, order.NumberEnd });
        builder.HasIndex(order => new { order.CooperativeId, order.PhoneEnd });
        builder.HasIndex(order => new { order.CooperativeId, order.PlacedAt });
        builder.HasIndex(order => new { order.CooperativeId, order.ShopperId, order.PlacedAt });
        // A tab of the console's list in its order, counted without reading its orders; and what waits for payment.
        builder.HasIndex(order => new { order.CooperativeId, order.Status, order.PlacedAt });
        builder.ComplexProperty(order => order.Address, address =>
        {
            address.IsRequired();
            address.Property(part => part.Receiver).HasMaxLength(64);
            address.Property(part => part.Phone).HasMaxLength(32);
            address.Property(part => part.Province).HasMaxLength(32);
            address.Property(part => part.City).HasMaxLength(64);
            address.Property(part => part.Detail).HasMaxLength(256);
        });
        builder.HasOne<Shopper>().WithMany().HasForeignKey(order => order.ShopperId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(order => order.Lines).WithOne().HasForeignKey(line => line.OrderId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(order => order.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.ToTable(table => table.HasCheckConstraint("ck_orders_refunds", "refunded_fen <= total_fen"));
    }
}

internal sealed class OrderLineMapping : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> builder)
    {
        builder.Property(line => line.Id).ValueGeneratedOnAdd();
        builder.Property(line => line.Title).HasMaxLength(128);
        builder.Property(line => line.Version).IsConcurrencyToken();
        builder.HasIndex(line => new { line.OrderId, line.Number }).IsUnique();
        builder.HasOne<Sku>().WithMany().HasForeignKey(line => line.SkuId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(line => line.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RevenueRule>().WithMany().HasForeignKey(line => line.RevenueRuleId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(line => line.PiecesLeft);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_order_lines_quantity", "quantity > 0");
            table.HasCheckConstraint(
                "ck_order_lines_pieces",
                "pieces_returned >= 0 AND pieces_in_flight >= 0 AND pieces_returned + pieces_in_flight <= quantity");
        });
    }
}
