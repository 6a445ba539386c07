using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Shop.Visits;

namespace VillageCloud.Data.Shop;

internal sealed class VisitDayMapping : IEntityTypeConfiguration<VisitDay>
{
    public void Configure(EntityTypeBuilder<VisitDay> builder)
    {
        // No key but this one: whoever adds to a row that is there locks the row and no gap.
        builder.HasKey(day => new { day.CooperativeId, day.Day });
        builder.ToTable(table => table.HasCheckConstraint("ck_visit_days_visits", "visits > 0"));
    }
}
