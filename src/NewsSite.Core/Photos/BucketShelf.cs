using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace NewsSite.Core.Photos;

/// <summary>
/// Keeps files as objects of an S3-compatible bucket. An object is there whole or not at all. What is asked for is kept on this machine too; a key never means
/// other bytes, so a copy is never stale.
/// </summary>
public sealed class BucketShelf(IAmazonS3 s3, string bucket, string cache) : PhotoShelf, IDisposable
{
    /// <summary>Opens the bucket of the settings.</summary>
    public static BucketShelf Open(SiteOptions site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var settings = site.Photos.S3;
        var config = new AmazonS3Config
        {
            AuthenticationRegion = settings.Region,
            MaxErrorRetry = 2,
            ConnectTimeout = TimeSpan.FromSeconds(5), // an editor waits
            ForcePathStyle = settings.Endpoint.Length > 0, // not every store knows buckets as hosts

            // Checksums of Amazon's own kind are refused by some stores; each file is checked by its name, its SHA-256.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.Endpoint.Length > 0)
            config.ServiceURL = settings.Endpoint;
        else
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        var client = settings.AccessKey.Length > 0
            ? new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), config)
            : new AmazonS3Client(config);
        return new BucketShelf(client, settings.Bucket, Path.Combine(PhotoStore.FolderOf(site), "cache"));
    }

    /// <inheritdoc/>
    public override async Task PutAsync(string key, string path, CancellationToken ct)
    {
        await AskAsync(() => s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, FilePath = path, UseChunkEncoding = false }, ct));
        SyncedFiles.Place(path, Local(key));
    }

    /// <inheritdoc/>
    public override async Task<string?> FindAsync(string key, CancellationToken ct)
    {
        if (File.Exists(Local(key)))
            return Local(key);
        await using var stored = await OpenAsync(key, ct);
        if (stored is null)
            return null;
        Directory.CreateDirectory(cache);
        var path = Path.Combine(cache, Path.GetRandomFileName());
        try
        {
            await using (var file = SyncedFiles.Create(path))
            {
                await stored.CopyToAsync(file, ct);
                file.Sync();
            }

            SyncedFiles.Place(path, Local(key));
        }
        finally
        {
            File.Delete(path);
        }

        return Local(key);
    }

    /// <inheritdoc/>
    public override async Task<Stream?> OpenAsync(string key, CancellationToken ct)
    {
        try
        {
            return (await AskAsync(() => s3.GetObjectAsync(bucket, key, ct))).ResponseStream;
        }
        catch (IOException e) when (e.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" })
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override async Task RemoveAsync(string key, CancellationToken ct)
    {
        await AskAsync(() => s3.DeleteObjectAsync(bucket, key, ct));
        if (File.Exists(Local(key)))
            File.Delete(Local(key));
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<(string Key, DateTime At)> ListAsync(string beginning, [EnumeratorCancellation] CancellationToken ct)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = beginning };
        ListObjectsV2Response page;
        do
        {
            page = await AskAsync(() => s3.ListObjectsV2Async(request, ct));
            foreach (var stored in page.S3Objects)
                yield return (stored.Key, stored.LastModified.ToUniversalTime());
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated);
    }

    /// <summary>Closes its connections.</summary>
    public void Dispose() => s3.Dispose();

    private string Local(string key) => Path.Combine(cache, key);

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException("The photo store does not answer as it should.", e);
        }
    }
}
