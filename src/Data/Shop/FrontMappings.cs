using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shop.Front;

namespace VillageCloud.Data.Shop;

internal sealed class FrontVersionMapping : IEntityTypeConfiguration<FrontVersion>
{
    public void Configure(EntityTypeBuilder<FrontVersion> builder)
    {
        builder.Property(front => front.Id).ValueGeneratedOnAdd();
        builder.Property(front => front.Title).HasMaxLength(FrontEntry.LongestTitle);
        builder.Property(front => front.Greeting).HasMaxLength(FrontEntry.LongestGreeting);
        builder.Property(front => front.Notice).HasMaxLength(FrontEntry.LongestNotice);
        builder.Property(front => front.Phone).HasMaxLength(FrontEntry.LongestPhone);
        builder.Property(front => front.Hours).HasMaxLength(FrontEntry.LongestHours);
        builder.HasIndex(front => new { front.CooperativeId, front.Revision }).IsUnique();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(front => front.WrittenBy)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(front => front.Holidays).WithOne().HasForeignKey("FrontVersionId")
            .OnDelete(DeleteBehavior.Cascade);
        builder.Ignore(front => front.Entry);
    }
}

internal sealed class FrontHolidayMapping : IEntityTypeConfiguration<FrontHoliday>
{
    public void Configure(EntityTypeBuilder<FrontHoliday> builder)
    {
        builder.Property(holiday => holiday.Name).HasMaxLength(Holiday.LongestName);
        builder.Ignore(holiday => holiday.Holiday);
        builder.ToTable(table => table.HasCheckConstraint("ck_front_holidays_days", "last_day >= first_day"));
    }
}
