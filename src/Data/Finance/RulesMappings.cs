using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Rules;

namespace VillageCloud.Data.Finance;

internal sealed class RevenueRuleMapping : IEntityTypeConfiguration<RevenueRule>
{
    public void Configure(EntityTypeBuilder<RevenueRule> builder)
    {
        builder.Property(rule => rule.Id).ValueGeneratedOnAdd();
        builder.Property(rule => rule.Code).HasMaxLength(32);
        builder.HasIndex(rule => new { rule.CooperativeId, rule.Code, rule.Revision }).IsUnique();
        builder.ComplexProperty(rule => rule.Approval, approval =>
        {
            approval.IsRequired();
            approval.Property(given => given.AgreementNo).HasMaxLength(64);
        });
        builder.Ignore(rule => rule.Weights);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_revenue_rules_whole", "household_bp + fund_bp + platform_bp + cooperative_bp = 10000"));
    }
}
