using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Data.Village;

internal sealed class PictureMapping : IEntityTypeConfiguration<Picture>
{
    public void Configure(EntityTypeBuilder<Picture> builder)
    {
        builder.Property(picture => picture.Id).ValueGeneratedOnAdd();
        builder.Property(picture => picture.Key).HasMaxLength(PictureKey.Length);
        builder.HasIndex(picture => new { picture.CooperativeId, picture.Key, picture.Audience }).IsUnique();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(picture => picture.UploadedBy)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
