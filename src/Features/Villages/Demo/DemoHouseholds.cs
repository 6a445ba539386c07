using System.Globalization;

namespace VillageCloud.Features.Villages.Demo;

/// <param name="ReserveFen">What earlier years' reserve was quantified to this member.</param>
internal sealed record DemoHousehold(int Number, string Payee, long ContributionFen, long ReserveFen)
{
    public string Name => $"{Payee}家";

    public bool IsMember => ContributionFen > 0;

    /// <summary>Another person of the household, who reads the statement and isn't paid.</summary>
    public string? SecondPerson { get; init; }

    public bool HasWeChat { get; init; } = true;

    public string? BankAccountNumber { get; init; }

    /// <summary>Of nobody: the number behind the prefix only counts.</summary>
    public string Phone { get; } = string.Create(CultureInfo.InvariantCulture, $"1380000{Number:0000}");
}

/// <summary>The village's register. Whoever has no contribution sells through the cooperative without being a member.
/// </summary>
internal static class DemoHouseholds
{
    /// <summary>State subsidies are averaged: the same for every member.</summary>
    public const long SubsidyFen = 20_000;

    public const string BankName = "诸暨农商银行上英服务点";

    public static readonly IReadOnlyList<DemoHousehold> All =
    [
        new(1, "斯银娣", 300_000, 42_000) { SecondPerson = "何柏松" },
        new(2, "骆梅仙", 300_000, 38_500),
        new(3, "宣根土", 200_000, 26_800),
        new(4, "周菊芬", 200_000, 23_600) { SecondPerson = "周立群" },
        new(5, "俞水法", 250_000, 30_200),
        new(6, "楼阿来", 100_000, 12_400) { HasWeChat = false, BankAccountNumber = "201000000006" },
        new(7, "何彩娟", 100_000, 11_900),
        new(8, "郭土根", 150_000, 18_300),
        new(9, "陈杏英", 100_000, 13_100),
        new(10, "蒋小云", 200_000, 24_700) { SecondPerson = "蒋柏桥" },
        new(11, "赵阿毛", 100_000, 9_800) { HasWeChat = false, BankAccountNumber = "201000000011" },
        new(12, "寿美琴", 100_000, 10_600),
        new(13, "边建江", 150_000, 16_900),
        new(14, "孟玉珍", 100_000, 8_700),
        new(15, "杨柏林", 250_000, 28_100) { SecondPerson = "杨彩萍" },
        new(16, "钱月仙", 100_000, 7_500),
        new(17, "金火根", 100_000, 9_200) { HasWeChat = false, BankAccountNumber = "201000000017" },
        new(18, "徐来凤", 100_000, 6_400),
        new(19, "王小苗", 150_000, 14_800),
        new(20, "章招娣", 50_000, 4_100) { HasWeChat = false },
        new(21, "沈桂花", 100_000, 8_300) { SecondPerson = "沈冬梅" },
        new(22, "方银海", 150_000, 15_500),
        new(23, "许青青", 0, 0),
        new(24, "吕望春", 0, 0),
    ];
}
