using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Audit;

namespace VillageCloud.Data.Audit;

internal sealed class SealMapping : IEntityTypeConfiguration<Seal>
{
    public void Configure(EntityTypeBuilder<Seal> builder)
    {
        builder.ToTable("seals");
        builder.Property(seal => seal.Of).HasColumnName("sealed_rows");
        builder.Property(seal => seal.Content).HasMaxLength(64);
        builder.Property(seal => seal.Previous).HasMaxLength(64);
        builder.Property(seal => seal.Hash).HasMaxLength(64);
        // Two who seal at once: one of them is too late, and begins anew.
        builder.HasIndex(seal => new { seal.CooperativeId, seal.Of, seal.Number }).IsUnique();
    }
}
