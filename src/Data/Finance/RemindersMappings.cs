using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reminders;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Data.Finance;

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.Property(reminder => reminder.OutBillNo).HasMaxLength(32);
        builder.Property(reminder => reminder.Problem).HasMaxLength(64);
        builder.Property(reminder => reminder.Version).IsConcurrencyToken();
        builder.Ignore(reminder => reminder.Subject);
        builder.HasIndex(reminder => new
        {
            reminder.CooperativeId, reminder.HouseholdId, reminder.BatchId, reminder.SentOffAt, reminder.Topic,
        }).IsUnique();
        builder.HasIndex(reminder => new { reminder.CooperativeId, reminder.OutBillNo, reminder.Topic });
        builder.HasOne<Household>().WithMany().HasForeignKey(reminder => reminder.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PayoutBatch>().WithMany().HasForeignKey(reminder => reminder.BatchId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReminderCallMapping : IEntityTypeConfiguration<ReminderCall>
{
    public void Configure(EntityTypeBuilder<ReminderCall> builder)
    {
        builder.Property(call => call.Note).HasMaxLength(200);
        builder.HasIndex(call => new { call.CooperativeId, call.HouseholdId, call.At });
        builder.HasOne<Household>().WithMany().HasForeignKey(call => call.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(call => call.By).OnDelete(DeleteBehavior.Restrict);
    }
}
