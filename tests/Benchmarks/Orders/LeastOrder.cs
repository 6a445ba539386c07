using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VillageCloud.Data;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;

namespace VillageCloud.Benchmarks.Orders;

/// <summary>The least SQL that a safe order of two lines needs, prepared on one connection: key, the shopper's turn,
/// order, payment, two conditional stock updates, their movements, lines. Nothing is read: the price that the shopper
/// saw is a condition of the stock update.</summary>
/// <remarks>
/// The contended rows go as late as the schema lets them. An inserted line takes a shared lock on the SKU that it
/// points to, and two orders that both hold one can't both go on to update the stock, so lines come after it; then
/// stock is locked for one more statement and the commit.
/// </remarks>
internal sealed class LeastOrder : IAsyncDisposable
{
    private const long DiscountOfALine = 250;

    private readonly OrderTown town;
    private readonly Func<DbCommand, long> newId;
    private readonly bool isText;
    private readonly DbCommand key;
    private readonly DbCommand turn;
    private readonly DbCommand order;
    private readonly DbCommand payment;
    private readonly DbCommand stock;
    private readonly DbCommand movements;
    private readonly DbCommand lines;

    /// <param name="newId">How this engine tells the id that its last insert made.</param>
    public LeastOrder(DbConnection connection, OrderTown town, Func<DbCommand, long> newId)
    {
        this.town = town;
        this.newId = newId;
        isText = town.Village.Settings.Provider == DatabaseProvider.Sqlite;
        key = Prepare(
            connection,
            "INSERT INTO idempotency_records (cooperative_id, `key`, input_hash, answer, created_at) "
            + "VALUES (1, @key, @hash, @answer, @now)",
            "key", "hash", "answer", "now");
        turn = Prepare(
            connection, "UPDATE shoppers SET order_turn = order_turn + 1 WHERE id = @shopper", "shopper");
        order = Prepare(
            connection,
            "INSERT INTO orders (cooperative_id, shopper_id, number, number_end, phone_end, status, placed_at, "
            + "pay_before, version, address_city, address_detail, address_phone, address_province, "
            + "address_receiver, discount_fen, freight_fen, goods_fen, total_fen, open_refunds, refunded_fen) "
            + "VALUES (1, @shopper, @number, "
            + "@numberend, @phoneend, 'AwaitingPayment', @now, @until, 0, @city, @detail, @phone, @province, "
            + "@receiver, @discount, 0, @goods, @total, 0, 0)",
            "shopper", "number", "numberend", "phoneend", "now", "until", "city", "detail", "phone", "province",
            "receiver", "discount", "goods", "total");
        payment = Prepare(
            connection,
            "INSERT INTO payments (cooperative_id, order_id, payer_id, out_trade_no, status, next_query_at, queries, "
            + "version, amount_fen) VALUES (1, @order, @payer, @number, 'Created', @next, 0, 0, @total)",
            "order", "payer", "number", "next", "total");
        stock = Prepare(
            connection,
            "UPDATE skus SET stock = stock - 1 WHERE id = @sku AND stock >= 1 AND price_fen = @price", "sku", "price");
        movements = Prepare(
            connection,
            "INSERT INTO stock_movements (cooperative_id, sku_id, pieces, reason, document, at) "
            + "VALUES (1, @asku, -1, 'Sold', @number, @now), (1, @bsku, -1, 'Sold', @number, @now)",
            "asku", "bsku", "number", "now");
        lines = Prepare(
            connection, $"INSERT INTO order_lines ({LineColumns}) VALUES ({LineValues("a")}), ({LineValues("b")})",
            ["order", .. LineParameters("a"), .. LineParameters("b"), "price", "off", "paid"]);
    }

    private static string LineColumns =>
        "cooperative_id, order_id, number, sku_id, household_id, revenue_rule_id, is_member_sale, title, quantity, "
        + "after_sales_hours, version, discount_fen, gross_fen, paid_fen, unit_price_fen, pieces_in_flight, "
        + "pieces_returned";

    /// <summary>Writes one order into the transaction that is open.</summary>
    public async Task Write(int worker, Ware first, Ware second)
    {
        var now = TimeProvider.System.GetUtcNow();
        var number = Numbers.Order(now);
        await Execute(
            key, $"order.place:shopper-{worker}:{IdempotencyKey.New().Value}", Hash(first, second),
            JsonSerializer.Serialize(number), Instant(now));
        var address = OrderTown.Address;
        await Execute(turn, town.Shoppers[worker].Value);
        await Execute(
            order, town.Shoppers[worker].Value, number, number[^Order.ShortLength..],
            address.Phone[^Order.PhoneEndLength..], Instant(now), Instant(now.AddMinutes(30)), address.City,
            address.Detail, address.Phone, address.Province, address.Receiver, 2 * DiscountOfALine,
            2L * OrderTown.PriceFen, town.TotalOfTwo.Fen);
        var id = newId(order);
        await Execute(
            payment, id, town.Shoppers[worker].Value, number, Instant(now.AddMinutes(1)), town.TotalOfTwo.Fen);
        await TakeStock(first);
        await TakeStock(second);
        await Execute(movements, first.SkuId, second.SkuId, number, Instant(now));
        await Execute(
            lines, id, first.SkuId, first.HouseholdId, first.RuleId, first.IsMember, first.Title, first.AfterSalesHours,
            second.SkuId, second.HouseholdId, second.RuleId, second.IsMember, second.Title, second.AfterSalesHours,
            (long)OrderTown.PriceFen, DiscountOfALine, OrderTown.PriceFen - DiscountOfALine);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in (DbCommand[])[key, turn, order, payment, stock, movements, lines])
            await command.DisposeAsync();
    }

    private async Task TakeStock(Ware ware) => Bench.CheckSame(
        1, await Execute(stock, ware.SkuId, (long)OrderTown.PriceFen), "a full shelf gives what is asked of it");

    // The product keeps a hash of the wish as well: without it a key could be used for another cart.
    private static string Hash(Ware first, Ware second) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{first.SkuId}:1;{second.SkuId}:1;{OrderTown.Address}")));

    private object Instant(DateTimeOffset instant) => isText
        ? instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
        : instant.UtcDateTime;

    private static async Task<int> Execute(DbCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return await command.ExecuteNonQueryAsync();
    }

    private static string[] LineParameters(string line) =>
        [.. new[] { "sku", "household", "rule", "member", "title", "hours" }.Select(name => line + name)];

    private static string LineValues(string line) =>
        $"1, @order, {(line == "a" ? 1 : 2)}, @{line}sku, @{line}household, @{line}rule, @{line}member, @{line}title, "
        + $"1, @{line}hours, 0, @off, @price, @paid, @price, 0, 0";

    private static DbCommand Prepare(DbConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }
}
