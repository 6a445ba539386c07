namespace VillageCloud.Features.Messaging;

/// <summary>Where stored messages come from; each has one <see cref="IInboxHandler"/>.</summary>
public static class InboxSources
{
    public const string Payment = "pay.payment";
    public const string Refund = "pay.refund";
    public const string Transfer = "pay.transfer";
    public const string Settlement = "push.settlement";
}
