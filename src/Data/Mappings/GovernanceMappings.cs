using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Governance;
using VillageCloud.Domain.Staff;

namespace VillageCloud.Data.Mappings;

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
        builder.HasIndex(alarm => new { alarm.CooperativeId, alarm.Code, alarm.Subject }).IsUnique();
    }
}
