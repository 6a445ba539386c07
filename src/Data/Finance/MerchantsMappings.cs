using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Data.Secrets;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Data.Finance;

internal sealed class MerchantAccountMapping : IEntityTypeConfiguration<MerchantAccount>
{
    public void Configure(EntityTypeBuilder<MerchantAccount> builder)
    {
        builder.Property(account => account.Id).ValueGeneratedOnAdd();
        builder.Property(account => account.Version).IsConcurrencyToken();
        builder.HasIndex(account => new { account.CooperativeId, account.Revision }).IsUnique();
        builder.HasIndex(account => new { account.CooperativeId, account.Slot }).IsUnique();
        builder.OwnsOne(account => account.Credentials, Configure);
        builder.Navigation(account => account.Credentials).IsRequired();
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_merchant_accounts_approved",
            "maker IS NULL OR state IN ('Waiting', 'Declined') OR checker IS NOT NULL"));
    }

    private static void Configure(OwnedNavigationBuilder<MerchantAccount, WeChatCredentials> known)
    {
        const int id = WeChatCredentials.LongestId;
        const int secret = WeChatCredentials.LongestSecret;
        known.Property(one => one.AppId).HasMaxLength(id).HasColumnName("app_id");
        known.Property(one => one.MerchantId).HasMaxLength(id).HasColumnName("merchant_id");
        known.Property(one => one.MerchantSerial).HasMaxLength(id).HasColumnName("merchant_serial");
        known.Property(one => one.PlatformKeyId).HasMaxLength(id).HasColumnName("platform_key_id");
        known.Property(one => one.PlatformKey).HasMaxLength(WeChatCredentials.LongestPem).HasColumnName("platform_key");
        known.Property(one => one.IsPushPlain).HasColumnName("is_push_plain");
        known.Property(one => one.WaitingTemplateId).HasMaxLength(id).HasColumnName("waiting_template_id");
        known.Property(one => one.LapsingTemplateId).HasMaxLength(id).HasColumnName("lapsing_template_id");
        known.Property(one => one.TemplateKeys).HasMaxLength(id).HasColumnName("template_keys");
        known.Property(one => one.AppSecret).HasColumnName("app_secret").IsEncrypted(secret);
        known.Property(one => one.ApiV3Key).HasColumnName("api_v3_key").IsEncrypted(secret);
        known.Property(one => one.PushToken).HasColumnName("push_token").IsEncrypted(secret);
        known.Property(one => one.PushKey).HasColumnName("push_key").IsEncrypted(secret);
        known.Property(one => one.MerchantKey).HasColumnName("merchant_key")
            .IsEncrypted(WeChatCredentials.LongestPem);
    }
}
