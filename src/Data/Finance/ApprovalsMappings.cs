using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VillageCloud.Domain.Finance.Approvals;

namespace VillageCloud.Data.Finance;

internal sealed class PostingRequestMapping : IEntityTypeConfiguration<PostingRequest>
{
    public void Configure(EntityTypeBuilder<PostingRequest> builder)
    {
        builder.Property(request => request.Id).ValueGeneratedOnAdd();
        builder.Property(request => request.Reference).HasMaxLength(64);
        builder.Property(request => request.Note).HasMaxLength(PostingRequest.LongestNote);
        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.HasIndex(request => new { request.CooperativeId, request.Kind, request.Reference, request.OpenSlot })
            .IsUnique();
        var nothing = string.Join(", ", PostingRequest.MayMoveNothing.Select(static kind => $"'{kind}'"));
        builder.ToTable(table =>
        {
            table.HasCheckConstraint(
                "ck_posting_requests_amount", $"amount_fen > 0 OR (amount_fen = 0 AND kind IN ({nothing}))");
            table.HasCheckConstraint("ck_posting_requests_approved", "status <> 'Approved' OR checker IS NOT NULL");
        });
    }
}
