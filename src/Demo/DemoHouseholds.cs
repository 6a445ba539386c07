using System.Globalization;

namespace VillageCloud.Demo;

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
    public string Phone => string.Create(CultureInfo.InvariantCulture, $"1380000{Number:0000}");
}

/// <summary>The village's register. Whoever has no contribution sells through the cooperative without being a member.
/// </summary>
internal static class DemoHouseholds
{
    /// <summary>State subsidies are averaged: the same for every member.</summary>
    public const long SubsidyFen = 20_000;

    public const string BankName = "诸暨农商银行上英服务点";

    public static readonly IReadOnlyList<DemoHousehold> All = DemoFile.Read<DemoHousehold>("households");
}
