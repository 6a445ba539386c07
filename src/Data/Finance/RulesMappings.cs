using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Data.Finance;

internal sealed class PartyMapping : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> builder)
    {
        builder.Property(party => party.Id).ValueGeneratedOnAdd();
        builder.Property(party => party.Name).HasMaxLength(Party.LongestName);
        builder.Property(party => party.AccountCode).HasMaxLength(16);
        builder.Ignore(party => party.Account);
        builder.Ignore(party => party.Key);
        builder.HasIndex(party => new { party.CooperativeId, party.Kind, party.Name }).IsUnique();
        builder.HasOne<Artisan>().WithMany().HasForeignKey(party => party.ArtisanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(party => party.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("parties", table => table.HasCheckConstraint(
            "ck_parties_artisan",
            "(kind = 'Artisan' AND artisan_id IS NOT NULL AND household_id IS NOT NULL) "
            + "OR (kind <> 'Artisan' AND artisan_id IS NULL AND household_id IS NULL)"));
    }
}

internal sealed class RevenueRuleMapping : IEntityTypeConfiguration<RevenueRule>
{
    public void Configure(EntityTypeBuilder<RevenueRule> builder)
    {
        builder.Property(rule => rule.Id).ValueGeneratedOnAdd();
        builder.Property(rule => rule.Code).HasMaxLength(RevenueRule.LongestCode);
        builder.HasIndex(rule => new { rule.CooperativeId, rule.Code, rule.Revision }).IsUnique();
        builder.ComplexProperty(rule => rule.Approval, approval =>
        {
            approval.IsRequired();
            approval.Property(given => given.AgreementNo).HasMaxLength(64);
        });
        builder.Ignore(rule => rule.Scope);
        builder.HasOne<Category>().WithMany().HasForeignKey(rule => rule.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Artisan>().WithMany().HasForeignKey(rule => rule.ArtisanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Product>().WithMany().HasForeignKey(rule => rule.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(rule => rule.Steps).WithOne().HasForeignKey(step => step.RuleId)
            .OnDelete(DeleteBehavior.Restrict);
        // A rule without its steps splits nothing.
        builder.Navigation(rule => rule.Steps).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_revenue_rules_scope",
            "(category_id IS NULL AND artisan_id IS NULL) OR (category_id IS NULL AND product_id IS NULL) "
            + "OR (artisan_id IS NULL AND product_id IS NULL)"));
    }
}

internal sealed class RuleProposalMapping : IEntityTypeConfiguration<RuleProposal>
{
    public void Configure(EntityTypeBuilder<RuleProposal> builder)
    {
        builder.Property(one => one.Id).ValueGeneratedOnAdd();
        builder.Property(one => one.Code).HasMaxLength(RevenueRule.LongestCode);
        builder.Property(one => one.AgreementNo).HasMaxLength(RuleProposal.LongestAgreement);
        builder.Property(one => one.Reason).HasMaxLength(RuleProposal.LongestReason);
        builder.Property(one => one.Version).IsConcurrencyToken();
        // Kept as it was written, and read whole: nobody asks a database what stands in it.
        builder.Property(one => one.Steps)
            .HasConversion(steps => ProposedSteps.Write(steps), text => ProposedSteps.Read(text), ProposedSteps.Same)
            .HasMaxLength(ProposedSteps.Longest);
        builder.Ignore(one => one.Seats);
        builder.Ignore(one => one.Scope);
        builder.Ignore(one => one.IsAgreedByAll);
        builder.HasIndex(one => new { one.CooperativeId, one.Status });
        builder.HasOne<Category>().WithMany().HasForeignKey(one => one.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Artisan>().WithMany().HasForeignKey(one => one.ArtisanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Product>().WithMany().HasForeignKey(one => one.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint(
                "ck_rule_proposals_agreed",
                "status <> 'Agreed' OR (farmers_at IS NOT NULL AND enterprise_at IS NOT NULL "
                + "AND government_at IS NOT NULL)");
            table.HasCheckConstraint("ck_rule_proposals_ended", "(status = 'Waiting') = (ended_at IS NULL)");
        });
    }
}

internal sealed class RuleStepMapping : IEntityTypeConfiguration<RuleStep>
{
    public void Configure(EntityTypeBuilder<RuleStep> builder)
    {
        builder.HasKey(step => new { step.RuleId, step.Number });
        builder.Ignore(step => step.Step);
        builder.HasIndex(step => new { step.RuleId, step.PartyId }).IsUnique();
        builder.HasOne(step => step.Party).WithMany().HasForeignKey(step => step.PartyId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(step => step.Party).AutoInclude();
        builder.ToTable("revenue_rule_steps", table =>
        {
            table.HasCheckConstraint(
                "ck_revenue_rule_steps_kind",
                "(kind = 'Fixed' AND amount_fen >= 0) OR (kind <> 'Fixed' AND basis_points BETWEEN 0 AND 10000)");
            table.HasCheckConstraint("ck_revenue_rule_steps_bounds", "floor_fen <= cap_fen");
        });
    }
}
