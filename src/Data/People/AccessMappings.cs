using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Data.People;

internal sealed class StaffSessionMapping : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.Property(session => session.Id).ValueGeneratedOnAdd();
        builder.Property(session => session.Address).HasMaxLength(SessionOrigin.Longest);
        builder.Property(session => session.Device).HasMaxLength(SessionOrigin.Longest);
        builder.HasIndex(session => new { session.StaffId, session.EndedAt });
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(session => session.StaffId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StaffInvitationMapping : IEntityTypeConfiguration<StaffInvitation>
{
    public void Configure(EntityTypeBuilder<StaffInvitation> builder)
    {
        builder.Property(invitation => invitation.Id).ValueGeneratedOnAdd();
        builder.Property(invitation => invitation.Hash).HasMaxLength(StaffInvitation.HashLength);
        builder.Property(invitation => invitation.CodeHash).HasMaxLength(StaffInvitation.HashLength);
        builder.HasIndex(invitation => invitation.Hash).IsUnique();
        // Of two who use a link at the same moment, one finds that it is used.
        builder.Property(invitation => invitation.UsedAt).IsConcurrencyToken();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(invitation => invitation.StaffId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AuditRecordMapping : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable("audit_trail");
        builder.Property(record => record.Verb).HasMaxLength(64);
        builder.Property(record => record.Document).HasMaxLength(AuditRecord.LongestDocument);
        // Pages of the trail, of everybody and of one person, and its seals: each within the village.
        builder.HasIndex(record => new { record.CooperativeId, record.At });
        builder.HasIndex(record => new { record.CooperativeId, record.StaffId, record.At });
        // What was done about one document, however long ago.
        builder.HasIndex(record => new { record.CooperativeId, record.Document });
    }
}
