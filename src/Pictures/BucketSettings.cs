namespace VillageCloud.Pictures;

/// <summary>Where a bucket is, and by which key it opens. A class and not a record: records print their members.
/// </summary>
/// <param name="endpoint">Where its server answers, e.g. <c>https://oss-cn-hangzhou.aliyuncs.com</c>.</param>
/// <param name="bucket">Of this installation alone: what no row stands for is taken away.</param>
public sealed class BucketSettings(Uri endpoint, string bucket, string accessKey, string secretKey)
{
    /// <summary>What is signed for where a server has only one.</summary>
    public const string AnyRegion = "us-east-1";

    public Uri Endpoint => endpoint;

    public string Bucket => bucket;

    public string AccessKey => accessKey;

    public string SecretKey => secretKey;

    /// <summary>Of the server; it stands in what is signed.</summary>
    public string Region { get; init; } = AnyRegion;

    /// <summary>Whether the bucket's name stands in the path and not before the server's name.</summary>
    public bool PathStyle { get; init; }

    /// <summary>How long one request may take, with its repetitions: somebody waits for it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);
}
