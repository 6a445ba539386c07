using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.People.Shoppers;

namespace VillageCloud.Data.People;

internal sealed class MessageConsentMapping : IEntityTypeConfiguration<MessageConsent>
{
    public void Configure(EntityTypeBuilder<MessageConsent> builder)
    {
        builder.Property(consent => consent.Version).IsConcurrencyToken();
        builder.HasIndex(consent => new { consent.CooperativeId, consent.ShopperId, consent.Topic }).IsUnique();
        builder.HasOne<Shopper>().WithMany().HasForeignKey(consent => consent.ShopperId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint("ck_message_consents_remaining", "remaining >= 0"));
    }
}
