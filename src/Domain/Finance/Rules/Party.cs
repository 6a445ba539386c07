using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

/// <summary>Who may share in a sale, and the account on which its part is posted. A row, so that a village adds its own
/// without a new program; never changed, because past entries are read by it.</summary>
public sealed class Party : ICooperativeOwned
{
    public const int LongestName = 32;

    private Account? account;

    private Party()
    {
    }

    private Party(CooperativeId cooperativeId, PartyKind kind, string name, Account account)
    {
        CooperativeId = cooperativeId;
        Kind = kind;
        Name = name;
        AccountCode = account.Code;
    }

    public PartyId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public PartyKind Kind { get; private set; }

    /// <summary>As people read it in a split: 农户, 共富基金, 郭师傅署名.</summary>
    public string Name { get; private set; } = "";

    public string AccountCode { get; private set; } = "";

    /// <summary>Of an artisan.</summary>
    public ArtisanId? ArtisanId { get; private set; }

    /// <summary>Whose account it is, where that isn't told by the sale: an artisan is paid through a household.
    /// </summary>
    public HouseholdId? HouseholdId { get; private set; }

    public PartyKey Key => new(Kind, Id);

    public Account Account => account ??= Account.WithCode(AccountCode);

    /// <summary>The four that every village begins with.</summary>
    public static IReadOnlyList<Party> First(CooperativeId village) =>
    [
        new(village, PartyKind.Household, "农户", Account.GoodsPayable),
        new(village, PartyKind.Fund, "共富基金", Account.Fund),
        new(village, PartyKind.Platform, "平台", Account.PlatformIncome),
        new(village, PartyKind.Cooperative, "合作社", Account.CooperativeIncome),
    ];

    /// <summary>An artisan's royalty (署名、纹样): owed to the household through which the artisan is paid, and paid out
    /// with its goods money.</summary>
    /// <returns>The party, or <c>party.name_invalid</c>.</returns>
    public static Outcome<Party> OfArtisan(
        CooperativeId village, string name, ArtisanId artisan, HouseholdId household) =>
        Named(village, PartyKind.Artisan, name, Account.GoodsPayable).Map(party =>
        {
            party.ArtisanId = artisan;
            party.HouseholdId = household;
            return party;
        });

    /// <summary>Whoever hosts: how several of them share it is told elsewhere.</summary>
    /// <returns>The party, or <c>party.name_invalid</c>.</returns>
    public static Outcome<Party> OfHosts(CooperativeId village, string name) =>
        Named(village, PartyKind.Host, name, Account.HostCommissions);

    /// <summary>A party that this village has and others don't.</summary>
    /// <param name="account">One of <see cref="Account.OfAddedParties"/>.</param>
    /// <returns>The party, or <c>party.name_invalid</c> / <c>party.account_not_for_parties</c>.</returns>
    public static Outcome<Party> Add(CooperativeId village, string name, Account account) =>
        Account.OfAddedParties.Contains(account)
            ? Named(village, PartyKind.Added, name, account)
            : new PartyAccountWrong(account.Name);

    /// <summary>On whose account its part of that household's sale stands; null where the account has no households.
    /// </summary>
    public HouseholdId? PayeeOf(HouseholdId? seller) =>
        Kind == PartyKind.Household ? seller : HouseholdId;

    private static Outcome<Party> Named(CooperativeId village, PartyKind kind, string typed, Account account)
    {
        var name = PersonText.Line(typed, LongestName);
        return name.Problem == TextProblem.None
            ? new Party(village, kind, name.Text, account)
            : new PartyNameInvalid();
    }
}
