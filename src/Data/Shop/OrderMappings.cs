using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Shoppers;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.AfterSales;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Data.Shop;

internal sealed class OrderMapping : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.Property(order => order.Id).ValueGeneratedOnAdd();
        builder.Property(order => order.Number).HasMaxLength(32);
        builder.Property(order => order.Version).IsConcurrencyToken();
        builder.HasIndex(order => new { order.CooperativeId, order.Number }).IsUnique();
        builder.HasIndex(order => new { order.CooperativeId, order.ShopperId, order.PlacedAt });
        builder.HasIndex(order => new { order.CooperativeId, order.Status, order.PayBefore });
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
        builder.Ignore(order => order.FreightNet);
        builder.Ignore(order => order.FreightRefundable);
        builder.Ignore(order => order.LeavesNothing);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_orders_refunds",
            "freight_refunded_fen + freight_in_flight_fen <= freight_fen AND refunded_fen <= total_fen"));
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
        builder.HasIndex(line => new { line.CooperativeId, line.SettledAt, line.WindowEndsAt });
        builder.HasOne<Sku>().WithMany().HasForeignKey(line => line.SkuId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(line => line.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RevenueRule>().WithMany().HasForeignKey(line => line.RevenueRuleId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(line => line.Posted);
        builder.Ignore(line => line.Net);
        builder.Ignore(line => line.Refundable);
        builder.Ignore(line => line.IsSettled);
        builder.Ignore(line => line.PiecesLeft);
        builder.Ignore(line => line.KeepsMoneyForNothing);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("ck_order_lines_quantity", "quantity > 0");
            table.HasCheckConstraint(
                "ck_order_lines_refunds",
                "refunded_before_settlement_fen + refunded_after_settlement_fen + refunds_in_flight_fen <= paid_fen");
            table.HasCheckConstraint(
                "ck_order_lines_pieces",
                "pieces_returned >= 0 AND pieces_in_flight >= 0 AND pieces_returned + pieces_in_flight <= quantity");
        });
    }
}

internal sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.Property(payment => payment.OutTradeNo).HasMaxLength(32);
        builder.Property(payment => payment.PrepayId).HasMaxLength(64);
        builder.Property(payment => payment.TransactionId).HasMaxLength(32);
        builder.Property(payment => payment.Version).IsConcurrencyToken();
        builder.HasIndex(payment => new { payment.CooperativeId, payment.OutTradeNo }).IsUnique();
        builder.HasIndex(payment => new { payment.CooperativeId, payment.TransactionId }).IsUnique();
        builder.HasIndex(payment => new { payment.CooperativeId, payment.NextQueryAt });
        builder.HasOne(payment => payment.Order).WithOne().HasForeignKey<Payment>(payment => payment.OrderId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RefundMapping : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.Property(refund => refund.OutRefundNo).HasMaxLength(64);
        builder.Property(refund => refund.RefundId).HasMaxLength(64);
        builder.Property(refund => refund.Reason).HasMaxLength(80);
        builder.Property(refund => refund.DeclineReason).HasMaxLength(Declining.LongestReason);
        builder.Property(refund => refund.Version).IsConcurrencyToken();
        builder.HasIndex(refund => new { refund.CooperativeId, refund.OutRefundNo }).IsUnique();
        builder.HasOne<Order>().WithMany().HasForeignKey(refund => refund.OrderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OrderLine>().WithMany().HasForeignKey(refund => refund.LineId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(refund => refund.IsOpen);
        builder.Ignore(refund => refund.Parts);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint(
                "ck_refunds_amount",
                "amount_fen > 0 AND freight_fen >= 0 AND freight_fen <= amount_fen AND pieces >= 0");
            table.HasCheckConstraint("ck_refunds_two_people", "approved_by IS NULL OR approved_by <> requested_by");
            table.HasCheckConstraint(
                "ck_refunds_approved", "status IN ('Requested', 'Declined') OR approved_at IS NOT NULL");
        });
    }
}

internal sealed class ShipmentMapping : IEntityTypeConfiguration<Shipment>
{
    public void Configure(EntityTypeBuilder<Shipment> builder)
    {
        builder.Property(shipment => shipment.RefusedAs).HasMaxLength(32);
        builder.Property(shipment => shipment.NumbersAtWeChat).HasMaxLength(1024);
        builder.Property(shipment => shipment.Version).IsConcurrencyToken();
        builder.HasIndex(shipment => shipment.OrderId).IsUnique();
        builder.HasIndex(shipment => new { shipment.CooperativeId, shipment.NextQueryAt });
        builder.HasOne<Order>().WithMany().HasForeignKey(shipment => shipment.OrderId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(shipment => shipment.Parcels).WithOne().HasForeignKey(parcel => parcel.ShipmentId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(shipment => shipment.Parcels).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(shipment => shipment.Current);
        builder.Ignore(shipment => shipment.IsReported);
        builder.Ignore(shipment => shipment.IsFixed);
    }
}

internal sealed class ParcelMapping : IEntityTypeConfiguration<Parcel>
{
    public void Configure(EntityTypeBuilder<Parcel> builder)
    {
        builder.ToTable("parcels");
        builder.Property(parcel => parcel.CarrierCode).HasMaxLength(32);
        builder.Property(parcel => parcel.TrackingNo).HasMaxLength(ParcelLabel.LongestNumber);
        builder.HasIndex(parcel => parcel.TrackingNo);
        builder.Ignore(parcel => parcel.Label);
        builder.Ignore(parcel => parcel.IsCurrent);
    }
}
