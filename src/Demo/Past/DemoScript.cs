using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;

namespace VillageCloud.Demo.Past;

/// <summary>Who bought what, when, and how it ended, in the days before a newcomer comes. Only a script: it is played
/// through the features. The same day gives the same script.</summary>
public static class DemoScript
{
    public const int Days = 90;

    private const int Seed = 20_260_501;

    /// <summary>Orders a day, from Sunday on.</summary>
    private static readonly int[] OfWeekday = [1, 0, 1, 0, 1, 1, 1];

    /// <summary>So many wait to be shipped when the newcomer comes.</summary>
    private const int FewestOfYesterday = 4;

    /// <summary>Who fetches parcels in the village, by WeChat's delivery_id.</summary>
    private static readonly string[] Posted = ["SF", "SF", "ZTO", "ZTO", "YTO", "STO", "JD"];

    private static readonly TimeSpan Opening = new(9, 5, 0);
    private const int MinutesOfDay = 12 * 60;

    private static readonly Dictionary<int, DemoComplaint> Complaints = new()
    {
        [7] = new(DemoComplaintTime.AfterReceipt, 1_200, "快递途中压坏一件，协商退一部分"),
        [15] = new(DemoComplaintTime.BeforeShipping, long.MaxValue, "顾客拍错了规格，发货前退款"),
        [19] = new(DemoComplaintTime.AfterSettlement, 800, "结算后发现少装一包，协商退款"),
        [28] = new(DemoComplaintTime.AfterReceipt, 500, "包装破了一个角，退 5 元"),
        [39] = new(DemoComplaintTime.BeforeShipping, long.MaxValue, "顾客改了地址，重新下单"),
        [48] = new(DemoComplaintTime.AfterReceipt, 1_500, "有一件受潮，协商退款"),
    };

    /// <summary>The first day of the script that ends on that day.</summary>
    public static DateOnly FirstDay(DateOnly today) => today.AddDays(-Days);

    public static IReadOnlyList<DemoPurchase> Purchases(DateOnly today)
    {
        var purchases = new List<DemoPurchase>();
        var paid = 0;
        for (var day = FirstDay(today); day <= today; day = day.AddDays(1))
        {
            var chance = new Random(Seed + day.DayNumber);
            var many = OfWeekday[(int)day.DayOfWeek];
            if (day == today.AddDays(-1)) many = Math.Max(many, FewestOfYesterday);
            foreach (var at in Times(day, many, chance))
            {
                // Nobody's mind changes on the last days, so that something waits on each desk.
                var end = day >= today.AddDays(-1) ? DemoEnd.Paid : EndOf(chance.Next(100));
                var complaint = end == DemoEnd.Paid ? Complaints.GetValueOrDefault(++paid) : null;
                purchases.Add(Purchase(at, end, complaint, chance));
            }
        }

        return purchases;
    }

    private static List<DateTimeOffset> Times(DateOnly day, int many, Random chance) =>
        Enumerable.Range(0, many).Select(_ => chance.Next(MinutesOfDay)).Order()
            .Select(minutes => BeijingTime.StartOf(day) + Opening + TimeSpan.FromMinutes(minutes)).ToList();

    private static DemoEnd EndOf(int percent) => percent switch
    {
        < 5 => DemoEnd.Cancelled,
        < 11 => DemoEnd.LeftUnpaid,
        _ => DemoEnd.Paid,
    };

    private static DemoPurchase Purchase(DateTimeOffset at, DemoEnd end, DemoComplaint? complaint, Random chance)
    {
        var shopper = DemoShopper.All[chance.Next(DemoShopper.All.Count)];
        var picks = Picks(BeijingTime.DayOf(at).Month, chance);
        var carrier = Posted[chance.Next(Posted.Length)];
        var parcel = chance.NextInt64(100_000_000_000, 999_999_999_999).ToString(CultureInfo.InvariantCulture);
        var daysUnderWay = chance.Next(5) == 0 ? 0 : chance.Next(2, 5);
        return new(at, shopper, picks, end, carrier, carrier + parcel, daysUnderWay, complaint);
    }

    private static List<DemoPick> Picks(int month, Random chance)
    {
        var picks = new List<DemoPick>();
        var left = DemoShelf.All.Select(product => (Product: product, Weight: DemoSeasons.WeightOf(product, month)))
            .Where(one => one.Weight > 0).ToList();
        for (var many = chance.Next(10) switch { < 5 => 1, < 8 => 2, _ => 3 }; many > 0; many--)
        {
            var at = chance.Next(left.Sum(one => one.Weight));
            var chosen = left.First(one => (at -= one.Weight) < 0);
            left.Remove(chosen);
            var sku = chosen.Product.Skus[chance.Next(chosen.Product.Skus.Count)];
            var isCraft = chosen.Product.Category == GoodsKind.Craft;
            picks.Add(new(chosen.Product.Name, sku.Name, isCraft || chance.Next(10) < 7 ? 1 : 2));
        }

        return picks;
    }
}
