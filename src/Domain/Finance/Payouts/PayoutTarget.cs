using VillageCloud.Domain.People.Households;

namespace VillageCloud.Domain.Finance.Payouts;

/// <summary>Where a payout goes. Frozen when it is drafted: it is what the second person sees, and nothing else is ever
/// sent.</summary>
/// <param name="PayeeName">The payee in WeChat, the holder of the account, or who signs for the cash.</param>
/// <param name="OpenId">Of a WeChat payout only.</param>
/// <param name="BankName">Of a bank payout only.</param>
/// <param name="AccountNumber">Of a bank payout only.</param>
public sealed record PayoutTarget(string PayeeName, string? OpenId, string? BankName, string? AccountNumber)
{
    /// <summary>Enough to recognise it by, and too little to misuse.</summary>
    public string Masked => this switch
    {
        { OpenId: { } openId } => $"{PayeeName} 微信 {BankAccount.EndOf(openId)}",
        { AccountNumber: { } number } => $"{PayeeName} {BankName} {BankAccount.EndOf(number)}",
        _ => $"{PayeeName} 签收",
    };

    public static PayoutTarget Of(Household household) => household.Channel switch
    {
        PayoutChannel.WeChat => new(household.Payee!.Name, household.Payee.OpenId, BankName: null, AccountNumber: null),
        PayoutChannel.Bank => new(
            household.Bank!.HolderName, OpenId: null, household.Bank.BankName, household.Bank.AccountNumber),
        _ => new(
            household.Receiver?.Name ?? household.Name, OpenId: null, BankName: null, AccountNumber: null),
    };
}

/// <summary>What a second person has to know about a payee before they put their word to it.</summary>
public enum PayeeNews
{
    /// <summary>Nothing ever arrived at this household.</summary>
    First,

    /// <summary>The last payment arrived at the same.</summary>
    Same,

    /// <summary>The last payment arrived elsewhere.</summary>
    Changed,
}
