using VillageCloud.Domain.Village.Media;
using VillageCloud.Pictures;
using VillageCloud.TestKit;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.Features.Tests.Village.Media;

public enum StoreKind
{
    Folder,
    Bucket,
}

/// <summary>An empty store of one kind, which is away when a test says so, and gone with it.</summary>
internal sealed class StoreOfATest : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("village-media");
    private readonly PrivateS3? server;
    private readonly IMediaStore inner;

    private StoreOfATest(PrivateS3? server, BucketSettings? bucket)
    {
        this.server = server;
        inner = bucket is null ? new FolderMediaStore(folder.FullName) : new BucketMediaStore(bucket);
        Store = new(inner);
    }

    public StoreThatIsAway Store { get; }

    /// <summary>Below it lie the files of a folder.</summary>
    public DirectoryInfo Folder => folder;

    public static async Task<StoreOfATest> Open(StoreKind kind)
    {
        if (kind == StoreKind.Folder) return new(server: null, bucket: null);
        var server = await PrivateS3.Start();
        return new(server, await server.Make("pictures"));
    }

    public async ValueTask DisposeAsync()
    {
        (inner as IDisposable)?.Dispose();
        if (server is not null) await server.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
