using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Data.Secrets;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Data.Accounts;

internal sealed class StaffAccountMapping : IEntityTypeConfiguration<StaffAccount>
{
    public void Configure(EntityTypeBuilder<StaffAccount> builder)
    {
        builder.ToTable("staff_accounts");
        builder.HasKey(account => account.Id);
        builder.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(account => account.NormalizedUserName).IsRequired();
        builder.Property(account => account.FactorKey).IsEncrypted(64);
        builder.HasIndex(account => account.NormalizedUserName).IsUnique();
        builder.HasIndex(account => account.StaffId).IsUnique();
        builder.HasOne<Cooperative>().WithMany().HasForeignKey(account => account.CooperativeId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(account => account.StaffId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AccountClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder)
    {
        builder.ToTable("staff_account_claims");
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(claim => claim.UserId);
    }
}

internal sealed class AccountLoginMapping : IEntityTypeConfiguration<IdentityUserLogin<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        builder.ToTable("staff_account_logins");
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.Property(login => login.LoginProvider).HasMaxLength(64);
        builder.Property(login => login.ProviderKey).HasMaxLength(128);
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(login => login.UserId);
    }
}

internal sealed class AccountTokenMapping : IEntityTypeConfiguration<IdentityUserToken<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        builder.ToTable("staff_account_tokens");
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.Property(token => token.LoginProvider).HasMaxLength(64);
        builder.Property(token => token.Name).HasMaxLength(64);
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(token => token.UserId);
    }
}

internal sealed class CookieKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("cookie_keys");
        builder.Property(key => key.Xml).HasMaxLength(8_000);
    }
}
