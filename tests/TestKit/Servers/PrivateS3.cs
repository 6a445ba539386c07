using System.Diagnostics;
using Amazon.Runtime;
using Amazon.S3;
using NUnit.Framework;
using VillageCloud.Pictures;

namespace VillageCloud.TestKit.Servers;

/// <summary>A server of the caller's own that speaks S3 and looks at signatures, on loopback, gone when disposed. What
/// a bucket's name begins with makes it bad: <c>slow</c> never answers, <c>busy</c> says that it has no time, and
/// <c>open</c> lets strangers read.</summary>
/// <remarks>Its packages are installed by <c>./test</c>, as its lock file has them.</remarks>
public sealed class PrivateS3 : IAsyncDisposable
{
    /// <summary>The one account that the server knows, and its secret.</summary>
    private const string Account = "S3RVER";

    private readonly Process process;
    private readonly DirectoryInfo folder;
    private bool isStopped;

    private PrivateS3(Process process, DirectoryInfo folder, Uri address)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<PrivateS3> Start()
    {
        if (TestServers.IsFast) Assert.Ignore("needs an S3, which --fast leaves out");
        var server = Path.Combine(Home(), "server.mjs");
        if (!Directory.Exists(Path.Combine(Home(), "node_modules")))
        {
            throw new InvalidOperationException(
                $"This test needs an S3, whose packages aren't installed: run ./test, or npm ci in {Home()}.");
        }

        var folder = Directory.CreateTempSubdirectory("village-s3");
        // Where a list goes on is told in a cipher that is too old for anything else.
        var process = Process.Start(new ProcessStartInfo("node", ["--openssl-legacy-provider", server, folder.FullName])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        var address = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("the S3 ended before it began");
        return new(process, folder, new(address));
    }

    /// <summary>How a bucket is opened, whether or not it is there.</summary>
    public BucketSettings Settings(string bucket, string secret = Account, TimeSpan? patience = null) =>
        new(Address, bucket, Account, secret)
        {
            PathStyle = true, Patience = patience ?? TimeSpan.FromSeconds(20),
        };

    /// <summary>Makes one, and says how it is opened.</summary>
    public async Task<BucketSettings> Make(string bucket)
    {
        using var client = new AmazonS3Client(
            new BasicAWSCredentials(Account, Account),
            new AmazonS3Config { ServiceURL = Address.ToString(), ForcePathStyle = true });
        _ = await client.PutBucketAsync(bucket);
        return Settings(bucket);
    }

    /// <summary>Twice is once: a test may stop it before.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isStopped) return;
        isStopped = true;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Home()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var home = Path.Combine(folder.FullName, "tests", "TestKit", "Servers", "s3");
            if (Directory.Exists(home)) return home;
        }

        throw new InvalidOperationException("tests run below the repository");
    }
}
