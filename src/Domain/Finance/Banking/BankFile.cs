using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Banking;

/// <summary>A statement as the bank gave it, byte for byte.</summary>
public sealed class BankFile : ICooperativeOwned
{
    private BankFile()
    {
    }

    public BankFile(
        CooperativeId cooperativeId, string name, string layout, byte[] content, string sha256,
        (DateOnly First, DateOnly Last) days, StaffId by, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Name = name;
        Layout = layout;
        Content = content;
        Sha256 = sha256;
        (FirstDay, LastDay) = days;
        ImportedBy = by;
        ImportedAt = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name of the layout by which it was read.</summary>
    public string Layout { get; private set; } = "";

    public byte[] Content { get; private set; } = [];

    public string Sha256 { get; private set; } = "";

    public DateOnly FirstDay { get; private set; }

    public DateOnly LastDay { get; private set; }

    public StaffId ImportedBy { get; private set; }

    public DateTimeOffset ImportedAt { get; private set; }
}
