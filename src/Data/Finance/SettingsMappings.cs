using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Settings;

namespace VillageCloud.Data.Finance;

internal sealed class TermsVersionMapping : IEntityTypeConfiguration<TermsVersion>
{
    public void Configure(EntityTypeBuilder<TermsVersion> builder)
    {
        builder.Property(version => version.Id).ValueGeneratedOnAdd();
        builder.Property(version => version.Reason).HasMaxLength(TermsVersion.LongestReason);
        builder.Property(version => version.Version).IsConcurrencyToken();
        builder.ComplexProperty(version => version.Terms, terms => terms.IsRequired());
        builder.HasIndex(version => new { version.CooperativeId, version.Revision }).IsUnique();
        builder.HasIndex(version => new { version.CooperativeId, version.Slot }).IsUnique();
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_terms_versions_approved",
            "maker IS NULL OR state IN ('Waiting', 'Declined') OR checker IS NOT NULL"));
    }
}
