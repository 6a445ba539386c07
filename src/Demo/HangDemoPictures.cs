using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;
using VillageCloud.Features.Platform;

namespace VillageCloud.Demo;

/// <param name="Name">Of a product.</param>
/// <param name="File">Below <c>pictures/</c>, without its size.</param>
internal sealed record DemoPicture(string Name, string File);

/// <summary>What a telephone draws of the demo's goods, as files of the store: they come as an uploaded photograph does
/// and can be exchanged for one. Made before (<c>npm run demo-pictures</c>), so that founding the demo takes no longer.
/// </summary>
public sealed class HangDemoPictures(VillageDb db, IMediaStore store, UnitOfWork work, TimeProvider clock)
{
    /// <summary>Along either edge; a drawing has no more to show on a whole screen than on a card.</summary>
    private const int Edge = 800;

    /// <summary>Of a shelf that shows none yet, in the village in scope.</summary>
    public async Task<Outcome> Run(CancellationToken ct)
    {
        var shown = new Dictionary<string, PictureFacts>(StringComparer.Ordinal);
        foreach (var demo in DemoFile.Read<DemoPicture>("pictures"))
        {
            var picture = await Read(demo.File, ct);
            var stored = await store.Put(db.Tenant.Village, PictureAudience.Everybody, picture, ct);
            if (stored.IsRefused) return stored;
            shown.Add(demo.Name, picture.Facts);
        }

        return (await work.Do<int>(async () => await Hang(shown, ct), ct)).WithoutValue();
    }

    private static async Task<ProcessedPicture> Read(string file, CancellationToken ct)
    {
        var large = await DemoFile.Bytes($"pictures/{file}-large.webp", ct);
        return new(
            new(Convert.ToHexStringLower(SHA256.HashData(large)), Edge, Edge),
            new Dictionary<PictureSize, byte[]>
            {
                [PictureSize.Large] = large,
                [PictureSize.Medium] = large,
                [PictureSize.Small] = await DemoFile.Bytes($"pictures/{file}-small.webp", ct),
            });
    }

    private async Task<int> Hang(Dictionary<string, PictureFacts> shown, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var by = await db.Staff.Where(one => one.Name == DemoVillage.StoreKeeper).Select(one => one.Id).SingleAsync(ct);
        // Two of the same goods may look the same, and are one picture then.
        var rows = shown.Values.Distinct().ToDictionary(
            static facts => facts.Key,
            facts => db.Pictures.Add(new(db.Tenant.Id, by, facts, PictureAudience.Everybody, now)).Entity,
            StringComparer.Ordinal);
        await db.SaveChangesAsync(ct);
        var products = await db.Products.Include(static one => one.Pictures).ToListAsync(ct);
        foreach (var product in products) product.Show([rows[shown[product.Name].Key].Id]);
        return products.Count;
    }
}
