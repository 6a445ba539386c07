using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Data.People;

internal sealed class StaffMemberMapping : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.Property(staff => staff.Id).ValueGeneratedOnAdd();
        builder.Property(staff => staff.Name).HasMaxLength(64);
        builder.HasIndex(staff => new { staff.CooperativeId, staff.Name }).IsUnique();
    }
}
