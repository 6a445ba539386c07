using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.WeChat;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Reconciliation;

/// <summary>A bill as a day of very many payments has it.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class BigBillTests(DatabaseProvider provider)
{
    /// <summary>More than a server takes in one packet by default.</summary>
    private const int Megabytes = 40;

    private static readonly DateOnly Day = new(2026, 5, 6);

    [Test]
    public async Task A_bill_larger_than_a_packet_of_the_server_is_archived_byte_for_byte()
    {
        await using var village = await TestVillage.Start(provider);
        var content = Bill();

        _ = await village.Look(async db =>
        {
            db.BillFiles.Add(new(db.Tenant.Id, BillKind.Trade, Day, content, new string('0', 40), village.Now));
            return await db.SaveChangesAsync();
        });
        var archived = await village.Look(db => db.BillFiles.AsNoTracking().SingleAsync());

        Assert.That(content, Has.Length.GreaterThan(Megabytes << 20));
        Assert.That(archived.IsEmptyDay, Is.False);
        Assert.That(SHA256.HashData(archived.Content), Is.EqualTo(SHA256.HashData(content)));
    }

    [Test]
    public async Task A_day_without_movements_stays_empty()
    {
        await using var village = await TestVillage.Start(provider);

        _ = await village.Look(async db =>
        {
            db.BillFiles.Add(new(db.Tenant.Id, BillKind.FundOperation, Day, [], "", village.Now));
            return await db.SaveChangesAsync();
        });
        var archived = await village.Look(db => db.BillFiles.AsNoTracking().SingleAsync());

        Assert.That(archived.IsEmptyDay, Is.True);
        Assert.That(archived.Content, Is.Empty);
    }

    /// <summary>Numbers by chance, so that it doesn't pack better than a real one.</summary>
    private static byte[] Bill()
    {
        var chance = new Random(20261126);
        var text = new StringBuilder("\uFEFF");
        while (text.Length < Megabytes << 20)
        {
            text.Append("`2026-05-06 09:").Append(chance.Next(10, 60)).Append(":00,`4200").Append(chance.NextInt64())
                .Append(",`D2026").Append(chance.NextInt64()).Append(",`SUCCESS,`").Append(chance.Next(100_000))
                .Append(".00,`0.00000,`0.60%\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
