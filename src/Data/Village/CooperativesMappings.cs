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

internal sealed class ErasedVillageMapping : IEntityTypeConfiguration<ErasedVillage>
{
    public void Configure(EntityTypeBuilder<ErasedVillage> builder)
    {
        builder.Property(erased => erased.Id).ValueGeneratedOnAdd();
        builder.Property(erased => erased.Village).HasMaxLength(32);
        builder.Property(erased => erased.Name).HasMaxLength(Cooperative.LongestName);
        builder.Property(erased => erased.Decider).HasMaxLength(ErasedVillage.LongestName);
        builder.Property(erased => erased.Export).HasMaxLength(64);
        builder.HasIndex(erased => erased.Village);
    }
}
