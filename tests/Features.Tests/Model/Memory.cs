using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Model;

/// <summary>What people remember apart from the village's rows: the little that the rows are compared with.</summary>
internal sealed class Memory
{
    /// <summary>Pieces that were on the shelf or came to it.</summary>
    public Dictionary<SkuId, int> Pieces { get; private set; } = [];

    /// <summary>What opens the cashier, of orders that were prepared and perhaps never paid.</summary>
    public List<(Buyer Buyer, string Number, ClientPayment Ticket)> Tickets { get; } = [];

    /// <summary>Money that went to WeChat's operation account.</summary>
    public List<TopUp> TopUps { get; } = [];

    /// <summary>Refunds that somebody asked for: order and amount. Two of one amount can't be told apart by whoever
    /// watches for one that is sent twice.</summary>
    public HashSet<(string Order, Money Amount)> Refunds { get; } = [];

    private readonly Dictionary<string, int> wishes = [];
    private int labels;

    /// <summary>How many wishes there were, each with one key, by the features that they were told to.</summary>
    public int Wishes(params string[] features) => features.Sum(feature => wishes.GetValueOrDefault(feature));

    public void Wish(string feature) => wishes[feature] = wishes.GetValueOrDefault(feature) + 1;

    public void TakeBack(string feature) => wishes[feature]--;

    public async Task Look(TestVillage village) =>
        Pieces = await village.Look(db => db.Skus.ToDictionaryAsync(sku => sku.Id, sku => sku.Stock));

    /// <summary>No two parcels have one number.</summary>
    public string NewLabel() => $"SF{10_000_000 + labels++}";
}

internal sealed record TopUp(string FlowNo, Money Amount, DateTimeOffset At);
