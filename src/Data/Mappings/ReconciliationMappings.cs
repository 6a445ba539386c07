using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Reconciliation;

namespace VillageCloud.Data.Mappings;

internal sealed class BillFileMapping : IEntityTypeConfiguration<BillFile>
{
    public void Configure(EntityTypeBuilder<BillFile> builder)
    {
        builder.Property(file => file.Sha1).HasMaxLength(40);
        builder.Property(file => file.Version).IsConcurrencyToken();
        builder.HasIndex(file => new { file.CooperativeId, file.Kind, file.Day }).IsUnique();
        builder.Ignore(file => file.IsEmptyDay);
        builder.Ignore(file => file.ClosingBalance);
    }
}

internal sealed class BreakMapping : IEntityTypeConfiguration<Break>
{
    public void Configure(EntityTypeBuilder<Break> builder)
    {
        builder.Property(found => found.Subject).HasMaxLength(64);
        builder.Property(found => found.Sentence).HasMaxLength(512);
        builder.Property(found => found.Version).IsConcurrencyToken();
        builder.HasIndex(found => new { found.CooperativeId, found.Kind, found.Day, found.Class, found.Subject })
            .IsUnique();
    }
}
