namespace VillageCloud.Demo;

/// <summary>Where things are in the demo village. Its people are invented; its produce is what Zhuji grows.</summary>
public static class DemoVillage
{
    public const string Slug = "shangying";
    public const string Name = "上英村共富合作社";

    /// <summary>Nobody's: numbers of this kind are not given out.</summary>
    public const string ShopPhone = "400-000-0000";

    public const string StoreKeeper = "周秋芬";
    public const string Treasurer = "俞丽琴";
    public const string Reviewer = "宣海燕";
    public const string Supervisor = "骆水根";
    public const string FarmersRepresentative = "斯来法";
    public const string EnterpriseRepresentative = "郭文娟";
    public const string GovernmentRepresentative = "边春英";

    public const string StandardRule = "STANDARD";
    public const string CraftRule = "CRAFT";

    /// <summary>Business key of the journal entry that the books begin with.</summary>
    public const int Year = 2026;

    public const int TeaHousehold = 1;
    public const string TeaName = "绿剑茶";
    public const string TeaSku = "100 克";

    public const int NutHousehold = 2;
    public const string NutName = "枫桥香榧";
    public const string NutSku = "250 克";

    /// <summary>An old craftsman's household, without WeChat: it is paid through the bank.</summary>
    public const int BasketHousehold = 6;
    public const string BasketName = "竹编提篮";
    public const string BasketSku = "中号";

    /// <summary>Without WeChat and without a bank account: it is paid in cash, against a signature.</summary>
    public const int CashHousehold = 20;

    /// <summary>The product that is listed and not for sale.</summary>
    public const string SpiritName = "同山烧";

    /// <summary>Numbers of the households whose payee may confirm transfers in WeChat.</summary>
    public static IReadOnlyList<int> HouseholdsWithWeChat { get; } =
        [.. DemoHouseholds.All.Where(household => household.HasWeChat).Select(household => household.Number)];

    /// <summary>What the village calls a household, e.g. after its payee.</summary>
    public static string NameOfHousehold(int number) =>
        DemoHouseholds.All.Single(household => household.Number == number).Name;
}
