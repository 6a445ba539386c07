using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VillageCloud.Data.Platform;

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox_messages");
        builder.Property(message => message.Kind).HasMaxLength(32);
        builder.Property(message => message.Subject).HasMaxLength(64);
        builder.Property(message => message.LastProblem).HasMaxLength(200);
        builder.Property(message => message.TraceParent).HasMaxLength(64);
        builder.HasIndex(message => new { message.CooperativeId, message.Kind, message.Subject }).IsUnique();
        builder.HasIndex(message => new { message.CooperativeId, message.DoneAt, message.NextAt });
    }
}

internal sealed class InboxMessageMapping : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> builder)
    {
        builder.ToTable("inbox_messages");
        builder.Property(message => message.Source).HasMaxLength(32);
        builder.Property(message => message.EventKey).HasMaxLength(128);
        builder.Property(message => message.Payload).HasMaxLength(4000);
        builder.Property(message => message.LastProblem).HasMaxLength(200);
        builder.Property(message => message.TraceParent).HasMaxLength(64);
        builder.HasIndex(message => new { message.CooperativeId, message.Source, message.EventKey }).IsUnique();
        builder.HasIndex(message => new { message.CooperativeId, message.ProcessedAt, message.NextAt });
    }
}

internal sealed class IdempotencyRecordMapping : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("idempotency_records");
        builder.Property(record => record.Key).HasMaxLength(160);
        builder.Property(record => record.InputHash).HasMaxLength(64);
        builder.Property(record => record.Answer).HasMaxLength(8000);
        builder.HasIndex(record => new { record.CooperativeId, record.Key }).IsUnique();
    }
}
