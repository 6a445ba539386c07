using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Data.Finance;

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
        builder.HasOne<Order>().WithOne().HasForeignKey<Payment>(payment => payment.OrderId)
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
        builder.Property(refund => refund.Version).IsConcurrencyToken();
        builder.HasIndex(refund => new { refund.CooperativeId, refund.OutRefundNo }).IsUnique();
        builder.HasOne<Order>().WithMany().HasForeignKey(refund => refund.OrderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sale>().WithMany().HasForeignKey(refund => refund.SaleId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(refund => refund.IsOpen);
        builder.Ignore(refund => refund.Parts);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint(
                "ck_refunds_amount",
                "amount_fen > 0 AND freight_fen >= 0 AND freight_fen <= amount_fen AND pieces >= 0");
            // What has a maker is not sent before somebody checked it.
            table.HasCheckConstraint(
                "ck_refunds_approved",
                "status IN ('Requested', 'Declined')"
                + " OR (sent_at IS NOT NULL AND (maker IS NULL OR checker IS NOT NULL))");
        });
    }
}
