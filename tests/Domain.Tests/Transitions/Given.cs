using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Domain.Tests.Transitions;

/// <summary>People, hours and things that the tables begin with. Later than another is a moment that a verb can be told
/// by.</summary>
public static class Given
{
    public static readonly CooperativeId OurVillage = new(1);

    public static readonly StaffId Maker = new(1);
    public static readonly StaffId Checker = new(2);

    public static readonly DateTimeOffset Start = new(2026, 5, 6, 9, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset Later = Start.AddHours(1);

    public static readonly CooperativeTerms Terms = new()
    {
        ReserveBp = 1_000, PatronageBp = 6_000, MinimumPayout = new(1_300), Freight = new(800),
        FreeFreightFrom = new(long.MaxValue), ReductionFrom = new(long.MaxValue), ReductionOff = Money.Zero,
        PaymentMinutes = 30, DisclosureDays = 15, SingleTransferLimit = new(20_000),
    };

    /// <summary>Two pieces of tea for 60 yuan, and 8 yuan of freight.</summary>
    public static Order NewOrder()
    {
        var quote = OrderQuote.Of(
            [new QuotedLine(1, new(1), new(1), new(1), IsMemberSale: true, "茶", 2, new(3_000), AfterSalesHours: 24)],
            Terms);
        return new(
            OurVillage, new(1), "D1", quote, new("林一", "13800000000", "浙江省", "诸暨市", "1"), Start,
            Start.AddMinutes(30));
    }

    public static SoldOrder NewSoldOrder()
    {
        var order = NewOrder();
        order.Pay(Start).OrThrow();
        return new(order, SoldOrder.Open(order, Start));
    }

    public static Household HouseholdPaidBy(PayoutChannel channel)
    {
        var household = new Household(OurVillage, 1, "林家", isMember: true);
        if (channel == PayoutChannel.WeChat) _ = household.AddPerson("林一", "openid-lin", isPayee: true);
        if (channel == PayoutChannel.Bank) household.UseBank(new("农商银行", "6222000011112222", "林一"));
        return household;
    }

    /// <summary>30 yuan for goods and 20 of a dividend, not approved yet.</summary>
    public static Payout NewPayout(PayoutChannel channel) =>
        new(HouseholdPaidBy(channel), $"F{channel}", new(3_000), new(2_000));

    /// <summary>On the shelf.</summary>
    public static Product NewProduct() => NewDraft().With(one => one.PutOnSale(Start).OrThrow());

    public static Product NewDraft() =>
        new(OurVillage, new(1), artisanId: null, new("茶", new CategoryId(1), "本村", "春茶", 24));

    /// <summary>The noun again, after something was done to it.</summary>
    public static T With<T>(this T noun, params Action<T>[] done)
    {
        foreach (var one in done) one(noun);
        return noun;
    }

    /// <summary>A surplus of 100 yuan, of which 90 go to one household; drafted.</summary>
    public static DividendPlan NewPlan(bool assemblyDecides = false)
    {
        var rules = new SurplusRules(ReserveBp: 1_000, PatronageBp: 6_000, MinimumPayout: Money.Zero);
        var stake = new HouseholdStake(1, IsMember: true, new(50_000), new(1_000), CarryIn: Money.Zero);
        var surplus = SurplusPlan.Draft(new(
            new(10_000), Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, rules, [stake])).OrThrow();
        var households = new Dictionary<int, HouseholdId> { [1] = new(1) };
        var terms = PlanTerms.Of(Terms with { ResolutionRequired = assemblyDecides });
        return new(OurVillage, new(1), surplus, households, terms, "F0", Maker, Start);
    }
}
