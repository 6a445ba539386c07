using VillageCloud.Audit.Allocation;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit.Tests.Allocation;

/// <summary>A plausible period made from a seed: baskets with discounts, fees, refunds in and after the window, some
/// households that aren't members. Household 1 is a member and sells line 1: there is somebody to return to.</summary>
internal static class RandomVillage
{
    private static readonly AllocationRule[] Rules =
        [new("A", 8000, 300, 700, 1000), new("B", 7250, 333, 917, 1500), new("C", 9999, 0, 1, 0)];

    public static VillageAllocationInput Of(int seed, int households, int lines)
    {
        var random = new Random(seed);
        var orders = Math.Max(1, lines / 3);
        AllocationLine[] sold = [.. Enumerable.Range(1, lines).Select(no => Line(random, no, households, orders))];
        var later = sold.Where(_ => random.Next(10) == 0).ToArray();
        return new VillageAllocationInput(
            Rules,
            new SurplusRules(random.Next(3_000), random.Next(6_000, 10_001), new Money(random.Next(2_000))),
            [.. Enumerable.Range(1, households).Select(no => Household(random, no))],
            [.. Enumerable.Range(1, orders).Select(no => Order(random, no, sold))],
            sold,
            [.. later.SelectMany(static line => Halves(line, "S"))],
            [new("冷链物流", new Money(random.Next(50_000)))],
            [new("利息", new Money(random.Next(500)))],
            new Money(random.Next(300)),
            [.. later.SelectMany(static line => Halves(line, "D"))]);
    }

    private static AllocationLine Line(Random random, int no, int households, int orders)
    {
        var quantity = random.Next(1, 9);
        var price = random.Next(100, 9_000);
        var gross = new Money(price) * quantity;

        // At most a quarter inside the window and, below, a quarter after it; a discount takes at most a tenth.
        var refund = random.Next(8) == 0 ? random.Next((int)gross.Fen / 4) : 0;
        return new AllocationLine(
            no,
            $"O{(no - 1) % orders + 1}",
            no == 1 ? 1 : random.Next(1, households + 1),
            quantity,
            new Money(price),
            gross,
            new Money(refund),
            Rules[random.Next(Rules.Length)].Rule);
    }

    private static AllocationOrder Order(Random random, int no, AllocationLine[] sold)
    {
        var gross = sold.Where(line => line.OrderNo == $"O{no}").Sum(static line => line.Gross.Fen);
        return new AllocationOrder($"O{no}", new Money(random.NextInt64(gross / 10)), new Money(gross * 6 / 1_000));
    }

    private static AllocationHousehold Household(Random random, int no) => new(
        no,
        IsMember: no == 1 || random.Next(8) != 0,
        new Money(random.Next(3) * 100_000),
        new Money(random.Next(9_999)),
        new Money(20_000),
        new Money(random.Next(-500, 500)));

    private static IEnumerable<AllocationRefund> Halves(AllocationLine line, string prefix)
    {
        var part = new Money(Math.Max(1, line.Gross.Fen / 16));
        yield return new AllocationRefund($"{prefix}{line.LineNo}a", line.LineNo, part);
        yield return new AllocationRefund($"{prefix}{line.LineNo}b", line.LineNo, part);
    }
}
