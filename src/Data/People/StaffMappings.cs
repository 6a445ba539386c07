using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Access;
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

internal sealed class StaffRequestMapping : IEntityTypeConfiguration<StaffRequest>
{
    public void Configure(EntityTypeBuilder<StaffRequest> builder)
    {
        builder.Property(request => request.Number).HasMaxLength(32);
        builder.Property(request => request.Name).HasMaxLength(64);
        builder.Property(request => request.Reason).HasMaxLength(StaffRequest.LongestReason);
        builder.Property(request => request.CodeHash).HasMaxLength(StaffInvitation.HashLength);
        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.Ignore(request => request.EndsInALink);
        builder.HasIndex(request => new { request.CooperativeId, request.Number }).IsUnique();
        builder.HasIndex(request => new { request.CooperativeId, request.Name, request.OpenSlot }).IsUnique();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(request => request.StaffId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table =>
        {
            table.HasCheckConstraint(
                "ck_staff_requests_approved",
                "status NOT IN ('LinkReady', 'Done', 'Lapsed') OR (checker IS NOT NULL AND staff_id IS NOT NULL)");
            table.HasCheckConstraint(
                "ck_staff_requests_others", "staff_id IS NULL OR (staff_id <> maker AND staff_id <> checker)");
        });
    }
}

internal sealed class SeatHoldingMapping : IEntityTypeConfiguration<SeatHolding>
{
    public void Configure(EntityTypeBuilder<SeatHolding> builder)
    {
        builder.HasIndex(holding => new { holding.CooperativeId, holding.Seat, holding.OpenSlot }).IsUnique();
        builder.HasIndex(holding => new { holding.CooperativeId, holding.StaffId, holding.OpenSlot }).IsUnique();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(holding => holding.StaffId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_seat_holdings_open", "(open_slot IS NULL) = (until IS NOT NULL)"));
    }
}
