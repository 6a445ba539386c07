using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Village.Alarms;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Data.Village;

internal sealed class CooperativeMapping : IEntityTypeConfiguration<Cooperative>
{
    public void Configure(EntityTypeBuilder<Cooperative> builder)
    {
        builder.Property(cooperative => cooperative.Id).ValueGeneratedOnAdd();
        builder.Property(cooperative => cooperative.Village).HasMaxLength(32);
        builder.HasIndex(cooperative => cooperative.Village).IsUnique();
        builder.ComplexProperty(cooperative => cooperative.Terms, terms => terms.IsRequired());
    }
}

internal sealed class StaffMemberMapping : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.Property(staff => staff.Id).ValueGeneratedOnAdd();
        builder.Property(staff => staff.Name).HasMaxLength(64);
        builder.HasIndex(staff => new { staff.CooperativeId, staff.Name }).IsUnique();
    }
}

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
