using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Shoppers;

namespace VillageCloud.Data.People;

internal sealed class ShopperMapping : IEntityTypeConfiguration<Shopper>
{
    public void Configure(EntityTypeBuilder<Shopper> builder)
    {
        builder.Property(shopper => shopper.Id).ValueGeneratedOnAdd();
        builder.Property(shopper => shopper.OpenId).HasMaxLength(128);
        builder.HasIndex(shopper => new { shopper.CooperativeId, shopper.OpenId }).IsUnique();
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(session => session.TokenHash).HasMaxLength(64);
        builder.HasIndex(session => session.TokenHash).IsUnique();
        builder.HasOne<Shopper>().WithMany().HasForeignKey(session => session.ShopperId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
