using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Pictures;

/// <summary>Pictures as objects of one bucket, on a server that speaks S3. The bucket is private: whoever looks at a
/// picture asks us.</summary>
public sealed class BucketMediaStore : IMediaStore, IDisposable
{
    private const int Repetitions = 2;
    private const int AtOnce = 8;
    private const string ContentType = "image/webp";

    private readonly BucketSettings settings;
    private readonly AmazonS3Client client;
    private readonly HttpClient stranger = new();

    public BucketMediaStore(BucketSettings settings)
    {
        this.settings = settings;
        client = new(
            new BasicAWSCredentials(settings.AccessKey, settings.SecretKey),
            new AmazonS3Config
            {
                ServiceURL = settings.Endpoint.ToString(), AuthenticationRegion = settings.Region,
                ForcePathStyle = settings.PathStyle, MaxErrorRetry = Repetitions,
                // What Amazon's own server takes by now, and most of those that speak its protocol refuse.
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            });
    }

    public async Task<Outcome> Put(
        string village, PictureAudience audience, ProcessedPicture picture, CancellationToken ct)
    {
        var place = new PicturePlace(village, audience, picture.Facts.Key);
        var put = await Task.WhenAll(
            picture.Sizes.Select(one => Put(PicturePath.Of(place, one.Key), one.Value, ct)));
        return new(put.Select(static one => one.Refusal).FirstOrDefault(static one => one is not null));
    }

    public Task<Outcome<byte[]>> Find(PicturePlace place, PictureSize size, CancellationToken ct) =>
        Read(PicturePath.Of(place, size), ct);

    public async Task<Outcome<PicturePlace[]>> WrittenBefore(
        string village, DateTimeOffset then, CancellationToken ct)
    {
        var found = await List(PicturePath.Of(village), ct);
        return found.Map(all => all.Where(one => IsOlder(one, then)).Select(static one => PicturePath.Read(one.Key))
            .OfType<PicturePlace>().Distinct().ToArray());
    }

    public async Task<Outcome> TakeAway(PicturePlace place, DateTimeOffset then, CancellationToken ct)
    {
        var found = await List(PicturePath.Of(place), ct);
        return found.Refusal is { } refusal
            ? refusal
            : await TakeAway(found.Value.Where(one => IsOlder(one, then)), ct);
    }

    public async Task<Outcome> TakeAllAway(string village, CancellationToken ct)
    {
        var found = await List(PicturePath.Of(village), ct);
        return found.Refusal is { } refusal ? refusal : await TakeAway(found.Value, ct);
    }

    public async Task<Outcome> Try(CancellationToken ct)
    {
        // No slug has a dot: it is nobody's.
        var name = $".try/{Guid.NewGuid():N}";
        var written = await Put(name, [0], ct);
        if (written.IsRefused) return written;
        var read = await Read(name, ct);
        var isOpen = await Ask(wait => IsOpen(name, wait), ct);
        var removed = await TakeAway([new() { Key = name }], ct);
        return new(
            read.Refusal ?? isOpen.Refusal ?? removed.Refusal ?? (isOpen.Value ? new PictureStoreOpen() : null));
    }

    public void Dispose()
    {
        client.Dispose();
        stranger.Dispose();
    }

    private static bool IsOlder(S3Object one, DateTimeOffset then) =>
        one.LastModified is { } written && written.ToUniversalTime() < then.UtcDateTime;

    private async Task<Outcome> Put(string name, byte[] content, CancellationToken ct) => (await Ask(
        async wait =>
        {
            using var stream = new MemoryStream(content, writable: false);
            return await client.PutObjectAsync(
                new()
                {
                    BucketName = settings.Bucket, Key = name, InputStream = stream, ContentType = ContentType,
                    // Signed in one piece: not everybody who speaks the protocol reads a body in signed pieces.
                    UseChunkEncoding = false,
                },
                wait);
        },
        ct)).WithoutValue();

    private Task<Outcome<byte[]>> Read(string name, CancellationToken ct) => Ask(
        async wait =>
        {
            using var found = await client.GetObjectAsync(settings.Bucket, name, wait);
            using var content = new MemoryStream();
            await found.ResponseStream.CopyToAsync(content, wait);
            return content.ToArray();
        },
        ct);

    private async Task<Outcome<List<S3Object>>> List(string beginning, CancellationToken ct)
    {
        var all = new List<S3Object>();
        string? next = null;
        do
        {
            var asked = new ListObjectsV2Request
            {
                BucketName = settings.Bucket, Prefix = beginning, ContinuationToken = next,
            };
            var page = await Ask(wait => client.ListObjectsV2Async(asked, wait), ct);
            if (page.Refusal is { } refusal) return refusal;
            all.AddRange(page.Value.S3Objects ?? []);
            next = page.Value.IsTruncated == true ? page.Value.NextContinuationToken : null;
        }
        while (next is not null);
        return all;
    }

    // One by one: what takes many at once asks for a checksum that not everybody reckons the same way.
    private async Task<Outcome> TakeAway(IEnumerable<S3Object> all, CancellationToken ct)
    {
        foreach (var some in all.Chunk(AtOnce))
        {
            var gone = await Task.WhenAll(some.Select(one => Ask(
                wait => client.DeleteObjectAsync(settings.Bucket, one.Key, wait), ct)));
            if (gone.Select(static one => one.Refusal).FirstOrDefault(static one => one is not null) is { } refusal)
                return refusal;
        }

        return Outcome.Done;
    }

    private async Task<bool> IsOpen(string name, CancellationToken ct)
    {
        var plain = settings.PathStyle
            ? new UriBuilder(settings.Endpoint) { Path = $"{settings.Bucket}/{name}" }
            : new UriBuilder(settings.Endpoint) { Host = $"{settings.Bucket}.{settings.Endpoint.Host}", Path = name };
        using var answer = await stranger.GetAsync(plain.Uri, ct);
        return answer.IsSuccessStatusCode;
    }

    private async Task<Outcome<T>> Ask<T>(Func<CancellationToken, Task<T>> ask, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(settings.Patience);
        try
        {
            return await ask(patience.Token);
        }
        catch (AmazonServiceException no)
        {
            return RefusalOf(no);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new PictureStoreAway("timeout");
        }
        catch (Exception away) when (away is HttpRequestException or IOException or AmazonClientException)
        {
            return new PictureStoreAway(CauseOf(away));
        }
    }

    private static Refusal RefusalOf(AmazonServiceException no) => no switch
    {
        { StatusCode: HttpStatusCode.NotFound, ErrorCode: "NoSuchKey" } => new PictureNotFound(),
        { StatusCode: >= HttpStatusCode.MultipleChoices and < HttpStatusCode.InternalServerError
            and not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests) } =>
            new PictureStoreShut($"{(int)no.StatusCode} {no.ErrorCode}"),
        { StatusCode: >= HttpStatusCode.InternalServerError } =>
            new PictureStoreAway($"{(int)no.StatusCode} {no.ErrorCode}"),
        _ => new PictureStoreAway(CauseOf(no)),
    };

    private static string CauseOf(Exception away) =>
        away.InnerException is HttpRequestException http ? $"{http.HttpRequestError}"
        : away is HttpRequestException direct ? $"{direct.HttpRequestError}"
        : away.GetType().Name;
}
