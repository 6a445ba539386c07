namespace VillageCloud.Domain.Shop.Licences;

/// <summary>A paper that the law asks for before certain goods may be sold. Only what holds for a time and for a
/// holder: papers of one batch (承诺达标合格证, 农产品质量安全法 art. 39; 动物检疫证明, 动物防疫法 art. 49) go with the goods and end with
/// them. Whether a kind of goods needs one the village decides by its own market office; what grows on a field and is
/// sold as it grew needs none of these (食品安全法 art. 35).</summary>
public enum LicenceKind
{
    /// <summary>食品生产许可证: food that is made to be sold (食品安全法 art. 35).</summary>
    FoodProduction,

    /// <summary>食品小作坊登记证: the same, made small; each province says what is small and what may be made so
    /// (食品安全法 art. 36).</summary>
    FoodWorkshop,

    /// <summary>食品经营许可证, or the filing of whoever sells nothing but what others have packed (食品安全法 art. 35).
    /// </summary>
    FoodSale,

    /// <summary>动物防疫条件合格证: animals kept on a farm and not a household's own few (动物防疫法 art. 25).</summary>
    AnimalFarm,
}

public static class LicenceKinds
{
    public static string NameOf(LicenceKind kind) => kind switch
    {
        LicenceKind.FoodProduction => "食品生产许可证",
        LicenceKind.FoodWorkshop => "食品小作坊登记证",
        LicenceKind.FoodSale => "食品经营许可证（或预包装食品备案）",
        LicenceKind.AnimalFarm => "动物防疫条件合格证",
    };

    /// <summary>Whether who holds the one needs the other no more: who may produce food may make it small, and sell
    /// what they made.</summary>
    public static bool Answers(this LicenceKind held, LicenceKind demanded) => held == demanded
        || (held is LicenceKind.FoodProduction && demanded is (LicenceKind.FoodWorkshop or LicenceKind.FoodSale));
}
