using NewsSite.Core.Data;

namespace NewsSite.Core;

/// <content>The settings that stand below another one's name, as in <c>Photos:Store</c>.</content>
public sealed partial class SiteOptions
{
    /// <summary>Settings of the database.</summary>
    public sealed class DatabaseOptions
    {
        /// <summary>Sqlite, SqlServer or PostgreSql.</summary>
        public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;
    }

    /// <summary>Connection strings by name.</summary>
    public sealed class ConnectionStringOptions
    {
        /// <summary>In the words of the database's ADO.NET driver.</summary>
        public string NewsSite { get; set; } = "";
    }

    /// <summary>Settings of the photo store.</summary>
    public sealed class PhotoOptions
    {
        /// <summary>Kind of store.</summary>
        public PhotoStoreKind Store { get; set; } = PhotoStoreKind.FileSystem;

        /// <summary>How to reach the bucket; needed for <see cref="PhotoStoreKind.S3"/>.</summary>
        public S3Options S3 { get; set; } = new();
    }

    /// <summary>Settings of an S3-compatible store.</summary>
    public sealed class S3Options
    {
        /// <summary>Name of the bucket, which must exist.</summary>
        public string Bucket { get; set; } = "";

        /// <summary>Address of the store; empty for Amazon's own.</summary>
        public string Endpoint { get; set; } = "";

        /// <summary>Region of the bucket.</summary>
        public string Region { get; set; } = "us-east-1";

        /// <summary>Key; empty: as the AWS SDK finds it.</summary>
        public string AccessKey { get; set; } = "";

        /// <summary>Secret of the key.</summary>
        public string SecretKey { get; set; } = "";
    }

    /// <summary>Settings of the feeds.</summary>
    public sealed class FeedOptions
    {
        /// <summary>How much of a story its entry says.</summary>
        public FeedText Text { get; set; } = FeedText.Full;

        /// <summary>The WebSub hub that is told of every change, an <c>https:</c> address; empty: none.</summary>
        public string Hub { get; set; } = "";
    }

    /// <summary>Settings of the cache of finished pages.</summary>
    public sealed class CacheOptions
    {
        /// <summary>Memory for pages, in megabytes, 0 to 65,536; 0: each page is made anew for each reader.</summary>
        public int Megabytes { get; set; } = 256;
    }

    /// <summary>Settings of a CDN in front.</summary>
    public sealed class CdnOptions
    {
        /// <summary>Where it is told of changes by POST, for example <c>https://api.fastly.com/service/ID/purge</c>; empty: pages carry no keys and it is told nothing.</summary>
        public string Purge { get; set; } = "";

        /// <summary>How it calls the keys of a page.</summary>
        public CdnKeyKind Keys { get; set; } = CdnKeyKind.SurrogateKey;

        /// <summary>A header that goes with each purge, name and value: <c>Fastly-Key: abc</c>, <c>Authorization: Bearer abc</c>. A secret.</summary>
        public string Credential { get; set; } = "";
    }

    /// <summary>Names for the keys of a page.</summary>
    public enum CdnKeyKind
    {
        /// <summary>Header <c>Surrogate-Key</c>, separated by spaces; purged as <c>surrogate_keys</c>: Fastly, Varnish.</summary>
        SurrogateKey,

        /// <summary>Header <c>Cache-Tag</c>, separated by commas; purged as <c>tags</c>: Cloudflare and others.</summary>
        CacheTag,
    }

    /// <summary>Settings of signing in.</summary>
    public sealed class SignInOptions
    {
        /// <summary>Whether those who publish or administer need a passkey or an authenticator app.</summary>
        public SecondFactorKind SecondFactor { get; set; } = SecondFactorKind.Offered;
    }

    /// <summary>How much is asked of those who publish or administer.</summary>
    public enum SecondFactorKind
    {
        /// <summary>The desk asks them to set one up, and lets them work.</summary>
        Offered,

        /// <summary>Until they have set one up, nothing but their account is open to them; a password alone signs nobody in who has one.</summary>
        Required,
    }

    /// <summary>Settings of the copy desk.</summary>
    public sealed class CopyDeskOptions
    {
        /// <summary>Names of checks whose findings keep a story from going out until they are put right or an admin dismisses them, separated by commas; empty: none.</summary>
        public string Mandatory { get; set; } = "";

        /// <summary>Whether the server fetches the <c>https:</c> addresses that stories link to, to tell those that answer an error. Links to this site are looked at always.</summary>
        public bool Links { get; set; }

        /// <summary><see cref="Mandatory"/> one by one.</summary>
        public IReadOnlyList<string> MandatoryChecks => Mandatory.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Settings of the measurements.</summary>
    public sealed class TelemetryOptions
    {
        /// <summary>Where traces, metrics and logs are sent by OTLP over HTTP, for example <c>http://localhost:4318</c>; empty: nowhere.</summary>
        public string Otlp { get; set; } = "";
    }

    /// <summary>How much of a story a feed says.</summary>
    public enum FeedText
    {
        /// <summary>All of it, with captions, credits and corrections.</summary>
        Full,

        /// <summary>The standfirst, or how it begins.</summary>
        Summary,
    }

    /// <summary>Kinds of photo store.</summary>
    public enum PhotoStoreKind
    {
        /// <summary>Files below <see cref="DataDirectory"/>.</summary>
        FileSystem,

        /// <summary>Objects of a bucket in an S3-compatible store.</summary>
        S3,
    }
}
