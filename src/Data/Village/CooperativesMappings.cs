using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Data.Village;

internal sealed class CooperativeMapping : IEntityTypeConfiguration<Cooperative>
{
    public void Configure(EntityTypeBuilder<Cooperative> builder)
    {
        builder.Property(cooperative => cooperative.Id).ValueGeneratedOnAdd();
        builder.Property(cooperative => cooperative.Village).HasMaxLength(32);
        builder.HasIndex(cooperative => cooperative.Village).IsUnique();
        builder.ComplexProperty(cooperative => cooperative.Terms, terms => terms.IsRequired());
    }
}
