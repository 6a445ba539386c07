using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Alarms;
using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Data.People;

internal sealed class AlarmMapping : IEntityTypeConfiguration<Alarm>
{
    public void Configure(EntityTypeBuilder<Alarm> builder)
    {
        builder.Property(alarm => alarm.Code).HasMaxLength(64);
        builder.Property(alarm => alarm.Subject).HasMaxLength(64);
        builder.Property(alarm => alarm.Sentence).HasMaxLength(512);
        builder.Property(alarm => alarm.Note).HasMaxLength(Alarm.LongestNote);
        builder.Property(alarm => alarm.Version).IsConcurrencyToken();
        builder.HasIndex(alarm => new { alarm.CooperativeId, alarm.Code, alarm.Subject, alarm.OpenSlot }).IsUnique();
        builder.HasIndex(alarm => new { alarm.CooperativeId, alarm.OpenSlot, alarm.RaisedAt });
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(alarm => alarm.ClosedBy)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(alarm => alarm.Assignee)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TroubleMapping : IEntityTypeConfiguration<Trouble>
{
    public void Configure(EntityTypeBuilder<Trouble> builder)
    {
        builder.Property(trouble => trouble.List).HasMaxLength(32);
        builder.Property(trouble => trouble.Subject).HasMaxLength(96);
        builder.Property(trouble => trouble.Problem).HasMaxLength(200);
        builder.HasIndex(trouble => new { trouble.CooperativeId, trouble.List, trouble.Subject }).IsUnique();
    }
}
