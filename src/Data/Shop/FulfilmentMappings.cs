using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Data.Shop;

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
