namespace VillageCloud.Domain.People.Households;

/// <summary>How money reaches a household.</summary>
public enum PayoutChannel
{
    WeChat,
    Bank,
    Cash,
}
